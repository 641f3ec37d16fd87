package io.benchdoctor.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names of the figures that a benchmark reports about itself: {@code <family>.<statistic>}, such as {@code ttft.p99}.
 */
public final class Metric {
    /**
     * {@code itlPerToken}: the gap before a chunk, shared out evenly over its tokens, as SGLang's own client counts; equal to
     * {@code itl} only where every chunk is one token. {@code batchLatency}: of a whole batch given to the engine at once,
     * without a server; no latency of a request.
     */
    private static final List<String> LATENCIES =
            List.of("ttft", "tpot", "itl", "itlPerToken", "e2el", "clientQueue", "e2elQueued", "batchLatency");

    /** What a server says of itself: it does not see the way to the client, so none of it is a client's figure. */
    private static final String SERVER = "server.";

    private static final List<String> SERVER_LATENCIES =
            List.of("ttft", "tpot", "itl", "e2el", "queue", "prefill", "decode");

    private static final Set<String> STATISTICS = Set.of("mean", "median", "std", "min", "max", "p100");

    private static final Pattern PERCENTILE = Pattern.compile("p\\d{1,2}(\\.\\d{1,3})?");

    /** Share of drafts whose n-th token, from 0, was accepted. */
    private static final Pattern POSITION = Pattern.compile("spec\\.position\\.\\d{1,2}");

    private static final String POSITIONS = "spec.position.";

    private Metric() {}

    /** The unit of a metric id; empty when no metric is called so. */
    public static Optional<Unit> unit(String id) {
        return switch (id) {
            case "requests.completed",
                    "requests.failed",
                    "concurrency.peak",
                    "concurrency.limit",
                    "concurrency.mean",
                    "requests.sent" -> Optional.of(Unit.REQUESTS);
            case "duration" -> Optional.of(Unit.SECONDS);
            case "tokens.input", "tokens.output", "tokens.output.retokenized" -> Optional.of(Unit.TOKENS);
            case "throughput.requests", "throughput.goodput", "rate.offered" -> Optional.of(Unit.REQUESTS_PER_SECOND);
            case "throughput.input", "throughput.output", "throughput.output.peak", "throughput.total" ->
                Optional.of(Unit.TOKENS_PER_SECOND);
            case "spec.acceptanceRate" -> Optional.of(Unit.SHARE);
            case "spec.acceptanceLength", "spec.draftTokens", "spec.acceptedTokens" -> Optional.of(Unit.TOKENS);
            case "spec.drafts" -> Optional.of(Unit.COUNT);
            default -> id.startsWith(POSITIONS) && POSITION.matcher(id).matches() ? Optional.of(Unit.SHARE) : other(id);
        };
    }

    private static Optional<Unit> other(String id) {
        return id.startsWith(SERVER) ? serverUnit(id.substring(SERVER.length())) : latencyUnit(id, LATENCIES);
    }

    private static Optional<Unit> serverUnit(String id) {
        return switch (id) {
            case "requests.completed", "queueLength.mean" -> Optional.of(Unit.REQUESTS);
            case "throughput.requests" -> Optional.of(Unit.REQUESTS_PER_SECOND);
            case "throughput.input", "throughput.output" -> Optional.of(Unit.TOKENS_PER_SECOND);
            case "tokens.input", "tokens.output" -> Optional.of(Unit.TOKENS);
            case "preemptions.total" -> Optional.of(Unit.COUNT);
            case "prefixHitShare", "kvUsage.mean", "kvUsage.median", "kvUsage.p90", "kvUsage.p99" ->
                Optional.of(Unit.SHARE);
            default -> latencyUnit(id, SERVER_LATENCIES);
        };
    }

    private static Optional<Unit> latencyUnit(String id, List<String> families) {
        int dot = id.indexOf('.');
        boolean known = dot > 0 && families.contains(id.substring(0, dot)) && isStatistic(id.substring(dot + 1));
        return known ? Optional.of(Unit.MILLISECONDS) : Optional.empty();
    }

    private static boolean isStatistic(String name) {
        return STATISTICS.contains(name)
                || isWholePercentile(name)
                || PERCENTILE.matcher(name).matches();
    }

    /** Such as nearly all are. */
    private static boolean isWholePercentile(String name) {
        return name.length() == 3 && name.charAt(0) == 'p' && isDigit(name.charAt(1)) && isDigit(name.charAt(2));
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }
}
