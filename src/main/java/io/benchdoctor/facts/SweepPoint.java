package io.benchdoctor.facts;

import io.benchdoctor.model.SourceRef;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * One level of a sweep: what one run shows there, or the mean over several that were made alike.
 *
 * @param level where it stands on the lever; infinite for all at once, the place in the order for a name
 * @param name the level as the logs tell it
 * @param runs ids of its runs
 * @param findings ids of what was found in these runs, the first things first
 * @param figures by id of the fact or metric; what is not known is not there
 * @param untold limits of the promise that no log of it tells anything about
 * @param at where the figures stand
 */
public record SweepPoint(
        double level,
        String name,
        List<String> runs,
        List<String> findings,
        Map<String, Double> figures,
        List<String> untold,
        List<SourceRef> at,
        Optional<LeftOut> leftOut) {
    /** Completed requests per second. */
    public static final String RATE = "throughput.requests";

    /** Mean number of requests in flight, by Little's law. */
    public static final String INSIDE = "system.concurrency";

    /** Cards that served. */
    public static final String GPUS = "gpus";

    /** Requests that came in a second, as they were stamped; unlike what was served it leaves out the end of a run. */
    public static final String SENT = "rate.sent";

    /** Milliseconds that a request takes by Little's law, where no log tells its mean. */
    public static final String ESTIMATED = "latency.estimated";

    /** Output tokens per second of each card; follows from others and stands in no log. */
    public static final String PER_GPU = "tokens.per-gpu";

    /** Deviation of the logarithm of {@link #RATE} between its runs. */
    public static final String SPREAD = "throughput.spread";

    /** The worst measure of the promise over its limit, at the share of requests that has to keep it; 1 is just kept. */
    public static final String SCORE = "slo.score";

    public static final String SCORE_LOW = SCORE + ".low";
    public static final String SCORE_HIGH = SCORE + ".high";

    public SweepPoint {
        runs = List.copyOf(runs);
        findings = List.copyOf(findings);
        figures = new TreeMap<>(figures);
        untold = List.copyOf(untold);
        at = List.copyOf(at);
    }

    /** Why a point tells nothing of the curve. */
    public enum LeftOut {
        /** Its requests failed by more than one in a hundred: what did not come back took no time. */
        FAILURES,
        /** Its prompts or answers are of another length than those of the other points. */
        OTHER_LENGTHS,
        /** It prints no throughput, or no latency. */
        NO_FIGURES,
        /** All at once where the others come at a rate: how long a wait is depends on how many were sent. */
        AT_ONCE,
        /** The other points foretell another throughput, by more than chance does. */
        OUTLIER;

        /** Lower-case with hyphens, for machines. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A figure by its id; empty where it is not known. */
    public OptionalDouble figure(String id) {
        if (id.equals(PER_GPU)) {
            return perGpu();
        }
        Double value = figures.get(id);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private OptionalDouble perGpu() {
        OptionalDouble tokens = figure("throughput.output");
        OptionalDouble cards = figure(GPUS);
        return tokens.isPresent() && cards.isPresent()
                ? OptionalDouble.of(tokens.getAsDouble() / cards.getAsDouble())
                : OptionalDouble.empty();
    }

    SweepPoint at(UnaryOperator<SourceRef> places) {
        return new SweepPoint(
                level,
                name,
                runs,
                findings,
                figures,
                untold,
                at.stream().map(places).toList(),
                leftOut);
    }

    /** The same point, not counted for a reason. */
    public SweepPoint without(LeftOut reason) {
        return new SweepPoint(level, name, runs, findings, figures, untold, at, Optional.of(reason));
    }
}
