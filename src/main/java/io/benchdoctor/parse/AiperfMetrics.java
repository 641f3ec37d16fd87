package io.benchdoctor.parse;

import io.benchdoctor.model.Metric;
import io.benchdoctor.model.Unit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What AIPerf and GenAI-Perf call their metrics: the same names as keys of JSON and, with blanks for underscores, as rows of
 * tables. Every figure has its unit beside it, and only that decides.
 */
final class AiperfMetrics {
    /** Their time between tokens is (latency − first token) ÷ (tokens − 1) of each request: vLLM calls that TPOT. */
    private static final Map<String, String> FAMILIES = Map.of(
            "time_to_first_token", "ttft",
            "inter_token_latency", "tpot",
            "inter_chunk_latency", "itl",
            "request_latency", "e2el");

    private static final Map<String, String> SINGLE = Map.of(
            "request_count", "requests.completed",
            "error_request_count", "requests.failed",
            "benchmark_duration", "duration",
            "request_throughput", "throughput.requests",
            "output_token_throughput", "throughput.output",
            "total_token_throughput", "throughput.total",
            "goodput", "throughput.goodput",
            "request_goodput", "throughput.goodput",
            "total_isl", "tokens.input",
            "total_osl", "tokens.output");

    private static final Map<String, Double> MILLIS = Map.of(
            "ns", 1e-6,
            "us", 1e-3,
            "µs", 1e-3,
            "ms", 1.0,
            "s", 1e3,
            "sec", 1e3,
            "seconds", 1e3);

    /** Words for the unit that a metric has anyway. */
    private static final Map<Unit, Set<String>> SAME = Map.of(
            Unit.REQUESTS, Set.of("requests", "count", "req", ""),
            Unit.TOKENS, Set.of("tokens", "tok", ""),
            Unit.REQUESTS_PER_SECOND, Set.of("requests/sec", "requests/s", "req/s", "req/sec", "per sec"),
            Unit.TOKENS_PER_SECOND, Set.of("tokens/sec", "tokens/s", "tok/s", "tok/sec", "per sec"));

    private AiperfMetrics() {}

    /** The metric of this house; empty for what is no metric here or has another meaning. */
    static Optional<String> metric(String name, String statistic) {
        if (FAMILIES.containsKey(name)) {
            String id = FAMILIES.get(name) + "." + ours(statistic);
            return Metric.unit(id).map(unit -> id);
        }
        return statistic.equals("avg") ? Optional.ofNullable(SINGLE.get(name)) : Optional.empty();
    }

    private static String ours(String statistic) {
        return switch (statistic) {
            case "avg" -> "mean";
            case "p50" -> "median";
            default -> statistic;
        };
    }

    /** From the unit that is stated to that of the metric; empty when the metric cannot be in such a unit. */
    static Optional<Double> factor(String metric, String stated) {
        String word = stated.strip().toLowerCase(Locale.ROOT);
        Unit unit = Metric.unit(metric).orElseThrow();
        return switch (unit) {
            case MILLISECONDS -> millis(word);
            case SECONDS -> millis(word).map(factor -> factor / 1000);
            default -> SAME.getOrDefault(unit, Set.of()).contains(word) ? Optional.of(1.0) : Optional.empty();
        };
    }

    /** Milliseconds in a unit of time; empty when the word is none. */
    static Optional<Double> millis(String word) {
        return Optional.ofNullable(MILLIS.get(word));
    }
}
