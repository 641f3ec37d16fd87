package io.benchdoctor.parse;

import static io.benchdoctor.parse.Blocks.VLLM;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.model.Joined;
import io.benchdoctor.model.Joined.By;
import io.benchdoctor.model.Joined.Clue;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.RunPart.BenchSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which tellings are of one run: their figures say so, and nothing else. */
class RunJoinTest {
    /** The run of the block as the client saves it, with all its digits. */
    private static final String JSON =
            "{\"date\": \"20250102-100000\", \"backend\": \"vllm\", \"model_id\": \"org/Tiny-1B\", "
                    + "\"num_prompts\": 40, \"request_rate\": \"inf\", \"duration\": 20.003917, \"completed\": 40, "
                    + "\"total_input_tokens\": 4000, \"total_output_tokens\": 2000, \"request_throughput\": 1.9996083, "
                    + "\"mean_ttft_ms\": 81.2512, \"median_ttft_ms\": 80.4999, \"p99_ttft_ms\": 131.7501, "
                    + "\"mean_tpot_ms\": 11.1, \"median_tpot_ms\": 11.0012, \"p99_tpot_ms\": 13.8999, "
                    + "\"mean_itl_ms\": 11.1234, \"median_itl_ms\": 10.9, \"p99_itl_ms\": 24.6012}";

