package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.benchdoctor.model.Input.Status;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of log is called by its name and by no other; the order of the list is part of what is tested. */
class FormatsTest {
    private static final String LOGGER = "INFO 01-02 10:00:00 [loggers.py:1] ";

    static Stream<Arguments> samples() {
        return Stream.of(
                text("guidellm-json", GuideLlmLogs.JSON),
                text("aiperf-json", AiperfLogs.SUMMARY),
                text("aiperf-records", AiperfLogs.RECORDS),
                text("inference-perf-stage", ToolSamples.INFERENCE_PERF_STAGE),
                text("inference-perf-prometheus", ToolSamples.INFERENCE_PERF_PROMETHEUS),
                text("inference-perf-requests", ToolSamples.INFERENCE_PERF_REQUESTS),
                text("perf-analyzer-json", ToolSamples.PERF_ANALYZER),
                text("llmperf-summary", ToolSamples.LLMPERF_SUMMARY),
                text("llmperf-individual", ToolSamples.LLMPERF_INDIVIDUAL),
                json("sglang-serve-jsonl", "{'backend': 'sglang', 'completed': 1, 'median_e2e_latency_ms': 1}\n"),
                json(
                        "sglang-serve-jsonl",
                        "{'backend': 'vllm', 'completed': 1, 'request_throughput': 1, 'mean_ttft_ms': 1, "
                                + "'total_output_tokens_retokenized': 5}"),
                json("inferencemax-json", "{'model_id': 'm', 'request_throughput': 1, 'median_ttft': 2}"),
                json(
                        "vllm-serve-json",
                        "{'model_id': 'm', 'backend': 'vllm', 'num_prompts': 1, 'completed': 1, "
                                + "'duration': 1.0, 'total_input_tokens': 1, 'request_throughput': 1.0, 'mean_ttft_ms': 1.0}"),
                json("vllm-bench-latency", "{'avg_latency': 1, 'latencies': [1, 2], 'percentiles': {'10': 1}}"),
                json("vllm-bench-throughput", "{'elapsed_time': 1, 'requests_per_second': 1, 'tokens_per_second': 2}"),
                text("itl-report", ToolSamples.ITL_REPORT),
                text("request-timings", ToolSamples.ENGINE_STAMPS),
                text("request-timings", ToolSamples.TRACKER_DUMP),
                text("request-timings", ToolSamples.HARNESS_EVENTS),
                text("serve-metrics-json", ToolSamples.SERVE_METRICS),
                text("genai-bench-json", ToolSamples.GENAI_BENCH),
                json("workload-trace", "{'timestamp': 0, 'input_length': 5, 'output_length': 6, 'hash_ids': [1]}"),
                json("bench-doctor-report", "{'schema': 'bench-doctor/1', 'inputs': [], 'runs': []}"),
                json("bench-doctor-report", "{'schema': 'bench-doctor-compare/1', 'pairs': []}"),
                json("json", "{'name': 'config', 'version': 3}"),
                json("json", "[1, 2, 3]"),
                text("guidellm-html", GuideLlmLogs.HTML),
                text("prometheus", ToolSamples.PROMETHEUS),
                text("prometheus", "# HELP vllm:num_requests_running x\nvllm:num_requests_running{model=\"m\"} 3.0\n"),
                text("llm-d-report", ToolSamples.LLM_D),
                text("guidellm-csv", GuideLlmLogs.CSV),
                text("simulator-output", "instance id,request id,queuing_delay\n0,1,2\n"),
                text("simulator-output", "Welcome to LLMServingSim\n" + Blocks.VLLM),
                text("workload-trace", "TIMESTAMP,ContextTokens,GeneratedTokens\n2023-11-16,1,2\n"),
                text("vllm-serve-console", Blocks.VLLM),
                text("vllm-serve-console", LOGGER + "Avg prompt throughput: 1.0 tokens/s\n" + Blocks.VLLM),
                text("sglang-serve-console", Blocks.SGLANG),
                text("vllm-server-log", LOGGER + "Avg prompt throughput: 1.0 tokens/s, Running: 3 reqs\n"),
                text("vllm-server-log", "(pid=1) " + LOGGER + "GPU KV cache size: 1,000 tokens\nbye\n"),
                text("sglang-server-log", "[2025-01-02 10:00:00] Decode batch. #running-req: 1, #queue-req: 0\n"),
                text("vllm-bench-throughput", "Namespace(a=1)\nThroughput: 1.50 requests/s, 2.0 tokens/s\n"),
                text("vllm-bench-latency", "Avg latency: 1.5 seconds\n99% percentile latency: 2.0 seconds\n"),
                text(
                        "aiperf-console",
                        "NVIDIA AIPerf | LLM Metrics\n┃ Metric ┃ avg ┃\n│ Request Latency (ms) │ 1.0 │\n"),
                text("token-timing", "request_id,token_index,timestamp_ms\nr1,0,1.0\nr1,1,2.0\nr2,0,1.5\n"),
                text("sweep-table", "concurrency,mean_ttft_ms,tok/s\n1,2.0,3.0\n"),
                text("csv", "name,age,town\nAnn,33,Hue\n"),
                text("text", "The page says Avg prompt throughput, but it is prose.\n"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("samples")
    void a_log_is_called_by_its_name(String format, String text) {
        assertThat(read(text).input().format()).isEqualTo(format);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("samples")
    void a_log_is_parsed_exactly_when_its_format_is_one_that_is_read(String format, String text) {
        Status expected = Formats.ids().contains(format) ? Status.PARSED : Status.UNRECOGNISED;

        assertThat(read(text).input().status()).isEqualTo(expected);
        assertThat(read(text).parsed().runs().isEmpty()).isEqualTo(expected == Status.UNRECOGNISED);
    }

    @Test
    void every_format_has_a_sample_here_and_a_name_in_the_locale_files() throws IOException {
        Set<String> sampled =
                samples().map(sample -> (String) sample.get()[0]).collect(Collectors.toCollection(TreeSet::new));
        Set<String> known = new TreeSet<>(Formats.ids());
        Formats.ALL.forEach(format -> known.add(format.id()));
        var words = new Properties();
        try (var in = FormatsTest.class.getResourceAsStream("/locale/en.properties")) {
            words.load(in);
        }

        assertThat(sampled)
                .containsAll(known.stream()
                        .filter(id -> !id.equals("vllm-serve-detailed"))
                        .toList());
        assertThat(words.stringPropertyNames())
                .containsAll(sampled.stream().map(id -> "format." + id).toList());
    }

    @Test
    void a_format_that_is_asked_for_by_id_reads_whatever_it_looks_like() {
        LogFormat console = Formats.byId("sglang-serve-console").orElseThrow();

        assertThat(ReadLog.of(Logs.of("{\"a\": 1}\n" + Blocks.VLLM), Optional.of(console))
                        .parsed()
                        .runs())
                .hasSize(1);
        assertThat(Formats.byId("no-such-format")).isEmpty();
    }

    @Test
    void the_formats_that_are_read_are_listed_once_each() {
        assertThat(LogReader.formats())
                .doesNotHaveDuplicates()
                .containsAll(
                        List.of("vllm-serve-console", "sglang-serve-console", "vllm-serve-json", "vllm-serve-detailed"))
                .doesNotContain("json", "text", "workload-trace");
    }

    private static ReadLog read(String text) {
        return ReadLog.of(Logs.of(text), Optional.empty());
    }

    private static Arguments json(String format, String text) {
        return arguments(format, text.replace('\'', '"'));
    }

    private static Arguments text(String format, String text) {
        return arguments(format, text);
    }
}
