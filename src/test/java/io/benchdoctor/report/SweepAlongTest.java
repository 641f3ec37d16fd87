package io.benchdoctor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.RuleBook;
import io.benchdoctor.diagnose.SweepDiagnosis;
import io.benchdoctor.facts.Demand;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.facts.SweepPoint;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.parse.LogReader;
import io.benchdoctor.report.ChartView.LoadCurve;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps whose lever is no load: what changes along it is said in a sentence and drawn over it. */
class SweepAlongTest {
    private static final RuleBook RULES = RuleBook.standard();

    @TempDir
    private Path folder;

    @Test
    void a_longer_prompt_is_told_by_what_a_thousand_tokens_of_it_cost() throws IOException {
        for (int length : new int[] {1024, 4096, 8192, 32768}) {
            write("isl" + length, length, 20 + 0.0735 * length, 12, "\"random_input_len\": " + length);
        }

        SweepView view = view();

        assertThat(view.headline()).isEqualTo("TTFT grows by about 73.5\u00A0ms per 1,000 tokens of the prompt");
        LoadCurve drawn = (LoadCurve) view.curve().orElseThrow().drawing();
        assertThat(drawn.joined()).isTrue();
        assertThat(drawn.lines().get(0).points())
                .extracting(LoadCurve.Point::across)
                .containsExactly(1024.0, 4096.0, 8192.0, 32768.0);
        assertThat(drawn.lines().get(0).points().get(0).up()).isCloseTo(95.264, within(1e-6));
    }

    @Test
    void more_cards_are_told_by_what_each_of_them_still_yields() throws IOException {
        for (int cards : new int[] {1, 2, 4, 8}) {
            write("tp" + cards, 1024, 400 / cards, 24 / Math.pow(cards, 0.7), "\"tensor_parallel_size\": " + cards);
        }

        assertThat(view().headline()).isEqualTo("Each GPU writes 55% at TP\u00A08 of what it writes at TP\u00A01");
    }

    @Test
    void releases_stand_in_the_order_of_their_age_and_no_line_joins_them() throws IOException {
        write("d", 1024, 180, 17, "\"vllm_version\": \"0.11.0\"");
        write("a", 1024, 180, 17.2, "\"vllm_version\": \"0.10.2\"");
        write("b", 1024, 180, 22, "\"vllm_version\": \"0.9.2\"");
        write("c", 1024, 180, 25, "\"vllm_version\": \"0.8.5\"");

        SweepView view = view();

        assertThat(view.levels())
                .extracting(SweepView.Level::name)
                .containsExactly("0.8.5", "0.9.2", "0.10.2", "0.11.0");
        assertThat(((LoadCurve) view.curve().orElseThrow().drawing()).joined()).isFalse();
        assertThat(view.plot().orElseThrow().names()).isTrue();
        assertThat(view.answers()).contains("No level differs from another by more than chance: TTFT, median.");
    }

    @Test
    void a_setting_that_is_best_in_the_middle_is_told_by_its_best_level() throws IOException {
        write("16", 1024, 300, 22, "\"max_num_seqs\": 16");
        write("64", 1024, 145, 22, "\"max_num_seqs\": 64");
        write("256", 1024, 210, 22, "\"max_num_seqs\": 256");

        assertThat(view().headline())
                .isEqualTo("TTFT, median: 300.0\u00A0ms at 16, 145.0\u00A0ms at 64, 210.0\u00A0ms at 256");
    }

    @Test
    void levels_that_differ_by_no_more_than_chance_are_said_to_be_the_same() throws IOException {
        write("16", 1024, 200, 22, "\"max_num_seqs\": 16");
        write("64", 1024, 201, 22.2, "\"max_num_seqs\": 64");
        write("256", 1024, 199, 22.1, "\"max_num_seqs\": 256");

        assertThat(view().headline()).endsWith("no level differs from another by more than chance");
    }

    @Test
    void runs_that_differ_in_two_settings_are_no_sweep() throws IOException {
        write("a", 1024, 300, 22, "\"max_num_seqs\": 16, \"tensor_parallel_size\": 1");
        write("b", 1024, 200, 20, "\"max_num_seqs\": 64, \"tensor_parallel_size\": 2");
        write("c", 1024, 150, 18, "\"max_num_seqs\": 256, \"tensor_parallel_size\": 4");

        assertThat(sweeps()).isEmpty();
    }

    private SweepView view() throws IOException {
        List<SweepDiagnosis> sweeps = sweeps();
        assertThat(sweeps).hasSize(1);
        assertThat(sweeps.get(0).sweep().points())
                .allMatch(point -> point.figure(SweepPoint.RATE).isPresent());
        return new SweepPart(sweeps.get(0), Optional.empty(), Messages.in("en")).view();
    }

    private List<SweepDiagnosis> sweeps() throws IOException {
        LogReader.Result read = LogReader.read(List.of(folder.toString()), InputStream.nullInputStream());
        List<Diagnosis> runs = read.batch().runs().stream()
                .map(run -> RULES.diagnose(run, FactSheet.of(run, Facts.ALL)))
                .toList();
        return RULES.sweeps(runs, Demand.NONE);
    }

    /** Sixteen in flight, 256 tokens an answer. */
    private void write(String name, int input, double ttft, double tpot, String setting) throws IOException {
        double latency = ttft + 255 * tpot;
        double duration = 20 * latency / 1000;
        Files.writeString(
                folder.resolve(name + ".json"),
                String.format(
                        Locale.ROOT,
                        "{\"date\": \"20260102-030405\", \"backend\": \"vllm\", \"model_id\": \"example/model-8b\", "
                                + "\"num_prompts\": 320, \"request_rate\": \"inf\", \"burstiness\": 1.0, "
                                + "\"max_concurrency\": 16, \"duration\": %f, \"completed\": 320, \"failed\": 0, "
                                + "\"total_input_tokens\": %d, \"total_output_tokens\": 81920, "
                                + "\"request_throughput\": %f, \"output_throughput\": %f, \"total_token_throughput\": %f, "
                                + "\"mean_ttft_ms\": %f, \"median_ttft_ms\": %f, \"p99_ttft_ms\": %f, "
                                + "\"mean_tpot_ms\": %f, \"median_tpot_ms\": %f, \"p99_tpot_ms\": %f, "
                                + "\"mean_e2el_ms\": %f, \"median_e2el_ms\": %f, \"p99_e2el_ms\": %f, %s}",
                        duration,
                        320 * input,
                        320 / duration,
                        81920 / duration,
                        (81920 + 320 * input) / duration,
                        ttft,
                        ttft,
                        ttft,
                        tpot,
                        tpot,
                        tpot,
                        latency,
                        latency,
                        latency,
                        setting));
    }
}