    @Test
    void a_block_and_the_saved_result_of_its_run_are_one_run_with_the_precise_figures_first() {
        List<Run> runs = runs(VLLM, JSON);

        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).sources())
                .extracting(Run.Source::format)
                .containsExactly("vllm-serve-console", "vllm-serve-json");
        assertThat(runs.get(0).parts(BenchSummary.class))
                .extracting(BenchSummary::format)
                .containsExactly("vllm-serve-json", "vllm-serve-console");
        assertThat(runs.get(0).label()).isEqualTo("org/Tiny-1B");
    }

    @ParameterizedTest(name = "{0} for {1}")
    @CsvSource({"20.013917, 20.003917", "41, 40", "4001, 4000", "2001, 2000", "81.2612, 81.2512", "24.6112, 24.6012"})
    void one_figure_that_differs_keeps_two_tellings_apart(String other, String figure) {
        assertThat(runs(VLLM, JSON.replace(": " + figure, ": " + other))).hasSize(2);
    }

    @Test
    void the_id_of_a_run_does_not_change_when_one_more_log_tells_of_it() {
        String id = runs(VLLM).get(0).id();

        assertThat(runs(JSON).get(0).id()).isEqualTo(id);
        assertThat(runs(JSON, VLLM).get(0).id()).isEqualTo(id);
    }

    @Test
    void runs_in_which_nothing_was_answered_are_all_alike_and_stay_apart() {
        String none = VLLM.replace("requests:                     40", "requests:                     0 ");

        List<Run> runs = runs(none, "another page\n" + none);

        assertThat(runs).hasSize(2).extracting(Run::id).doesNotHaveDuplicates();
    }

    @Test
    void seconds_that_were_rounded_agree_with_milliseconds_that_were_not() {
        String row = Blocks.row("Mean Latency(s):", "1.23") + "\n---------------Time to First";
        String block = VLLM.replace("---------------Time to First", row);
        String json = JSON.replace("{\"date\"", "{\"mean_e2el_ms\": 1231.87, \"date\"");

        assertThat(runs(block, json)).hasSize(1);
        assertThat(runs(block, json.replace("1231.87", "1236.87"))).hasSize(2);
    }

    /** Three requests, each of five tokens, as they arrived; in the second log to the microsecond and in another order. */
    private static final String TOKENS = """
            request_id,token_index,timestamp
            a,0,1.000000
            a,1,1.010000
            a,2,1.021000
            b,0,1.500000
            b,1,1.512000
            b,2,1.524000
            c,0,2.000000
            c,1,2.011000
            c,2,2.024000
            """;

    private static final String DETAILED =
            "{\"date\": \"20250102-100000\", \"backend\": \"vllm\", \"model_id\": \"org/Tiny-1B\", "
                    + "\"num_prompts\": 3, \"request_rate\": \"inf\", \"duration\": 2.1, \"completed\": 3, "
                    + "\"total_input_tokens\": 30, \"total_output_tokens\": 9, \"request_throughput\": 1.43, "
                    + "\"mean_ttft_ms\": 200.0, \"median_ttft_ms\": 200.0, \"mean_itl_ms\": 11.5, "
                    + "\"input_lens\": [10, 10, 10], \"output_lens\": [3, 3, 3], \"ttfts\": [0.1, 0.2, 0.3], "
                    + "\"itls\": [[0.0110001, 0.013], [0.010, 0.0110002], [0.012, 0.012]], "
                    + "\"errors\": [\"\", \"\", \"\"], \"generated_texts\": [\"\", \"\", \"\"]}";

    @Test
    void raw_timings_join_raw_timings_whose_times_agree_request_by_request() {
        List<Run> runs = runs(DETAILED, TOKENS);

        assertThat(runs).hasSize(1);
        Joined joined = runs.get(0).sources().get(1).joined().orElseThrow();
        assertThat(joined.by()).isEqualTo(By.TIMINGS);
        assertThat(joined.clues()).contains(new Clue("requests", "3", "3"));
        assertThat(runs.get(0).sources().get(0).joined()).isEmpty();
    }

    @Test
    void raw_timings_in_which_one_request_differs_are_of_another_run() {
        assertThat(runs(DETAILED, TOKENS.replace("2.024000", "2.025000"))).hasSize(2);
        assertThat(runs(DETAILED, TOKENS + "d,0,3.0\nd,1,3.01\nd,2,3.02\n")).hasSize(2);
    }

    @Test
    void tokens_counted_anew_contradict_nothing() {
        assertThat(runs(DETAILED.replace("[3, 3, 3]", "[3, 2, 3]"), TOKENS)).hasSize(1);
    }

    @Test
    void a_copy_says_of_what() {
        List<Run> runs = runs(JSON, JSON);

        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).sources().get(1).joined()).contains(new Joined(By.COPY, "log0", List.of()));
    }

    @Test
    void the_figures_that_decided_are_named() {
        Joined joined = runs(VLLM, JSON).get(0).sources().get(1).joined().orElseThrow();

        assertThat(joined.by()).isEqualTo(By.FIGURES);
        assertThat(joined.to()).isEqualTo("log0");
        assertThat(joined.clues())
                .startsWith(
                        new Clue("requests.completed", "40", "40"),
                        new Clue("duration", "20.003917", "20.00"),
                        new Clue("ttft.mean", "81.2512", "81.25"));
    }

    private static String row(String throughput, String mean, String p99, String tpot) {
        return "| Mode | Concurrency | Output tok/s | Mean TTFT (ms) | P99 TTFT (ms) | TPOT p50 (ms) |\n|-|-|-|-|-|-|\n"
                + "| new | 8 | " + String.join(" | ", throughput, mean, p99, tpot) + " |\n";
    }

    private static final String ROW_OF_JSON = row("100.0", "81.3", "131.75", "11.00");

    private static final String RUN_OF_ROW = JSON.replace("{\"date\"", "{\"output_throughput\": 99.98, \"date\"");

    @Test
    void a_row_whose_figures_agree_to_its_last_digits_is_told_with_the_run() {
        List<Run> runs = runs(ROW_OF_JSON, RUN_OF_ROW);

        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).sources())
                .extracting(Run.Source::format)
                .containsExactly("vllm-serve-json", "sweep-table");
        assertThat(runs.get(0).parts(BenchSummary.class).get(0).format()).isEqualTo("vllm-serve-json");
        Joined joined = runs.get(0).sources().get(1).joined().orElseThrow();
        assertThat(joined.by()).isEqualTo(By.FIGURES);
        assertThat(joined.clues())
                .contains(new Clue("ttft.mean", "81.3", "81.2512"), new Clue("tpot.median", "11.00", "11.0012"));
    }

    @Test
    void a_row_that_contradicts_says_too_little_or_fits_two_runs_is_a_run_of_its_own() {
        assertThat(runs(row("100.0", "81.4", "131.75", "11.00"), RUN_OF_ROW)).hasSize(2);
        assertThat(runs(row("100", "81", "132", "11"), RUN_OF_ROW)).hasSize(2);
        assertThat(runs(row("100.0", "", "131.75", ""), RUN_OF_ROW)).hasSize(2);
        String twin = RUN_OF_ROW.replace("24.6012", "24.7012");
        assertThat(runs(ROW_OF_JSON, RUN_OF_ROW, twin)).hasSize(3);
    }

    private static List<Run> runs(String... logs) {
        List<ReadLog> read = new ArrayList<>();
        for (int n = 0; n < logs.length; n++) {
            LogSource memory = Logs.of(logs[n]);
            read.add(ReadLog.of(new LogSource("log" + n, memory.bytes(), memory.opener()), Optional.empty()));
        }
        return RunAssembly.runs(read);
    }
}
