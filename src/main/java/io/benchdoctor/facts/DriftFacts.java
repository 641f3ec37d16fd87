package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.known;
import static io.benchdoctor.facts.Symbols.ratio;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.Unit;
import io.benchdoctor.stats.Middle;
import io.benchdoctor.stats.Percentile;
import io.benchdoctor.stats.Ranges;
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

    /** Requests of each part that are compared: their median moves little with more. */
    private static final int COMPARED = 500;
    /** Within half of the same company a step that reads the weights takes nearly the same. */
    private static final double ALIKE = 0.5;

    static final List<Fact> ALL = List.of(
            new Fact(
                    "step.first",
                    Unit.MILLISECONDS,
                    Quality.EXACT,
                    "median over the first third of the requests of a request's median gap",
                    Need.REQUEST_TIMINGS,
                    s -> rank(first(steps(s)), 50)),
            new Fact(
                    "step.last",
                    Unit.MILLISECONDS,
                    Quality.EXACT,
                    "median over the last third of the requests of a request's median gap",
                    Need.REQUEST_TIMINGS,
                    s -> rank(last(steps(s)), 50)),
            new Fact(
                    "step.lastFastest",
                    Unit.MILLISECONDS,
                    Quality.EXACT,
                    "10th percentile over the last third of the requests of a request's median gap",
                    Need.REQUEST_TIMINGS,
                    s -> rank(last(steps(s)), FAST_RANK)),
            ratio("step.drift", Unit.RATIO, "step.last", "step.first"),
            ratio("step.driftFloor", Unit.RATIO, "step.lastFastest", "step.first"),
            new Fact(
                    "step.driftOrder",
                    Unit.RATIO,
                    Quality.EXACT,
                    "rank correlation of a request's median gap with the order of sending",
                    Need.REQUEST_TIMINGS,
                    s -> {
                        double[] steps = steps(s);
                        double[] order = new double[steps.length];
                        Arrays.setAll(order, k -> k);
                        return known(Relation.rankCorrelation(order, steps));
                    }),
            new Fact(
                    "step.driftEqual",
                    Unit.RATIO,
                    Quality.EXACT,
                    "median gap of a request of the last third / of those of the first third that began beside as many"
                            + " answers, within a half: the median over the last third",
                    Need.REQUEST_TIMINGS,
                    DriftFacts::atEqualLoad),
            new Fact(
                    "ttft.drift",
                    Unit.RATIO,
                    Quality.EXACT,
                    "median TTFT of the last third of the requests / of the first third",
                    Need.REQUEST_TIMINGS,
                    s -> {
                        double[] inOrder = Pairs.order(s.timings()).y();
                        return Symbols.quotient(rank(last(inOrder), 50), rank(first(inOrder), 50));
                    }));

    private DriftFacts() {}

    private static double[] steps(FactSheet sheet) throws Unavailable {
        RequestTimings timings = sheet.timings();
        valid(!DecodeFacts.heldBack(sheet));
        double[] medians = medianGaps(sheet);
        double[] steps = new double[timings.count()];
        int n = 0;
        for (int r = 0; r < timings.count(); r++) {
            if (timings.gapCount(r) >= FEWEST_GAPS) {
                steps[n++] = medians[r];
            }
        }
        return Arrays.copyOf(steps, n);
    }

    /** By request; 0 for one with too few gaps. */
    private static double[] medianGaps(FactSheet sheet) throws Unavailable {
        RequestTimings timings = sheet.timings();
        return sheet.once("medianGaps", () -> {
            double[] medians = new double[timings.count()];
            Ranges.of(medians.length, (from, to) -> medianGaps(timings, medians, from, to));
            return medians;
        });
    }

    /** @return how many there are */
    private static int medianGaps(RequestTimings timings, double[] medians, int from, int to) {
        int found = 0;
        double[] seen = new double[LOOKED_AT];
        for (int r = from; r < to; r++) {
            int gaps = timings.gapCount(r);
            if (gaps >= FEWEST_GAPS) {
                int looked = Math.min(gaps, LOOKED_AT);
                for (int k = 0; k < looked; k++) {
                    seen[k] = timings.gapSeconds(r, (int) ((long) k * gaps / looked)) * 1000;
                }
                medians[r] = Middle.of(seen, looked).orElseThrow();
                found++;
            }
        }
        return found;
    }

    private static double atEqualLoad(FactSheet sheet) throws Unavailable {
        RequestTimings timings = sheet.timings();
        valid(!DecodeFacts.heldBack(sheet));
        double[] medians = medianGaps(sheet);
        double[] beside = Flight.openAtFirstChunk(timings);
        double[] steps = new double[beside.length];
        double[] open = new double[beside.length];
        int n = 0;
        int completed = 0;
        for (int r = 0; r < timings.count(); r++) {
            if (timings.completed(r)) {
                if (timings.gapCount(r) >= FEWEST_GAPS) {
                    open[n] = beside[completed];
                    steps[n++] = medians[r];
                }
                completed++;
            }
        }
        return atEqualLoad(Arrays.copyOf(steps, n), Arrays.copyOf(open, n));
    }

    private static double atEqualLoad(double[] steps, double[] open) throws Unavailable {
        double[] earlySteps = first(steps);
        double[] earlyOpen = first(open);
        double[] lateSteps = last(steps);
        double[] lateOpen = last(open);
        int stride = Math.max(1, lateSteps.length / COMPARED);
        double[] ratios = new double[lateSteps.length];
        double[] alike = new double[earlySteps.length];
        int n = 0;
        for (int k = 0; k < lateSteps.length; k += stride) {
            int found = 0;
            for (int e = 0; e < earlySteps.length; e += stride) {
                if (Math.abs(earlyOpen[e] - lateOpen[k]) <= Math.max(1, ALIKE * lateOpen[k])) {
                    alike[found++] = earlySteps[e];
                }
            }
            if (found > 0) {
                Arrays.sort(alike, 0, found);
                ratios[n++] = lateSteps[k] / alike[found / 2];
            }
        }
        return rank(Arrays.copyOf(ratios, n), 50);
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
