package io.benchdoctor.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
            return Optional.of(of(sheet.sorted(Samples.ITL)));
        } catch (Fact.Unavailable noGaps) {
            return Optional.empty();
        }
    }

    private static GapHistogram of(double[] rising) {
        List<Bin> bins = new ArrayList<>();
        int edge = (int) Math.floor(position(rising[0]));
        int counted = 0;
        while (counted < rising.length) {
            double to = edge(edge + 1);
            int upTo = countUpTo(rising, to);
            bins.add(new Bin(edge(edge), to, upTo - counted));
            counted = upTo;
            edge++;
        }
        return new GapHistogram(bins);
    }

    /** Number of gaps that are no longer than this. */
    private static int countUpTo(double[] rising, double millis) {
        int at = Arrays.binarySearch(rising, Math.nextUp(millis));
        int first = at < 0 ? -at - 1 : at;
        while (first > 0 && rising[first - 1] > millis) {
            first--;
        }
        return first;
    }

    private static double position(double millis) {
        return StrictMath.log10(Math.max(millis, SHORTEST_MILLIS)) * BINS_PER_DECADE;
    }

    private static double edge(int position) {
        return StrictMath.pow(10, (double) position / BINS_PER_DECADE);
    }
}
