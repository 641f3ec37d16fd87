package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import io.benchdoctor.model.Input.Status;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SglangJsonKeysTest {
    static final String FIRST = """
            {"tag": null, "backend": "sglang", "dataset_name": "random", "request_rate": Infinity, \
            "max_concurrency": null, "random_input_len": 100, "random_output_len": 50, "random_range_ratio": 1.0, \
            "duration": 12.375, "completed": 20, "total_input_tokens": 2000, "total_output_tokens": 1000, \
            "total_output_tokens_retokenized": 998, "request_throughput": 1.616, "output_throughput": 80.81, \
            "mean_e2e_latency_ms": 600.5, "p99_e2e_latency_ms": 910.25, "mean_ttft_ms": 75.125, "mean_tpot_ms": 10.72, \
            "mean_itl_ms": 10.5, "p95_itl_ms": 21.5, "max_itl_ms": 40.0, "concurrency": 0.97, "accept_length": 1.5}
            """;
    private static final String SECOND = FIRST.replace("\"sglang\"", "\"sglang-oai\"")
            .replace("Infinity", "4.0")
            .replace("\"max_concurrency\": null", "\"max_concurrency\": 8")
            .replace("12.375", "9.5");

    @Test
    void every_line_that_was_appended_is_a_run() {
        ReadLog log = read(FIRST + SECOND);

        assertThat(log.input().format()).isEqualTo("sglang-serve-jsonl");
        assertThat(log.input().status()).isEqualTo(Status.PARSED);
        assertThat(log.input().lines()).isEqualTo(2);
        assertThat(log.parsed().runs()).extracting(ParsedRun::firstLine).containsExactly(1, 2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "requests.completed, 20",
        "duration, 12.375",
        "tokens.output.retokenized, 998",
        "throughput.requests, 1.616",
        "e2el.mean, 600.5",
        "e2el.p99, 910.25",
        "ttft.mean, 75.125",
        "tpot.mean, 10.72",
        "concurrency.mean, 0.97",
        "spec.acceptanceLength, 1.5",
    })
    void a_figure_has_the_name_that_vllm_gives_it(String metric, String text) {
        Reported figure = figures(FIRST).get(metric);

        assertThat(figure.text()).isEqualTo(text);
        assertThat(figure.quantity().value()).isEqualTo(Double.parseDouble(text));
    }

    @Test
    void gaps_that_were_shared_out_over_tokens_are_not_called_gaps_between_chunks() {
        assertThat(figures(FIRST))
                .containsKeys("itlPerToken.mean", "itlPerToken.p95")
                .doesNotContainKey("itl.mean");
        assertThat(figures(SECOND)).containsKeys("itl.mean", "itl.max").doesNotContainKey("itlPerToken.mean");
    }

    @Test
    void no_limit_of_the_rate_is_a_setting_and_no_figure() {
        assertThat(settings(FIRST))
                .containsEntry(SettingKey.REQUEST_RATE, "inf")
                .containsEntry(SettingKey.MAX_CONCURRENCY, "None")
                .containsEntry(SettingKey.ENGINE, "sglang");
        assertThat(figures(FIRST)).doesNotContainKeys("rate.offered", "concurrency.limit");
        assertThat(settings(SECOND)).containsEntry(SettingKey.REQUEST_RATE, "4.0");
        assertThat(figures(SECOND)).containsKeys("rate.offered", "concurrency.limit");
    }

    @Test
    void lengths_of_random_prompts_count_only_for_random_prompts() {
        assertThat(settings(FIRST)).containsEntry(SettingKey.INPUT_LENGTH, "100");
        assertThat(settings(FIRST.replace("\"random\"", "\"sharegpt\""))).doesNotContainKey(SettingKey.INPUT_LENGTH);
    }

    @Test
    void an_answer_in_one_piece_has_no_first_token() {
        String text = FIRST.replace("\"mean_ttft_ms\": 75.125", "\"mean_ttft_ms\": 600.25")
                .replace("\"mean_itl_ms\": 10.5, \"p95_itl_ms\": 21.5, \"max_itl_ms\": 40.0", "\"mean_itl_ms\": 0.0");

        assertThat(figures(text)).containsKey("e2el.mean").doesNotContainKeys("ttft.mean", "tpot.mean", "itl.mean");
        assertThat(read(text).parsed().notes())
                .anyMatch(note -> note.problem() == Problem.ZERO_MEANS_UNMEASURED
                        && note.detail().equals("ttft"));
    }

    @Test
    void the_gap_before_a_chunk_is_put_together_again() {
        RequestTimings timings = timings(detailed("sglang"));

        assertThat(timings.count()).isEqualTo(3);
        assertThat(timings.gapCount(0)).isEqualTo(2);
        assertThat(timings.gapSeconds(0, 0)).isCloseTo(0.25, within(1e-12));
        assertThat(timings.gapSeconds(0, 1)).isEqualTo(0.5);
        assertThat(timings.e2eSeconds(0).orElseThrow()).isCloseTo(1.0, within(1e-12));
        assertThat(timings.failed(1)).isTrue();
        assertThat(timings.errors()).containsExactly("Bad Gateway");
    }

    @Test
    void gaps_between_chunks_stay_as_they_are() {
        assertThat(timings(detailed("sglang-oai")).gapCount(0)).isEqualTo(3);
    }

    @Test
    void what_is_written_is_read_back() {
        qt().forAll(integers().between(1, 9_999_999), integers().between(1, 5000))
                .checkAssert((micros, completed) -> {
                    String text = FIRST.replace("12.375", Double.toString(micros / 1e4))
                            .replace("\"completed\": 20", "\"completed\": " + completed);

                    assertThat(figures(text).get("duration").quantity().value()).isEqualTo(micros / 1e4);
                    assertThat(figures(text).get("requests.completed").text()).isEqualTo(completed.toString());
                });
    }

    @Test
    void a_log_cut_at_any_byte_tells_no_figure_that_the_whole_log_does_not_tell() {
        byte[] bytes = (FIRST + SECOND).getBytes(StandardCharsets.UTF_8);
        List<ParsedRun> whole = read(FIRST + SECOND).parsed().runs();
        qt().forAll(integers().between(1, bytes.length)).checkAssert(length -> {
            List<ParsedRun> runs = ReadLog.of(Logs.of(Arrays.copyOf(bytes, length)), Formats.byId("sglang-serve-jsonl"))
                    .parsed()
                    .runs();

            for (int n = 0; n < runs.size(); n++) {
                Map<String, Reported> known = Blocks.summary(whole.get(n)).reported();
                Blocks.summary(runs.get(n)).reported().forEach((metric, figure) -> {
                    String plain = metric.replace("itl.", known.containsKey(metric) ? "itl." : "itlPerToken.");
                    assertThat(figure.text()).isEqualTo(known.get(plain).text());
                });
            }
        });
    }

    @Test
    void real_lines_are_read_to_the_last_digit() throws IOException {
        List<Path> files = Logs.below("corpus/sglang").stream()
                .filter(file -> file.toString().endsWith(".jsonl"))
                .toList();
        assumeFalse(files.isEmpty(), "no real logs beside the project");

        int runs = 0;
        for (Path file : files) {
            ReadLog log = ReadLog.of(Logs.of(file), Optional.empty());
            assertThat(log.input().format()).isEqualTo("sglang-serve-jsonl");
            assertThat(log.input().status()).isEqualTo(Status.PARSED);
            runs += log.parsed().runs().size();
            if (file.toString().contains("deepseek_dp_mla")) {
                Map<String, Reported> figures =
                        Blocks.summary(log.parsed().runs().get(0)).reported();
                assertThat(figures.get("ttft.median").text()).isEqualTo("10014.104524045251");
                assertThat(figures.get("e2el.mean").text()).isEqualTo("381236.82297268615");
                assertThat(figures.get("duration").quantity().value()).isEqualTo(412.49091206211597);
            }
        }
        assertThat(runs).isEqualTo(21);
    }

    private static String detailed(String backend) {
        return FIRST.replace("\"sglang\"", "\"" + backend + "\"")
                .replace(
                        "\"accept_length\": 1.5",
                        "\"accept_length\": 1.5, \"input_lens\": [10, 10, 10], \"output_lens\": [4, 0, 2], "
                                + "\"ttfts\": [0.25, 0.0, 0.5], \"itls\": [[0.125, 0.125, 0.5], [], [0.25]], "
                                + "\"generated_texts\": [\"a\", \"\", \"b\"], \"errors\": [\"\", \"Bad Gateway\", \"\"]");
    }

    private static RequestTimings timings(String text) {
        return read(text).parsed().runs().get(0).parts().stream()
                .filter(RequestTimings.class::isInstance)
                .map(RequestTimings.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Reported> figures(String text) {
        return Blocks.summary(read(text).parsed().runs().get(0)).reported();
    }

    private static Map<SettingKey, String> settings(String text) {
        return read(text).parsed().runs().get(0).settings().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().value()));
    }

    private static ReadLog read(String text) {
        return ReadLog.of(Logs.of(text), Optional.empty());
    }
}
