package io.benchdoctor.parse;

import io.benchdoctor.model.SettingKey;
import java.util.Map;
import java.util.Optional;

/** What the metrics of serving engines mean, over all releases; names without the engine's prefix. */
final class ServerSeries {
    /** What a gauge says of the moment in which it was read. */
    enum Gauge {
        RUNNING,
        WAITING,
        KV_USAGE
    }

    private static final Map<String, Gauge> GAUGES = Map.ofEntries(
            Map.entry("num_requests_running", Gauge.RUNNING),
            Map.entry("num_running_reqs", Gauge.RUNNING),
            Map.entry("num_requests_waiting", Gauge.WAITING),
            Map.entry("num_queue_reqs", Gauge.WAITING),
            Map.entry("kv_cache_usage_perc", Gauge.KV_USAGE),
            Map.entry("gpu_cache_usage_perc", Gauge.KV_USAGE),
            Map.entry("token_usage", Gauge.KV_USAGE));

    /** Counted since the server started. */
    private static final Map<String, String> COUNTERS = Map.ofEntries(
            Map.entry("num_preemptions_total", "server.preemptions.total"),
            Map.entry("prompt_tokens_total", "server.tokens.input"),
            Map.entry("generation_tokens_total", "server.tokens.output"),
            Map.entry("request_success_total", "server.requests.completed"),
            Map.entry("num_requests_total", "server.requests.completed"));

    /**
     * Histograms in seconds. What vLLM once called the time per output token is the time between two tokens, counted per
     * token; its mean over a request came later under a name of its own.
     */
    private static final Map<String, String> HISTOGRAMS = Map.ofEntries(
            Map.entry("time_to_first_token_seconds", "server.ttft.mean"),
            Map.entry("time_per_output_token_seconds", "server.itl.mean"),
            Map.entry("inter_token_latency_seconds", "server.itl.mean"),
            Map.entry("request_time_per_output_token_seconds", "server.tpot.mean"),
            Map.entry("e2e_request_latency_seconds", "server.e2el.mean"),
            Map.entry("request_queue_time_seconds", "server.queue.mean"),
            Map.entry("queue_time_seconds", "server.queue.mean"),
            Map.entry("request_prefill_time_seconds", "server.prefill.mean"),
            Map.entry("request_decode_time_seconds", "server.decode.mean"));

    /** Labels of the series that tells how the cache was set up; its value means nothing. */
    private static final Map<String, SettingKey> CONFIGURATION = Map.of(
            "block_size", SettingKey.BLOCK_SIZE,
            "num_gpu_blocks", SettingKey.KV_CACHE_BLOCKS,
            "cache_dtype", SettingKey.KV_CACHE_TYPE,
            "enable_prefix_caching", SettingKey.PREFIX_CACHING,
            "gpu_memory_utilization", SettingKey.GPU_MEMORY_UTILIZATION);

    private ServerSeries() {}

    /** Whether a series tells how the cache was set up, of all models of the server. */
    static boolean isConfiguration(String name) {
        return name.endsWith(":cache_config_info");
    }

    /** The setting that a label of such a series states. */
    static Optional<SettingKey> setting(String label) {
        return Optional.ofNullable(CONFIGURATION.get(label));
    }

    static Optional<Gauge> gauge(String name) {
        return Optional.ofNullable(GAUGES.get(name));
    }

    static Optional<String> counter(String name) {
        return Optional.ofNullable(COUNTERS.get(name));
    }

    /** The metric that the mean of a histogram is, by the name without {@code _sum} and {@code _count}. */
    static Optional<String> histogram(String name) {
        return Optional.ofNullable(HISTOGRAMS.get(name));
    }
}
