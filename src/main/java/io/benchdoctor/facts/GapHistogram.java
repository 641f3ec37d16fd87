package io.benchdoctor.facts;

import io.benchdoctor.stats.Ordered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The gaps between two chunks of all answers, counted in bins whose edges multiply: ten bins to a factor of ten.
 *
 * @param bins from the shortest gap to the longest, without a hole; at least one
 */
public record GapHistogram(List<Bin> bins) {
    private static final int BINS_PER_DECADE = 10;
    /** Shorter gaps are one chunk that arrived in two pieces; they are counted in the first bin. */
    private static final double SHORTEST_MILLIS = 0.01;

    public GapHistogram {
        bins = List.copyOf(bins);
    }

    /** Gaps longer than {@code fromMillis} and no longer than {@code toMillis}; those below the first bin belong to it. */
    public record Bin(double fromMillis, double toMillis, int count) {}

    /** The gaps of a run; empty without raw gaps. */
    public static Optional<GapHistogram> of(FactSheet sheet) {
        try {
            return Optional.of(sheet.once(GapHistogram.class, () -> of(GapOrder.of(sheet))));
        } catch (Fact.Unavailable noGaps) {
            return Optional.empty();
        }
    }

    private static GapHistogram of(Ordered gaps) {
        List<Bin> bins = new ArrayList<>();
        int edge = first(gaps.at(0));
        int counted = 0;
        while (counted < gaps.count()) {
            double to = edge(edge + 1);
            int upTo = gaps.countWhile(gap -> gap <= to);
            bins.add(new Bin(edge(edge), to, upTo - counted));
            counted = upTo;
            edge++;
        }
        return new GapHistogram(bins);
    }

    /** Where bins meet, for gaps between the shortest and the longest, in milliseconds. */
    static DoubleStream edges(double shortest, double longest) {
        return IntStream.rangeClosed(first(shortest) + 1, first(longest) + 1).mapToDouble(GapHistogram::edge);
    }

    private static int first(double millis) {
        return (int) Math.floor(position(millis));
    }

    private static double position(double millis) {
        return StrictMath.log10(Math.max(millis, SHORTEST_MILLIS)) * BINS_PER_DECADE;
    }

    private static double edge(int position) {
        return StrictMath.pow(10, (double) position / BINS_PER_DECADE);
    }
}
