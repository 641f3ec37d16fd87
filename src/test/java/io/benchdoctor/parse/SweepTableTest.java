package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import io.benchdoctor.model.Input.Status;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.RunPart.BenchSummary;
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
import org.junit.jupiter.params.provider.ValueSource;

class SweepTableTest {
    static final String TABLE = """
            model,concurrency,rate,completed,duration_s,out_tok/s,TTFT_p50_ms,e2e_p99_s,note
            org/Tiny,4,inf,40,20.5,97.5,81.25,1.5,first
            org/Tiny,8,2.5,40,12.25,163.5,90.5,2.25,"second, better"
            """;

    @Test
    void a_table_drawn_with_bars_in_a_page_of_notes_is_a_table_of_runs() {
        String page = "# What we saw\n\n```\nvllm bench serve --model org/Tiny-1B --num-prompts 100 \\\n"
                + "  --dataset-name random --random-input-len 64\n```\n\n"
                + "| Mode | Concurrency | Req Throughput (req/s) | Mean TTFT (ms) | P99 TPOT (ms) |\n"
                + "|------|------------:|------------------------|:--------------:|---------------|\n"
                + "| old | 8 | 2.50 | 120.50 | 31.00 |\n"
                + "| **new** | 8 | **3.50** | `90.25` | 28.00 |\n\nThe new one is faster.\n";

        Parsed parsed = ReadLog.of(Logs.of(page), Optional.empty()).parsed();

        assertThat(parsed.format()).isEqualTo("sweep-table");
        assertThat(parsed.notes()).isEmpty();
        assertThat(parsed.runs()).hasSize(2);
        ParsedRun second = parsed.runs().get(1);
        assertThat(second.firstLine()).isEqualTo(11);
        assertThat(second.settings().get(SettingKey.MODEL).value()).isEqualTo("org/Tiny-1B");
        assertThat(second.settings().get(SettingKey.MAX_CONCURRENCY).value()).isEqualTo("8");
        BenchSummary summary = (BenchSummary) second.parts().get(0);
        assertThat(summary.reported().get("ttft.mean").quantity().value()).isEqualTo(90.25);
        assertThat(summary.reported().get("throughput.requests").quantity().value())
                .isEqualTo(3.5);
        assertThat(summary.reported()).containsKey("tpot.p99");
    }

    @Test
    void a_command_under_another_heading_says_nothing_of_a_table_and_a_column_more_than_a_command() {
        String page =
                "## One\n```\nvllm bench serve --model a --num-prompts 9 --dataset-name random --random-input-len 5\n```\n";
        String table =
                "| Random input length | Output throughput (tok/s) | Mean TTFT (ms) |\n|---|---|---|\n| 1,024 | 2.5 | 120 |\n";

        assertThat(ReadLog.of(Logs.of(page + "## Two\n" + table), Optional.empty())
                        .parsed()
                        .runs()
                        .get(0)
                        .settings())
                .containsOnlyKeys(SettingKey.INPUT_LENGTH);
        var settings = ReadLog.of(Logs.of(page + "# no heading\n".substring(2) + table), Optional.empty())
                .parsed()
                .runs()
                .get(0)
                .settings();
        assertThat(settings.get(SettingKey.MODEL).value()).isEqualTo("a");
        assertThat(settings.get(SettingKey.INPUT_LENGTH).value()).isEqualTo("1024");
    }

