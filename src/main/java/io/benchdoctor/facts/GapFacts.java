package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.quotient;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.Unit;
import io.benchdoctor.stats.Ordered;
import io.benchdoctor.stats.Percentile;
import io.benchdoctor.stats.Ranges;
import java.util.List;
import java.util.stream.DoubleStream;

/** How chunks arrive: evenly, in lumps, or with stalls between them. */
final class GapFacts {
    /** Faster than any engine steps: such chunks were released together, not written one after the other. */
    private static final double NEAR_ZERO_MILLIS = 0.2;
    /** A fifth of the usual gap: the chunk caught up with one that was held back. */
    private static final double BUNCHED = 0.2;
    /** Three usual gaps in one: a pause that a reader may notice. */
    private static final double STALLED = 3;
    /** Within this part of the usual gap chunks belong to one burst. */
    private static final double SAME_BURST = 0.05;

    static final List<Fact> ALL = List.of(
            new Fact(
                    "itl.nearZeroShare",
                    Unit.SHARE,
                    Quality.EXACT,
                    "part of the chunk gaps below 0.2 ms",
                    Need.REQUEST_TIMINGS,
                    s -> GapOrder.of(s).shareBelow(NEAR_ZERO_MILLIS)),
            new Fact(
                    "itl.bunchedShare",
                    Unit.SHARE,
                    Quality.EXACT,
                    "part of the chunk gaps below 0.2 * recomputed.itl.median",
                    Need.REQUEST_TIMINGS,
                    s -> GapOrder.of(s).shareBelow(BUNCHED * s.need("recomputed.itl.median"))),
            new Fact(
                    "itl.stalledShare",
                    Unit.SHARE,
                    Quality.EXACT,
                    "part of the chunk gaps above 3 * recomputed.itl.median",
                    Need.REQUEST_TIMINGS,
                    s -> GapOrder.of(s).shareAbove(STALLED * s.need("recomputed.itl.median"))),
            new Fact(
                    "itl.stalledTimeShare",
                    Unit.SHARE,
                    Quality.EXACT,
                    "time in the chunk gaps above 3 * recomputed.itl.median / time in all chunk gaps",
                    Need.REQUEST_TIMINGS,
                    s -> timeAbove(GapOrder.of(s), STALLED * s.need("recomputed.itl.median"))),
            new Fact(
                    "chunk.tokensPerBurst",
                    Unit.RATIO,
                    Quality.EXACT,
                    "output tokens / bursts, a burst joining gaps below 0.2 ms or a twentieth of the usual gap",
                    Need.REQUEST_TIMINGS,
                    GapFacts::tokensPerBurst));

    private GapFacts() {}

    /** Bounds in milliseconds before which the gaps of any run are counted. */
    static double[] bounds() {
        return new double[] {NEAR_ZERO_MILLIS};
    }

    /** The same of a run with this usual gap. */
    static DoubleStream bounds(double usualMillis) {
        return DoubleStream.of(BUNCHED * usualMillis, STALLED * usualMillis);
    }

    /** What the gaps above a limit take of the time in all of them. */
    private static double timeAbove(Ordered gaps, double limit) throws Unavailable {
        return quotient(gaps.sumAbove(limit), gaps.sum());
    }

    private static double tokensPerBurst(FactSheet sheet) throws Unavailable {
        RequestTimings timings = sheet.timings();
        double joined = joinedMillis(GapOrder.of(sheet)) / 1000;
        List<Bursts> parts = Ranges.of(timings.count(), (from, to) -> Bursts.of(timings, joined, from, to));
        return quotient(
                parts.stream().mapToLong(Bursts::tokens).sum(),
                parts.stream().mapToLong(Bursts::bursts).sum());
    }

    /** Tokens of some answers, and in how many bursts they came. */
    private record Bursts(long tokens, long bursts) {
        static Bursts of(RequestTimings timings, double joined, int from, int to) {
            long tokens = 0;
            long bursts = 0;
            double[] gap = new double[0];
            for (int r = from; r < to; r++) {
                int gaps = timings.gapCount(r);
                if (gaps > 0) {
                    tokens += timings.outputTokens(r).orElse(gaps + 1);
                    bursts++;
                    gap = timings.gapSeconds(r, gap);
                    for (int g = 0; g < gaps; g++) {
                        bursts += gap[g] < joined ? 0 : 1;
                    }
                }
            }
            return new Bursts(tokens, bursts);
        }
    }

    /** Below it two chunks came together: 0.2 ms, or a twentieth of the median of the gaps that are longer. */
    private static double joinedMillis(Ordered gaps) {
        int zeros = gaps.countWhile(gap -> gap < NEAR_ZERO_MILLIS);
        double usual = Percentile.of(gaps, zeros, 50).orElse(0);
        return Math.max(NEAR_ZERO_MILLIS, SAME_BURST * usual);
    }
}
