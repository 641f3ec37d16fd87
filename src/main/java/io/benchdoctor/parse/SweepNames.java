package io.benchdoctor.parse;

import io.benchdoctor.model.SettingKey;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Names of columns by which people keep the results of many runs, in lower case, words joined by underscores. */
final class SweepNames {
    private static final Map<String, String> COUNTS = Map.ofEntries(
            Map.entry("completed", "requests.completed"),
            Map.entry("completed_requests", "requests.completed"),
            Map.entry("successful", "requests.completed"),
            Map.entry("successful_requests", "requests.completed"),
            Map.entry("failed", "requests.failed"),
            Map.entry("failed_requests", "requests.failed"),
            Map.entry("total_input_tokens", "tokens.input"),
            Map.entry("total_output_tokens", "tokens.output"),
            Map.entry("total_generated_tokens", "tokens.output"),
            Map.entry("max_concurrent_requests", "concurrency.peak"),
            Map.entry("concurrency", "concurrency.limit"),
            Map.entry("max_concurrency", "concurrency.limit"),
            Map.entry("concurrent_users", "concurrency.limit"),
            Map.entry("concurrent_requests", "concurrency.limit"),
            Map.entry("num_concurrent_requests", "concurrency.limit"),
            // Every client that offers a rate offers requests per second.
            Map.entry("rate", "rate.offered"),
            Map.entry("request_rate", "rate.offered"));

    /** Of a server it is what a request may have at most, in a table of runs what each of them asked. */
    private static final Set<String> CONTEXTS = Set.of("context_length", "context_len", "ctx_len");

    private static final Map<String, SettingKey> SETTINGS = Map.ofEntries(
            Map.entry("model", SettingKey.MODEL),
            Map.entry("model_id", SettingKey.MODEL),
            Map.entry("model_name", SettingKey.MODEL),
            Map.entry("engine", SettingKey.ENGINE),
            Map.entry("framework", SettingKey.ENGINE),
            Map.entry("vllm_version", SettingKey.ENGINE_VERSION),
            Map.entry("engine_version", SettingKey.ENGINE_VERSION),
            Map.entry("backend", SettingKey.BACKEND),
            Map.entry("gpu", SettingKey.GPU),
            Map.entry("gpu_name", SettingKey.GPU),
            Map.entry("hardware", SettingKey.GPU),
            Map.entry("tp", SettingKey.TENSOR_PARALLEL),
            Map.entry("tensor_parallel_size", SettingKey.TENSOR_PARALLEL),
            Map.entry("dataset", SettingKey.DATASET),
            Map.entry("dataset_name", SettingKey.DATASET),
            Map.entry("input_len", SettingKey.INPUT_LENGTH),
            Map.entry("input_length", SettingKey.INPUT_LENGTH),
            Map.entry("random_input_len", SettingKey.INPUT_LENGTH),
            Map.entry("random_input_length", SettingKey.INPUT_LENGTH),
            Map.entry("isl", SettingKey.INPUT_LENGTH),
            Map.entry("output_len", SettingKey.OUTPUT_LENGTH),
            Map.entry("output_length", SettingKey.OUTPUT_LENGTH),
            Map.entry("random_output_len", SettingKey.OUTPUT_LENGTH),
            Map.entry("random_output_length", SettingKey.OUTPUT_LENGTH),
            Map.entry("osl", SettingKey.OUTPUT_LENGTH),
            Map.entry("batch_size", SettingKey.BATCH_SIZE),
            Map.entry("num_prompts", SettingKey.NUM_PROMPTS),
            Map.entry("num_requests", SettingKey.NUM_PROMPTS),
            Map.entry("warmup_requests", SettingKey.WARMUPS),
            Map.entry("num_warmups", SettingKey.WARMUPS),
            Map.entry("seed", SettingKey.SEED),
            Map.entry("burstiness", SettingKey.BURSTINESS),
            Map.entry("max_num_seqs", SettingKey.MAX_NUM_SEQS),
            Map.entry("max_num_batched_tokens", SettingKey.MAX_NUM_BATCHED_TOKENS),
            Map.entry("date", SettingKey.DATE));

    /** What stands before a rate of requests; nothing where the unit alone is the name. */
    private static final Map<String, String> REQUEST_RATES = Map.ofEntries(
            Map.entry("", "throughput.requests"),
            Map.entry("request", "throughput.requests"),
            Map.entry("throughput", "throughput.requests"),
            Map.entry("request_throughput", "throughput.requests"),
            Map.entry("req_throughput", "throughput.requests"),
            Map.entry("goodput", "throughput.goodput"),
            Map.entry("request_goodput", "throughput.goodput"),
            Map.entry("rate", "rate.offered"),
            Map.entry("request_rate", "rate.offered"));

    /** What stands before a rate of tokens; the unit alone does not say which tokens. */
    private static final Map<String, String> TOKEN_RATES = Map.ofEntries(
            Map.entry("out", "throughput.output"),
            Map.entry("output", "throughput.output"),
            Map.entry("output_throughput", "throughput.output"),
            Map.entry("output_token_throughput", "throughput.output"),
            Map.entry("output_tok_throughput", "throughput.output"),
            Map.entry("total", "throughput.total"),
            Map.entry("total_throughput", "throughput.total"),
            Map.entry("total_token_throughput", "throughput.total"),
            Map.entry("total_tok_throughput", "throughput.total"),
            Map.entry("input_throughput", "throughput.input"),
            Map.entry("input_token_throughput", "throughput.input"));

    private static final Set<String> DURATIONS =
            Set.of("duration", "benchmark_duration", "test_duration", "total_duration", "total_time", "elapsed_time");

    private SweepNames() {}

    /** A figure that needs no unit in its name. */
    static Optional<String> count(String words) {
        return Optional.ofNullable(COUNTS.get(words));
    }

    /** The limit of the client and its rate are both: asked for, and known as a number. */
    static Optional<SettingKey> setting(String words) {
        String count = COUNTS.getOrDefault(words, "");
        return switch (count) {
            case "concurrency.limit" -> Optional.of(SettingKey.MAX_CONCURRENCY);
            case "rate.offered" -> Optional.of(SettingKey.REQUEST_RATE);
            default ->
                isContext(words) ? Optional.of(SettingKey.INPUT_LENGTH) : Optional.ofNullable(SETTINGS.get(words));
        };
    }

    /** Whether it is the length of the prompts where rows differ in it, and else may be a limit of the server. */
    static boolean isContext(String words) {
        return CONTEXTS.contains(words);
    }

    static Optional<String> requestRate(String stem) {
        return Optional.ofNullable(REQUEST_RATES.get(stem));
    }

    static Optional<String> tokenRate(String stem) {
        return Optional.ofNullable(TOKEN_RATES.get(stem));
    }

    static boolean isDuration(String words) {
        return DURATIONS.contains(words);
    }

    /** Whether it names a throughput and not of what. */
    static boolean isThroughput(String words) {
        return words.endsWith("throughput") && (REQUEST_RATES.containsKey(words) || TOKEN_RATES.containsKey(words));
    }
}