    @Test
    void a_table_drawn_with_bars_is_left_alone_beside_a_result_and_without_a_clear_latency() {
        String table = "| Mode | Req Throughput (req/s) | Mean TTFT (ms) |\n|---|---|---|\n| a | 2.5 | 120 |\n";
        String prices = "| Mode | Output tok/s | Cost/op | Avg latency s |\n|---|---|---|---|\n| a | 2.5 | 120 | 3 |\n";

        assertThat(ReadLog.of(Logs.of(table + "\n" + Blocks.VLLM), Optional.empty())
                        .parsed()
                        .runs())
                .hasSize(1);
        assertThat(ReadLog.of(Logs.of(prices), Optional.empty()).parsed().runs())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            concurrency,p50_itl_ms,profile;1,5,a;2,5,b               | concurrency=1 | concurrency=2
            profile,rate,p50_itl_ms;short,1,5;long,1,6               | profile=short | profile=long
            profile,rate,p50_itl_ms;short,1,5;short,2,6;long,2,6     | profile=short, rate=1 | profile=short, rate=2
            gain,p50_itl_ms,e;1.25,5,z;1.50,6,z                      | '' | ''
            rate,p50_itl_ms,e;1,5,z                                  | '' | ''
            """)
    void a_row_is_called_after_the_fewest_columns_that_tell_it_apart(String table, String first, String second) {
        List<ParsedRun> runs =
                read(table.strip().replace(';', '\n') + "\n").parsed().runs();

        assertThat(runs.get(0).name()).isEqualTo(first);
        assertThat(runs.get(Math.min(1, runs.size() - 1)).name()).isEqualTo(second);
    }

    @Test
    void the_label_of_a_row_says_the_model_and_the_columns_that_differ() {
        assertThat(RunAssembly.runs(List.of(read(TABLE))))
                .extracting(Run::label)
                .containsExactly("org/Tiny · concurrency=4", "org/Tiny · concurrency=8");
    }

    @Test
    void each_row_is_a_run() {
        ReadLog log = read(TABLE);

        assertThat(log.input().format()).isEqualTo("sweep-table");
        assertThat(log.input().status()).isEqualTo(Status.PARSED);
        assertThat(log.parsed().runs()).extracting(ParsedRun::firstLine).containsExactly(2, 3);
        assertThat(values(TABLE, 1))
                .containsOnly(
                        Map.entry("concurrency.limit", 8.0),
                        Map.entry("rate.offered", 2.5),
                        Map.entry("requests.completed", 40.0),
                        Map.entry("duration", 12.25),
                        Map.entry("throughput.output", 163.5),
                        Map.entry("ttft.p50", 90.5),
                        Map.entry("e2el.p99", 2250.0));
    }

    @Test
    void words_in_a_row_are_settings() {
        ParsedRun run = read(TABLE).parsed().runs().get(0);

        assertThat(Blocks.setting(run, SettingKey.MODEL)).contains("org/Tiny");
        assertThat(Blocks.setting(run, SettingKey.REQUEST_RATE)).contains("inf");
        assertThat(Blocks.setting(run, SettingKey.MAX_CONCURRENCY)).contains("4");
        assertThat(values(TABLE, 0)).doesNotContainKey("rate.offered");
    }

    @Test
    void a_context_that_differs_from_row_to_row_is_the_prompt() {
        List<ParsedRun> runs = read("context_length,concurrency,ttft_p50_ms\n1000,1,40\n1000,4,60\n32000,1,900\n")
                .parsed()
                .runs();

        assertThat(runs)
                .extracting(run -> Blocks.setting(run, SettingKey.INPUT_LENGTH).orElse(""))
                .containsExactly("1000", "1000", "32000");
    }

    @ParameterizedTest
    @CsvSource({
        "'context_length,concurrency,ttft_p50_ms;32000,1,40;32000,4,60', ''",
        "'context_length,input_len,ttft_p50_ms;4096,500,40;32000,500,60', 500",
    })
    void a_context_that_may_be_a_limit_of_the_server_is_no_prompt(String table, String prompt) {
        List<ParsedRun> runs = read(table.replace(';', '\n') + "\n").parsed().runs();

        assertThat(runs).isNotEmpty().allSatisfy(run -> assertThat(
                        Blocks.setting(run, SettingKey.INPUT_LENGTH).orElse(""))
                .isEqualTo(prompt));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "mean_ttft_ms, ttft.mean, 2",
        "TTFT p99.9 (ms), ttft.p99.9, 2",
        "P95 TTFT [s], ttft.p95, 2000",
        "avg_itl_us, itl.mean, 0.002",
        "tpot_std_ms, tpot.std, 2",
        "median_latency_ms, e2el.median, 2",
        "time to first token mean seconds, ttft.mean, 2000",
        "Request throughput (req/s), throughput.requests, 2",
        "request_throughput_rps, throughput.requests, 2",
        "requests_per_second, throughput.requests, 2",
        "output_tokens_per_second, throughput.output, 2",
        "total_token_throughput_tok_s, throughput.total, 2",
        "elapsed_time_s, duration, 2",
        "failed_requests, requests.failed, 2",
    })
    void a_column_says_metric_statistic_and_unit_in_many_words(String name, String metric, double value) {
        String text = "concurrency,max_ttft_ms," + name + "\n1,9,2\n";

        assertThat(values(text, 0).get(metric)).isCloseTo(value, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"avg_latency", "TTFT Latency", "ttft_ms", "p99_ttft", "throughput", "total_time"})
    void what_a_column_leaves_to_be_guessed_is_not_read(String name) {
        ReadLog log = read("concurrency,max_ttft_ms," + name + "\n1,9,2\n");

        assertThat(log.parsed().runs()).hasSize(1);
        assertThat(log.input().status()).isEqualTo(Status.PARTIAL);
        assertThat(log.parsed().notes()).singleElement().satisfies(note -> {
            assertThat(note.problem()).isEqualTo(Problem.UNCLEAR_COLUMN);
            assertThat(note.detail()).isEqualTo(name);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ttft_estimate",
                "tok/s",
                "throughput_per_user",
                "avg_output_tokens_per_second",
                "rps",
                "gpu_util"
            })
    void what_is_none_of_our_figures_is_passed_over(String name) {
        String text = "concurrency,max_ttft_ms," + name + "\n1,9,2\n";

        assertThat(values(text, 0)).containsOnlyKeys("concurrency.limit", "ttft.max");
        assertThat(read(text).parsed().notes()).isEmpty();
    }

    @Test
    void the_latency_of_something_is_that_of_a_request_only_beside_figures_of_serving() {
        assertThat(read("batch_size,avg_latency_ms,tok/s\n8,900,2\n").parsed().runs())
                .isEmpty();
        assertThat(values("concurrency,avg_latency_ms,tok/s\n8,900,2\n", 0)).containsEntry("e2el.mean", 900.0);
    }

    @Test
    void the_keys_of_vllms_own_results_have_known_units() {
        String text = "index,model_id,request_throughput,output_throughput,duration,mean_ttft_ms,max_concurrency\n"
                + "0,org/Tiny,1.5,75.5,20.25,81.5,\n";

        assertThat(values(text, 0))
                .containsOnly(
                        Map.entry("throughput.requests", 1.5),
                        Map.entry("throughput.output", 75.5),
                        Map.entry("duration", 20.25),
                        Map.entry("ttft.mean", 81.5));
    }

    @Test
    void semicolons_part_fields_with_decimal_commas() {
        assertThat(values("concurrency;mean_ttft_ms;duration_s\n4;81,25;20,5\n", 0))
                .containsEntry("ttft.mean", 81.25)
                .containsEntry("duration", 20.5);
    }

    @Test
    void a_field_that_is_no_number_and_a_row_that_does_not_fit_are_noted() {
        ReadLog log = read(TABLE.replace("81.25", "fast") + "org/Tiny,16\n,,,,,,,,\n");

        assertThat(log.parsed().runs()).hasSize(2);
        assertThat(log.parsed().notes())
                .extracting(LogNote::problem)
                .containsExactly(Problem.UNREADABLE_NUMBER, Problem.UNREADABLE_LINE);
    }

    @Test
    void fields_that_are_missing_at_the_end_of_a_row_are_empty() {
        String text = TABLE + "org/Tiny,16,inf,40,10.5,190.5,120.25\n";

        assertThat(values(text, 2)).containsEntry("ttft.p50", 120.25).doesNotContainKey("e2el.p99");
        assertThat(read(text).input().status()).isEqualTo(Status.PARSED);
    }

    @Test
    void a_table_of_which_no_column_is_clear_is_named_and_not_read() {
        ReadLog log = read("TTFT Latency,end_latency,Batch Size\n1,2,16\n");

        assertThat(log.input().format()).isEqualTo("sweep-table");
        assertThat(log.input().status()).isEqualTo(Status.UNRECOGNISED);
        assertThat(log.parsed().notes())
                .extracting(LogNote::problem)
                .containsExactly(Problem.UNCLEAR_COLUMN, Problem.FORMAT_NOT_READ);
    }

    @Test
    void a_row_without_any_measurement_is_no_run() {
        ReadLog log = read(TABLE + "org/Tiny,16,inf,,,,,,failed\n");

        assertThat(log.parsed().runs()).hasSize(2);
        assertThat(log.parsed().notes()).extracting(LogNote::problem).containsExactly(Problem.DROPPED_ROWS);
    }

    @Test
    void a_text_that_only_begins_with_commas_is_no_table() {
        assertThat(read("latency, throughput, and more\nare what, as 3 people, say, we want, here\nbye\n")
                        .input()
                        .format())
                .isNotEqualTo("sweep-table");
    }

    @Test
    void a_table_cut_at_any_byte_tells_no_figure_that_the_whole_table_does_not_tell() {
        String text = TABLE.replace(",note", "").replace(",first", "").replace(",\"second, better\"", "");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int length = 1; length < bytes.length; length++) {
            List<ParsedRun> runs = ReadLog.of(Logs.of(Arrays.copyOf(bytes, length)), Optional.empty())
                    .parsed()
                    .runs();
            // Before the end of its first line a table is not yet the same table.
            for (int n = 0; n < runs.size(); n++) {
                assertThat(values(text, n)).containsAllEntriesOf(values(runs.get(n)));
            }
        }
    }

    @Test
    void what_is_written_is_read_back() {
        qt().forAll(integers().between(1, 9_999_999), integers().between(1, 9_999_999))
                .checkAssert((ttft, rate) -> {
                    String text = "ttft_p99_ms,req/s,x\n" + ttft / 1e3 + "," + rate / 1e3 + ",1\n";

                    assertThat(values(text, 0))
                            .containsOnly(
                                    Map.entry("ttft.p99", ttft / 1e3), Map.entry("throughput.requests", rate / 1e3));
                });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "day06_day06_summary, 5, PARSED, ttft.p95, 8.605874849854445",
        "day02_summary, 3, PARSED, throughput.output, 438.30412927748887",
        "gpu_summary-gpu-a100, 21, PARSED, tpot.p99, 44.30001551905972",
        "awq-engine-comparison, 12, PARSED, e2el.p50, 1168.0891439318657",
        "REAP_20260223, 35, PARTIAL, throughput.requests, 0.15380880596837593",
        "all_results_TTFT_ITL, 0, UNRECOGNISED, none, 0",
        "synthetic_summary, 1, PARTIAL, e2el.median, 296.4",
    })
    void real_tables_are_read(String name, int runs, Status status, String metric, double first) throws IOException {
        List<Path> files = Logs.below("corpus/sweep").stream()
                .filter(file -> file.toString().contains(name))
                .toList();
        assumeFalse(files.isEmpty(), "no real logs beside the project");

        ReadLog log = ReadLog.of(Logs.of(files.get(0)), Optional.empty());

        assertThat(log.input().format()).isEqualTo("sweep-table");
        assertThat(log.input().status()).isEqualTo(status);
        assertThat(log.parsed().runs()).hasSize(runs);
        if (runs > 0) {
            assertThat(values(log.parsed().runs().get(0)).get(metric)).isCloseTo(first, within(1e-9));
        }
    }

    private static Map<String, Double> values(String text, int run) {
        return values(read(text).parsed().runs().get(run));
    }

    private static Map<String, Double> values(ParsedRun run) {
        Map<String, Reported> figures = Blocks.summary(run).reported();
        return figures.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().quantity().value()));
    }

    private static ReadLog read(String text) {
        return ReadLog.of(Logs.of(text), Optional.empty());
    }
}
