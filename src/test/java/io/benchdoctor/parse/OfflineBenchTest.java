package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import io.benchdoctor.model.Input.Status;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
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
import org.junit.jupiter.params.provider.ValueSource;

class OfflineBenchTest {
    static final String THROUGHPUT = """
            Namespace(backend='vllm', input_len=64, output_len=32, model='org/Tiny', tensor_parallel_size=2, \
            num_prompts=100, seed=0)
            INFO 01-02 10:00:00 llm_engine.py:1] Initializing an LLM engine (v0.4.2) with config: model='org/Tiny'
            Processed prompts: 100%|##########| 100/100 [00:20<00:00]
            Throughput: 4.75 requests/s, 456.25 total tokens/s, 152.5 output tokens/s
            Total num prompt tokens:  6400
            Total num output tokens:  3200
            """;
    static final String LATENCY = """
            Namespace(input_len=64, output_len=32, batch_size=8, num_iters=10, model='org/Tiny')
            Profiling iterations: 100%|##########| 10/10 [00:08<00:00]
            Avg latency: 0.75 seconds
            Std latency: 0.0625 seconds
            10% percentile latency: 0.5 seconds
            50% percentile latency: 0.71875 seconds
            99% percentile latency: 1.125 seconds
            """;
    static final String LATENCY_JSON = """
            {"avg_latency": 0.75, "latencies": [0.5, 1.0], "percentiles": {"10": 0.55, "99": 0.995}}
            """;

    @Test
    void the_command_before_a_printed_result_tells_how_it_was_made() {
        String text = "```bash\nvllm bench throughput \\\n  --model org/Tiny-1B \\\n  --dataset-name random \\\n"
                + "  --input-len 128 --output-len 64\n```\n"
                + "Processed prompts: 100%|#| 10/10 [00:03<00:00]\n"
                + "Throughput: 2.50 requests/s, 480.00 total tokens/s, 160.00 output tokens/s\n";

        var settings = ReadLog.of(Logs.of(text), Optional.empty())
                .parsed()
                .runs()
                .get(0)
                .settings();

        assertThat(settings.get(SettingKey.MODEL).value()).isEqualTo("org/Tiny-1B");
        assertThat(settings.get(SettingKey.INPUT_LENGTH).value()).isEqualTo("128");
        assertThat(settings.get(SettingKey.MODEL).at().line()).isEqualTo(2);
    }

    @Test
    void a_throughput_result_tells_rates_and_tokens_and_no_latency() {
        ParsedRun run = run(THROUGHPUT);

        assertThat(read(THROUGHPUT).input().format()).isEqualTo("vllm-bench-throughput");
        assertThat(values(run))
                .containsOnly(
                        Map.entry("throughput.requests", 4.75),
                        Map.entry("throughput.total", 456.25),
                        Map.entry("throughput.output", 152.5),
                        Map.entry("tokens.input", 6400.0),
                        Map.entry("tokens.output", 3200.0));
        assertThat(run.firstLine()).isEqualTo(4);
        assertThat(run.lastLine()).isEqualTo(6);
        assertThat(Blocks.summary(run).reported().get("tokens.output").at().line())
                .isEqualTo(6);
    }

    @Test
    void the_arguments_before_a_result_say_how_it_was_made() {
        ParsedRun throughput = run(THROUGHPUT);
        ParsedRun latency = run(LATENCY);

        assertThat(Blocks.setting(throughput, SettingKey.MODEL)).contains("org/Tiny");
        assertThat(Blocks.setting(throughput, SettingKey.TENSOR_PARALLEL)).contains("2");
        assertThat(Blocks.setting(throughput, SettingKey.NUM_PROMPTS)).contains("100");
        assertThat(Blocks.setting(throughput, SettingKey.ENGINE_VERSION)).contains("0.4.2");
        assertThat(Blocks.setting(throughput, SettingKey.ENGINE)).contains("vllm");
        assertThat(Blocks.setting(latency, SettingKey.BATCH_SIZE)).contains("8");
        assertThat(Blocks.setting(latency, SettingKey.OUTPUT_LENGTH)).contains("32");
    }

