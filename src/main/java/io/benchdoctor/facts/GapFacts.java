package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.quotient;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.Unit;
import io.benchdoctor.stats.Percentile;
import io.benchdoctor.stats.Share;
import java.util.List;

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
                    s -> Share.below(s.sorted(Samples.ITL), NEAR_ZERO_MILLIS)),
            new Fact(
                    "itl.bunchedShare",
                    Unit.SHARE,
                    Quality.EXACT,
                    "part of the chunk gaps below 0.2 * recomputed.itl.median",
                    s -> Share.below(s.sorted(Samples.ITL), BUNCHED * s.need("recomputed.itl.median"))),
            new Fact(
                    "itl.stalledShare",
                    Unit.SHARE,
                    Quality.EXACT,
                    "part of the chunk gaps above 3 * recomputed.itl.median",
                    s -> Share.above(s.sorted(Samples.ITL), STALLED * s.need("recomputed.itl.median"))),
            new Fact(
                    "itl.stalledTimeShare",
                    Unit.SHARE,
                    Quality.EXACT,
                    "time in the chunk gaps above 3 * recomputed.itl.median / time in all chunk gaps",
                    s -> timeAbove(s.sorted(Samples.ITL), STALLED * s.need("recomputed.itl.median"))),
            new Fact(
                    "chunk.tokensPerBurst",
                    Unit.RATIO,
                    Quality.EXACT,
                    "output tokens / bursts, a burst joining gaps below 0.2 ms or a twentieth of the usual gap",
                    GapFacts::tokensPerBurst));

    private GapFacts() {}

    /** What the gaps above a limit take of the time in all of them. */
    private static double timeAbove(double[] sorted, double limit) throws Unavailable {
        double all = 0;
        double above = 0;
        for (double gap : sorted) {
            all += gap;
            above += gap > limit ? gap : 0;
        }
        return quotient(above, all);
    }

    private static double tokensPerBurst(FactSheet sheet) throws Unavailable {
        RequestTimings timings = sheet.timings();
        double joined = joinedMillis(sheet.sorted(Samples.ITL)) / 1000;
        long tokens = 0;
        long bursts = 0;
        for (int r = 0; r < timings.count(); r++) {
            int gaps = timings.gapCount(r);
            if (gaps == 0) {
                continue;
            }
            tokens += timings.outputTokens(r).orElse(gaps + 1);
            bursts++;
            for (int g = 0; g < gaps; g++) {
                bursts += timings.gapSeconds(r, g) < joined ? 0 : 1;
            }
        }
        return quotient(tokens, bursts);
    }

    /** Below it two chunks came together: 0.2 ms, or a twentieth of the median of the gaps that are longer. */
    private static double joinedMillis(double[] sorted) {
        int zeros = (int) Math.round(Share.below(sorted, NEAR_ZERO_MILLIS) * sorted.length);
        double usual = Percentile.ofSorted(sorted, zeros, 50).orElse(0);
        return Math.max(NEAR_ZERO_MILLIS, SAME_BURST * usual);
    }
}
