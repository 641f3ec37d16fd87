package io.benchdoctor.parse;

import io.benchdoctor.model.Metric;
import io.benchdoctor.model.SettingKey;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the keys of a saved vLLM result mean, over all releases. */
final class VllmJsonKeys {
    /** {@code p99.9_itl_ms}, {@code mean_e2el_including_client_queue_ms}. */
    private static final Pattern LATENCY = Pattern.compile("(mean|median|std|min|max|p[0-9.]+)_([a-z0-9_]+)_ms");

    private static final Map<String, String> FAMILIES = Map.of(
            "ttft", "ttft",
            "tpot", "tpot",
            "itl", "itl",
            "e2el", "e2el",
            "client_queue_time", "clientQueue",
            "e2el_including_client_queue", "e2elQueued");

    private static final Map<String, String> FIGURES = Map.ofEntries(
            Map.entry("completed", "requests.completed"),
            Map.entry("failed", "requests.failed"),
            Map.entry("duration", "duration"),
            Map.entry("total_input_tokens", "tokens.input"),
            Map.entry("total_output_tokens", "tokens.output"),
            Map.entry("request_throughput", "throughput.requests"),
            Map.entry("request_goodput", "throughput.goodput"),
            // Releases 0.7.1 to 0.10.1 really wrote the colon into the key.
            Map.entry("request_goodput:", "throughput.goodput"),
            Map.entry("input_throughput", "throughput.input"),
            Map.entry("output_throughput", "throughput.output"),
            Map.entry("total_token_throughput", "throughput.total"),
            Map.entry("max_output_tokens_per_s", "throughput.output.peak"),
            Map.entry("max_concurrent_requests", "concurrency.peak"),
            Map.entry("max_concurrency", "concurrency.limit"),
            Map.entry("request_rate", "rate.offered"),
            Map.entry("spec_decode_acceptance_rate", "spec.acceptanceRate"),
            Map.entry("spec_decode_acceptance_length", "spec.acceptanceLength"),
            Map.entry("spec_decode_num_drafts", "spec.drafts"),
            Map.entry("spec_decode_draft_tokens", "spec.draftTokens"),
            Map.entry("spec_decode_accepted_tokens", "spec.acceptedTokens"));

    /** Keys of the client itself, then those that people add by {@code --metadata}. */
    private static final Map<String, SettingKey> SETTINGS = Map.ofEntries(
            Map.entry("date", SettingKey.DATE),
            Map.entry("backend", SettingKey.BACKEND),
            Map.entry("endpoint_type", SettingKey.BACKEND),
            Map.entry("model_id", SettingKey.MODEL),
            Map.entry("num_prompts", SettingKey.NUM_PROMPTS),
            Map.entry("request_rate", SettingKey.REQUEST_RATE),
            Map.entry("burstiness", SettingKey.BURSTINESS),
            Map.entry("ramp_up_strategy", SettingKey.RAMP_UP),
            Map.entry("ramp_up_start_rps", SettingKey.RAMP_UP_START),
            Map.entry("ramp_up_end_rps", SettingKey.RAMP_UP_END),
            Map.entry("max_concurrency", SettingKey.MAX_CONCURRENCY),
            Map.entry("gpu", SettingKey.GPU),
            Map.entry("gpu_name", SettingKey.GPU),
            Map.entry("gpu_type", SettingKey.GPU),
            Map.entry("gpu_model", SettingKey.GPU),
            Map.entry("hardware", SettingKey.GPU),
            Map.entry("hw", SettingKey.GPU),
            Map.entry("accelerator", SettingKey.GPU),
            Map.entry("quantization", SettingKey.QUANTIZATION),
            Map.entry("data_parallel_size", SettingKey.DATA_PARALLEL),
            Map.entry("pipeline_parallel_size", SettingKey.PIPELINE_PARALLEL),
            Map.entry("gpu_memory_utilization", SettingKey.GPU_MEMORY_UTILIZATION),
            Map.entry("tp", SettingKey.TENSOR_PARALLEL),
            Map.entry("tensor_parallel_size", SettingKey.TENSOR_PARALLEL),
            Map.entry("vllm_version", SettingKey.ENGINE_VERSION),
            Map.entry("dataset", SettingKey.DATASET),
            Map.entry("dataset_name", SettingKey.DATASET),
            Map.entry("random_input_len", SettingKey.INPUT_LENGTH),
            Map.entry("random_output_len", SettingKey.OUTPUT_LENGTH),
            Map.entry("random_range_ratio", SettingKey.RANGE_RATIO),
            Map.entry("ignore_eos", SettingKey.IGNORE_EOS),
            Map.entry("num_warmups", SettingKey.WARMUPS),
            Map.entry("seed", SettingKey.SEED),
            Map.entry("max_num_seqs", SettingKey.MAX_NUM_SEQS),
            Map.entry("max_num_batched_tokens", SettingKey.MAX_NUM_BATCHED_TOKENS));

    private VllmJsonKeys() {}

    /** The metric that a key reports, in the unit of {@link Metric} but for {@link #scale}. */
    static Optional<String> metric(String key) {
        String figure = FIGURES.get(key);
        if (figure != null) {
            return Optional.of(figure);
        }
        Matcher latency = LATENCY.matcher(key);
        if (!latency.matches() || !FAMILIES.containsKey(latency.group(2))) {
            return Optional.empty();
        }
        String id = FAMILIES.get(latency.group(2)) + "." + latency.group(1);
        return Metric.unit(id).map(unit -> id);
    }

    /** What a figure is multiplied with: the acceptance rate is a percentage, beside positions that are fractions. */
    static double scale(String metric) {
        return metric.equals("spec.acceptanceRate") ? 0.01 : 1;
    }

    static Optional<SettingKey> setting(String key) {
        return Optional.ofNullable(SETTINGS.get(key));
    }
}