    @Test
    void the_tokens_of_an_old_release_are_prompts_and_answers_together() {
        String text = THROUGHPUT.replace(", 456.25 total tokens/s, 152.5 output", ", 456.25");

        assertThat(values(run(text))).containsEntry("throughput.total", 456.25).doesNotContainKey("throughput.output");
    }

    @Test
    void the_time_of_a_batch_is_the_latency_of_no_request() {
        Map<String, Reported> figures = Blocks.summary(run(LATENCY)).reported();

        assertThat(figures)
                .containsOnlyKeys(
                        "batchLatency.mean",
                        "batchLatency.std",
                        "batchLatency.p10",
                        "batchLatency.p50",
                        "batchLatency.p99");
        assertThat(figures.get("batchLatency.p50").text()).isEqualTo("0.71875");
        assertThat(figures.get("batchLatency.p50").quantity().value()).isEqualTo(718.75);
        assertThat(figures.get("batchLatency.p50").quantity().unit()).isEqualTo(Unit.MILLISECONDS);
    }

    @Test
    void saved_latencies_are_those_of_the_console() {
        ReadLog log = read(LATENCY_JSON);

        assertThat(log.input().format()).isEqualTo("vllm-bench-latency");
        assertThat(log.input().status()).isEqualTo(Status.PARSED);
        assertThat(values(log.parsed().runs().get(0)))
                .containsOnly(
                        Map.entry("batchLatency.mean", 750.0),
                        Map.entry("batchLatency.p10", 550.0),
                        Map.entry("batchLatency.p99", 995.0));
    }

    @Test
    void a_saved_throughput_counts_all_tokens() {
        ReadLog log = read("{\"elapsed_time\": 20.5, \"num_requests\": 100, \"total_num_tokens\": 9600, "
                + "\"requests_per_second\": 4.875, \"tokens_per_second\": 468.25}");

        assertThat(log.input().format()).isEqualTo("vllm-bench-throughput");
        assertThat(values(log.parsed().runs().get(0)))
                .containsOnly(
                        Map.entry("duration", 20.5),
                        Map.entry("requests.completed", 100.0),
                        Map.entry("throughput.requests", 4.875),
                        Map.entry("throughput.total", 468.25));
    }

