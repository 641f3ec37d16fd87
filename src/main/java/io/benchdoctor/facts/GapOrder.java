package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.stats.Buckets;
import io.benchdoctor.stats.Ordered;
import io.benchdoctor.stats.Ranges;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The gaps of a run in rising order, in milliseconds: few are sorted, of millions no copy is made. */
final class GapOrder {
    /** Fewer are in order before others have been counted. */
    private static final int MOST_SORTED = 1 << 16;

    private GapOrder() {}

    /** @throws Unavailable without raw timings, or without a single gap */
    static Ordered of(FactSheet sheet) throws Unavailable {
        RequestTimings timings = sheet.timings();
        Ordered gaps = sheet.once(Samples.ITL, () -> of(timings, MOST_SORTED));
        if (gaps.count() == 0) {
            throw Unavailable.because(Why.NO_SAMPLES);
        }
        return gaps;
    }

    /** @param mostSorted gaps of which a sorted copy is made */
    static Ordered of(RequestTimings timings, int mostSorted) {
        if (timings.gaps() <= mostSorted) {
            double[] rising = timings.pooledGapMillis();
            Arrays.sort(rising);
            return Ordered.of(rising);
        }
        Buckets buckets = new Buckets(Ranges.of(timings.count(), (from, to) -> part(timings, from, to)));
        if (buckets.count() > 0) {
            foresee(buckets);
        }
        return buckets;
    }

    private static Buckets.Supply part(RequestTimings timings, int from, int to) {
        return use -> timings.eachGapMillis(from, to, (some, count) -> use.of(some, 0, count));
    }

    /** What the facts and charts of any run ask: the ranks first, then the bounds that hang on the usual gap. */
    private static void foresee(Buckets gaps) {
        int last = gaps.count() - 1;
        int[] places = DoubleStream.concat(DoubleStream.of(0, 50, 100), RecomputedFacts.ranks())
                .mapToInt(rank -> (int) (last * (rank / 100)))
                .flatMap(place -> IntStream.of(place, Math.min(last, place + 1)))
                .toArray();
        gaps.expect(places, GapFacts.bounds());
        double usual = gaps.percentile(50).orElseThrow();
        double longest = gaps.at(last);
        gaps.expect(
                new int[0],
                DoubleStream.concat(
                                GapFacts.bounds(usual),
                                DoubleStream.concat(
                                        GapBins.edges(usual, gaps.at(0), longest),
                                        GapHistogram.edges(gaps.at(0), longest)))
                        .toArray());
    }
}
