package io.benchdoctor.parse;

/** What AIPerf writes, in small. */
final class AiperfLogs {
    static final String SUMMARY = summary("ms", "18.5");

    /** Two requests in the order of their ends, behind one for warming up. */
    static final String RECORDS = record("1762551530000000001", "warmup", "false", "null", "ms")
            + record("1762551534500000001", "profiling", "false", "null", "ms")
            + record("1762551534000000001", "profiling", "false", "null", "ms");

    private AiperfLogs() {}

    static String summary(String unit, String value) {
        return "{\n\"request_throughput\": {\"unit\": \"requests/sec\", \"avg\": 0.25},\n"
                + metric("request_latency", unit, value)
                + "\"request_count\": {\"unit\": \"requests\", \"avg\": 64.0},\n"
                + metric("time_to_first_token", unit, value)
                + metric("inter_token_latency", unit, value)
                + metric("inter_chunk_latency", unit, value)
                + "\"output_token_throughput\": {\"unit\": \"tokens/sec\", \"avg\": 50.5},\n"
                + "\"output_token_throughput_per_user\": {\"unit\": \"tokens/sec/user\", \"avg\": 54.9},\n"
                + "\"goodput\": null,\n\"error_request_count\": null,\n"
                + "\"benchmark_duration\": {\"unit\": \"sec\", \"avg\": 255.5},\n"
                + "\"total_osl\": {\"avg\": 12799.0, \"unit\": \"tokens\"},\n"
                + "\"telemetry_data\": {\"endpoints\": {\"h:9400\": {\"gpus\": {\"gpu_0\": {\"gpu_name\": \"NVIDIA L4\"}}}}},\n"
                + "\"input_config\": {\"endpoint\": {\"model_names\": [\"org/Tiny\"]}, \"input\": {\"extra\": "
                + "[[\"min_tokens\", 200], [\"ignore_eos\", true]], \"random_seed\": 100},\n"
                + "\"loadgen\": {\"concurrency\": 4, \"arrival_pattern\": \"concurrency_burst\", \"request_count\": 64}},\n"
                + "\"start_time\": \"2025-01-02T10:00:00.5\"}\n";
    }

    private static String metric(String name, String unit, String value) {
        return "\"%s\": {\"unit\": \"%s\", \"avg\": %s, \"p50\": %s, \"p99\": %s, \"std\": 0.5},\n"
                .formatted(name, unit, value, value, value);
    }

    static String record(String start, String phase, String cancelled, String error, String unit) {
        long end = Long.parseLong(start) + 100_000_000;
        return "{\"metadata\": {\"request_start_ns\": %s, \"request_end_ns\": %d, \"benchmark_phase\": \"%s\", "
                        .formatted(start, end, phase)
                + "\"was_cancelled\": %s}, \"metrics\": {\"output_sequence_length\": {\"value\": 4, \"unit\": \"tokens\"}, "
                        .formatted(cancelled)
                + "\"input_sequence_length\": {\"value\": 100, \"unit\": \"tokens\"}, "
                + "\"time_to_first_token\": {\"unit\": \"%s\", \"value\": 40.0}, ".formatted(unit)
                + "\"inter_chunk_latency\": {\"unit\": \"%s\", \"value\": [10.0, 20.0, 30.0]}, ".formatted(unit)
                + "\"request_latency\": {\"value\": 100.0, \"unit\": \"%s\"}}, \"error\": %s}\n".formatted(unit, error);
    }
}