    @Test
    void several_results_in_one_text_are_several_runs() {
        ReadLog log = read(THROUGHPUT + LATENCY + THROUGHPUT.replace("4.75", "5.75"));

        assertThat(log.parsed().runs())
                .extracting(ParsedRun::format)
                .containsExactly("vllm-bench-throughput", "vllm-bench-latency", "vllm-bench-throughput");
        assertThat(Blocks.setting(log.parsed().runs().get(1), SettingKey.NUM_PROMPTS))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We saw Throughput: 4.75 requests/s, which is fine.\n",
                "Avg latency: 0.75 seconds\nand nothing else\n",
                "99% percentile latency: 0.75 seconds\nProcessed prompts\n",
            })
    void a_single_line_makes_no_result(String text) {
        assertThat(read(text).input().status()).isEqualTo(Status.UNRECOGNISED);
    }

    @Test
    void a_count_in_which_the_log_breaks_off_is_no_count() {
        ReadLog log = read(THROUGHPUT.substring(0, THROUGHPUT.length() - 3));

        assertThat(values(log.parsed().runs().get(0))).doesNotContainKey("tokens.output");
        assertThat(log.parsed().notes()).anyMatch(note -> note.problem() == Problem.TRUNCATED);
    }

    @Test
    void a_log_cut_at_any_byte_tells_no_figure_that_the_whole_log_does_not_tell() {
        for (String text : List.of(THROUGHPUT, LATENCY, LATENCY_JSON)) {
            Map<String, Double> whole = values(run(text));
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            for (int length = 1; length < bytes.length; length++) {
                byte[] cut = Arrays.copyOf(bytes, length);
                ReadLog.of(Logs.of(cut), Optional.empty()).parsed().runs().stream()
                        // Cut before its result, the console is no more than the start of an engine.
                        .filter(run -> !run.format().equals(ServerLogReader.FORMAT))
                        .forEach(run -> assertThat(whole).containsAllEntriesOf(values(run)));
            }
        }
    }

    @Test
    void what_is_printed_is_read_back() {
        qt().forAll(integers().between(1, 9_999_999), integers().between(0, 9_999_999))
                .checkAssert((mean, tail) -> {
                    String text = "Avg latency: " + mean / 1e5 + " seconds\n99% percentile latency: " + tail / 1e5
                            + " seconds\n";
                    Map<String, Double> values = values(run(text));

                    assertThat(values.get("batchLatency.mean")).isCloseTo(mean / 1e2, within(1e-6));
                    assertThat(values.get("batchLatency.p99")).isCloseTo(tail / 1e2, within(1e-6));
                });
    }

    @Test
    void real_results_are_read_to_the_last_digit() throws IOException {
        List<Path> saved = Logs.below("corpus/offline");
        assumeFalse(saved.isEmpty(), "no real logs beside the project");

        for (Path file : saved) {
            ReadLog log = ReadLog.of(Logs.of(file), Optional.empty());
            assertThat(log.input().status()).as("%s", file).isEqualTo(Status.PARSED);
            assertThat(log.parsed().runs()).as("%s", file).hasSize(1);
            Map<String, Reported> figures =
                    Blocks.summary(log.parsed().runs().get(0)).reported();
            if (file.endsWith("benchmark_throughput.txt")) {
                assertThat(figures.get("throughput.total").text()).isEqualTo("11995.42");
                assertThat(Blocks.setting(log.parsed().runs().get(0), SettingKey.NUM_PROMPTS))
                        .contains("1000");
            } else if (file.toString().contains("bs8_in128_out128_float16_mem0.9")) {
                assertThat(figures.get("batchLatency.mean").text()).isEqualTo("0.9204040324199013");
                assertThat(figures.get("batchLatency.p99").text()).isEqualTo("1.0957480660511647");
            }
        }
    }

    @Test
    void a_latency_result_inside_a_real_server_log_equals_the_one_that_was_saved() throws IOException {
        List<Path> logs = Logs.below("corpus/server").stream()
                .filter(file -> file.toString().contains("_latency_"))
                .toList();
        assumeFalse(logs.isEmpty(), "no real logs beside the project");

        for (Path file : logs) {
            String stem = file.getFileName().toString().replaceAll("^.*(Llama.*)\\.log$", "$1");
            Path twin = Logs.below("corpus/offline").stream()
                    .filter(path -> path.toString().contains(stem))
                    .findFirst()
                    .orElseThrow();
            ReadLog log = ReadLog.of(Logs.of(file), Optional.empty());
            ParsedRun printed = log.parsed().runs().stream()
                    .filter(run -> run.format().equals("vllm-bench-latency"))
                    .findFirst()
                    .orElseThrow();

            assertThat(log.input().format()).isEqualTo("vllm-server-log");
            assertThat(values(printed))
                    .isEqualTo(values(ReadLog.of(Logs.of(twin), Optional.empty())
                            .parsed()
                            .runs()
                            .get(0)));
            assertThat(Blocks.setting(printed, SettingKey.BATCH_SIZE)).isPresent();
        }
        assertThat(logs).hasSize(4);
    }

    private static Map<String, Double> values(ParsedRun run) {
        return Blocks.summary(run).reported().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().quantity().value()));
    }

    private static ParsedRun run(String text) {
        return read(text).parsed().runs().get(0);
    }

    private static ReadLog read(String text) {
        return ReadLog.of(Logs.of(text), Optional.empty());
    }
}
