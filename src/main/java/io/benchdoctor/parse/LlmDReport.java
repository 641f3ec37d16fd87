package io.benchdoctor.parse;

import io.benchdoctor.model.SettingKey;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a report of llm-d says. It hands on what another tool measured: each figure names its unit, but what an inter-token
 * latency or a time per output token is depends on that tool.
 */
final class LlmDReport {
    private static final String OLD = "metrics.";
    private static final String NEW = "results.request_performance.aggregate.";
    private static final int MAX_COMPONENTS = 16;

    /** By the metric, the keys of all versions. */
    private static final Map<String, List<String>> THROUGHPUTS = Map.of(
            "throughput.output", List.of("output_token_rate", "output_tokens_per_sec"),
            "throughput.input", List.of("input_token_rate", "input_tokens_per_sec"),
            "throughput.total", List.of("total_token_rate", "total_tokens_per_sec"),
            "throughput.requests", List.of("request_rate", "requests_per_sec"));

    private static final Map<String, Double> TIME_UNITS =
            Map.of("s", 1000.0, "ms", 1.0, "s/token", 1000.0, "ms/token", 1.0);

    private static final Set<String> RATE_UNITS = Set.of("tokens/s", "queries/s", "requests/s", "count");

    private static final Map<String, String> STATISTICS = Map.ofEntries(
            Map.entry("mean", "mean"),
            Map.entry("min", "min"),
            Map.entry("p0p1", "p0.1"),
            Map.entry("p1", "p1"),
            Map.entry("p5", "p5"),
            Map.entry("p10", "p10"),
            Map.entry("p25", "p25"),
            Map.entry("p50", "median"),
            Map.entry("p75", "p75"),
            Map.entry("p90", "p90"),
            Map.entry("p95", "p95"),
            Map.entry("p99", "p99"),
            Map.entry("p99p9", "p99.9"),
            Map.entry("max", "max"));

    private static final Map<String, String> KV_STATISTICS =
            Map.of("mean", "mean", "p50", "median", "p90", "p90", "p99", "p99");

    private static final Pattern ISO_SECONDS = Pattern.compile("PT([\\d.]+)S");

    private final Fields fields;
    private final RunFigures draft;
    private final String base;

    LlmDReport(Fields fields, RunFigures draft) {
        this.fields = fields;
        this.draft = draft;
        this.base = fields.paths().stream().anyMatch(path -> path.startsWith(NEW)) ? NEW : OLD;
    }

    Optional<ParsedRun> run(int lastLine) {
        requests();
        latencies();
        THROUGHPUTS.forEach((metric, keys) -> keys.forEach(key -> throughput(metric, base + "throughput." + key)));
        draft.add("duration", duration());
        for (int n = 0; n < MAX_COMPONENTS; n++) {
            server("results.observability.components[" + n + "].aggregate.");
            component("scenario.stack[" + n + "].standardized.");
        }
        settings();
        return draft.run(LlmDReportFormat.ID, 1, lastLine);
    }

    /** Completed is what is neither failed nor cut off. */
    private void requests() {
        String requests = base + "requests.";
        draft.add("requests.sent", fields.get(requests + "total"));
        draft.add("requests.failed", fields.get(requests + "failures"));
        int total = fields.count(requests + "total");
        int failed = fields.count(requests + "failures");
        int completed = total - failed - Math.max(0, fields.count(requests + "incomplete"));
        if (total >= 0 && failed >= 0 && completed >= 0) {
            fields.get(requests + "total")
                    .ifPresent(sent -> draft.derive(
                            "requests.completed", completed, "sent - failed - cut off at the end", sent.line()));
        }
        draft.total("tokens.input", fields.get(requests + "input_length.mean"));
        draft.total("tokens.output", fields.get(requests + "output_length.mean"));
    }

    private void latencies() {
        latency("ttft", "time_to_first_token");
        latency("e2el", "request_latency");
        String tool = fields.text("scenario.load.standardized.tool") + fields.text("scenario.load.name");
        boolean ofVllm = tool.startsWith("vllm-bench");
        if (ofVllm || tool.equals("inference-perf")) {
            latency("tpot", "time_per_output_token");
        }
        if (ofVllm) {
            latency("itl", "inter_token_latency");
        }
    }

    private void latency(String family, String key) {
        String path = base + "latency." + key + ".";
        Double unit = TIME_UNITS.get(fields.text(path + "units"));
        if (unit != null) {
            STATISTICS.forEach(
                    (printed, statistic) -> draft.add(family + "." + statistic, fields.get(path + printed), unit));
        }
    }

    /** Version 0.1 states a number, later ones the mean of a rate. */
    private void throughput(String metric, String path) {
        draft.add(metric, fields.get(path));
        if (RATE_UNITS.contains(fields.text(path + ".units"))) {
            draft.add(metric, fields.get(path + ".mean"));
        }
    }

    private Optional<Field> duration() {
        return fields.get("metrics.time.duration")
                .or(() -> fields.get("run.time.duration").flatMap(LlmDReport::seconds));
    }

    private static Optional<Field> seconds(Field printed) {
        Matcher iso = ISO_SECONDS.matcher(printed.text());
        return iso.matches() ? Optional.of(new Field(iso.group(1), printed.line())) : Optional.empty();
    }

    /** Of several components the first that tells of a cache. */
    private void server(String aggregate) {
        if (fields.text(aggregate + "kv_cache_usage.units").equals("percent")) {
            KV_STATISTICS.forEach((printed, statistic) -> draft.add(
                    "server.kvUsage." + statistic, fields.get(aggregate + "kv_cache_usage." + printed), 0.01));
            draft.add("server.queueLength.mean", fields.get(aggregate + "waiting_requests.mean"));
        }
    }

    /** One part of the stack that served; a router names no model. */
    private void component(String path) {
        if (fields.has(path + "model.name")) {
            draft.setting(SettingKey.MODEL, fields.get(path + "model.name"));
            draft.setting(SettingKey.GPU, fields.get(path + "accelerator.model"));
            draft.setting(SettingKey.TENSOR_PARALLEL, fields.get(path + "accelerator.parallelism.tp"));
        }
    }

    private void settings() {
        draft.setting(SettingKey.MODEL, fields.get("scenario.model.name"));
        draft.setting(SettingKey.GPU, fields.get("scenario.host.accelerator[0].model"));
        draft.setting(SettingKey.ENGINE, fields.get("scenario.platform.engine[0].name"));
        draft.setting(SettingKey.ENGINE_VERSION, fields.get("scenario.platform.engine[0].version"));
        draft.setting(SettingKey.REQUEST_RATE, number("scenario.load.standardized.rate_qps"));
        draft.setting(SettingKey.MAX_CONCURRENCY, number("scenario.load.standardized.concurrency"));
        draft.setting(SettingKey.NUM_PROMPTS, fields.get(base + "requests.total"));
    }

    private Optional<Field> number(String path) {
        return fields.get(path).filter(field -> field.number().isPresent());
    }
}
