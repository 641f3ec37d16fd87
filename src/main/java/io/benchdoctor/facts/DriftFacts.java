package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.known;
import static io.benchdoctor.facts.Symbols.ratio;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.Unit;
import io.benchdoctor.stats.Percentile;
import io.benchdoctor.stats.Relation;
import java.util.Arrays;
import java.util.List;

/** Whether the same work took longer as the run went on. Read from the order of sending, which every log keeps. */
final class DriftFacts {
    /** Fewer requests in a third of the run show how full the batch was, not how fast the server. */
    private static final int FEWEST_IN_PART = 10;
    /** The run is looked at in three parts: the first, the last, and what lies between. */
    private static final int PARTS = 3;
    /** The middle of fewer gaps says little of a request. */
    private static final int FEWEST_GAPS = 5;
    /** Gaps of a request that are looked at, evenly spread: enough for a median, whatever the length of the answer. */
    private static final int LOOKED_AT = 65;
    /** The fastest tenth of a part: those who met the emptiest batch. */
    private static final double FAST_RANK = 10;

    static final List<Fact> ALL = List.of(
            new Fact(
                    "step.first",
                    Unit.MILLISECONDS,
                    Quality.EXACT,
                    "median over the first third of the requests of a request's median gap",
                    s -> rank(first(steps(s)), 50)),
            new Fact(
                    "step.last",
                    Unit.MILLISECONDS,
                    Quality.EXACT,
                    "median over the last third of the requests of a request's median gap",
                    s -> rank(last(steps(s)), 50)),
            new Fact(
                    "step.lastFastest",
                    Unit.MILLISECONDS,
                    Quality.EXACT,
                    "10th percentile over the last third of the requests of a request's median gap",
                    s -> rank(last(steps(s)), FAST_RANK)),
            ratio("step.drift", Unit.RATIO, "step.last", "step.first"),
            ratio("step.driftFloor", Unit.RATIO, "step.lastFastest", "step.first"),
            new Fact(
                    "step.driftOrder",
                    Unit.RATIO,
                    Quality.EXACT,
                    "rank correlation of a request's median gap with the order of sending",
                    s -> {
                        double[] steps = steps(s);
                        double[] order = new double[steps.length];
                        Arrays.setAll(order, k -> k);
                        return known(Relation.rankCorrelation(order, steps));
                    }),
            new Fact(
                    "flight.drift",
                    Unit.RATIO,
                    Quality.EXACT,
                    "answers being written when an answer begins: median of the last third / of the first third",
                    s -> {
                        double[] open = Flight.openAtFirstChunk(s.timings());
                        return Symbols.quotient(rank(last(open), 50), rank(first(open), 50));
                    }),
            ratio("flight.driftOverStep", Unit.RATIO, "flight.drift", "step.drift"),
            new Fact(
                    "ttft.drift",
                    Unit.RATIO,
                    Quality.EXACT,
                    "median TTFT of the last third of the requests / of the first third",
                    s -> {
                        double[] inOrder = Pairs.order(s.timings()).y();
                        return Symbols.quotient(rank(last(inOrder), 50), rank(first(inOrder), 50));
                    }));

    private DriftFacts() {}

    private static double[] steps(FactSheet sheet) throws Unavailable {
        RequestTimings timings = sheet.timings();
        double[] steps = new double[timings.count()];
        int n = 0;
        for (int r = 0; r < timings.count(); r++) {
            if (timings.gapCount(r) >= FEWEST_GAPS) {
                steps[n++] = medianGapMillis(timings, r);
            }
        }
        valid(!DecodeFacts.heldBack(sheet));
        return Arrays.copyOf(steps, n);
    }

    private static double medianGapMillis(RequestTimings timings, int request) {
        int gaps = timings.gapCount(request);
        int looked = Math.min(gaps, LOOKED_AT);
        double[] seen = new double[looked];
        for (int k = 0; k < looked; k++) {
            seen[k] = timings.gapSeconds(request, (int) ((long) k * gaps / looked)) * 1000;
        }
        Arrays.sort(seen);
        return Percentile.ofSorted(seen, 50).orElseThrow();
    }

    private static double[] first(double[] inOrder) {
        return Arrays.copyOfRange(inOrder, 0, inOrder.length / PARTS);
    }

    private static double[] last(double[] inOrder) {
        return Arrays.copyOfRange(inOrder, inOrder.length - inOrder.length / PARTS, inOrder.length);
    }

    private static double rank(double[] part, double rank) throws Unavailable {
        valid(part.length >= FEWEST_IN_PART);
        double[] sorted = part.clone();
        Arrays.sort(sorted);
        return known(Percentile.ofSorted(sorted, rank));
    }
}
