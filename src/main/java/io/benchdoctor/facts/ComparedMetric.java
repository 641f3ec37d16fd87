package io.benchdoctor.facts;

import io.benchdoctor.model.Metric;
import io.benchdoctor.model.Unit;
import io.benchdoctor.stats.MatchedBootstrap;
import io.benchdoctor.stats.MatchedBootstrap.Statistic;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A figure of two runs that is held against each other.
 *
 * @param id of the metric, such as {@code ttft.p99}
 * @param lessIsBetter whether a fall is an improvement
 * @param central whether it speaks of most requests, so that a comparison without it says little
 * @param fewest requests from which one run tells chance: a percentile stands on those beyond it
 */
public record ComparedMetric(String id, boolean lessIsBetter, boolean central, int fewest) {
    /** A mean of fewer requests is one of single stretches of a dozen. */
    private static final int FEW = 64;

    /** Twenty requests beyond a P99; below that it moves from run to run by more than one run shows, as the lab does. */
    private static final int TAIL = 2000;

    /** In the order in which they are shown. */
    public static final List<ComparedMetric> ALL = List.of(
            latency("ttft.mean", true, FEW),
            latency("ttft.median", true, FEW),
            latency("ttft.p99", false, TAIL),
            latency("tpot.mean", true, FEW),
            latency("tpot.median", true, FEW),
            latency("tpot.p99", false, TAIL),
            latency("itl.mean", true, FEW),
            latency("itl.median", false, FEW),
            latency("itl.p99", false, TAIL),
            latency("e2el.mean", true, FEW),
            latency("e2el.median", true, FEW),
            latency("e2el.p99", false, TAIL),
            new ComparedMetric("throughput.requests", false, true, FEW),
            new ComparedMetric("throughput.output", false, true, FEW),
            new ComparedMetric("throughput.total", false, false, FEW));

    private static ComparedMetric latency(String id, boolean central, int fewest) {
        return new ComparedMetric(id, true, central, fewest);
    }

    /** The unit of the figure. */
    public Unit unit() {
        return Metric.unit(id).orElseThrow();
    }

    /** A change as a reader fears it: above 0 is worse. */
    double harm(double change) {
        return lessIsBetter ? change : -change;
    }

    /** The samples behind a latency; empty for a rate. */
    Optional<Samples> samples() {
        return lessIsBetter ? Optional.of(Samples.valueOf(family().toUpperCase(Locale.ROOT))) : Optional.empty();
    }

    Statistic statistic() {
        return switch (id.substring(id.indexOf('.') + 1)) {
            case "median" -> MatchedBootstrap.percentile(50);
            case "p99" -> MatchedBootstrap.percentile(99);
            default -> MatchedBootstrap.MEAN;
        };
    }

    private String family() {
        return id.substring(0, id.indexOf('.'));
    }
}
