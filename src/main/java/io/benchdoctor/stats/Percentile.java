package io.benchdoctor.stats;

import java.util.OptionalDouble;

/**
 * The one percentile of this house: linear interpolation between closest ranks, the default of
 * {@code numpy.percentile}, so that our P99 of a log equals the P99 that vLLM printed for the same samples.
 */
public final class Percentile {
    /** Two-sided 95 % point of the normal law. */
    private static final double Z95 = 1.959963984540054;

    private Percentile() {}

    /**
     * @param sorted samples that do not fall
     * @param rank in [0, 100]
     * @return empty for no samples: an absent latency is not a latency of zero
     * @throws IllegalArgumentException when the rank is outside
     */
    public static OptionalDouble ofSorted(double[] sorted, double rank) {
        return ofSorted(sorted, 0, rank);
    }

    /**
     * The percentile of the larger samples, without a copy of them.
     *
     * @param sorted samples that do not fall
     * @param from number of small samples to leave out
     * @param rank in [0, 100]
     * @return empty when no sample is left
     * @throws IllegalArgumentException when the rank is outside
     */
    public static OptionalDouble ofSorted(double[] sorted, int from, double rank) {
        return of(Ordered.of(sorted), from, rank);
    }

    /**
     * The same of samples that need not be sorted.
     *
     * @param from number of small samples to leave out
     * @param rank in [0, 100]
     * @throws IllegalArgumentException when the rank is outside
     */
    public static OptionalDouble of(Ordered samples, int from, double rank) {
        if (!(rank >= 0 && rank <= 100)) {
            throw new IllegalArgumentException("no percentile has rank " + rank);
        }
        int count = samples.count() - from;
        if (count <= 0) {
            return OptionalDouble.empty();
        }
        double position = (count - 1) * (rank / 100);
        int below = from + (int) position;
        int above = Math.min(below + 1, samples.count() - 1);
        return OptionalDouble.of(between(samples.at(below), samples.at(above), position - (int) position));
    }

    /**
     * An interval that holds the true percentile in 19 of 20 runs, whatever the distribution: the samples at the ranks
     * n·q ± 1.96·√(n·q·(1 − q)). A rank beyond the samples is the extreme sample, and the promise is then weaker.
     *
     * @param sorted samples that do not fall, at least one
     * @param rank in [0, 100]
     * @throws IllegalArgumentException for no samples
     */
    public static Interval interval(double[] sorted, double rank) {
        int n = sorted.length;
        if (n == 0) {
            throw new IllegalArgumentException("no samples, no interval");
        }
        double share = rank / 100;
        double half = Z95 * Math.sqrt(n * share * (1 - share));
        int low = (int) Math.floor(n * share - half) - 1;
        int high = (int) Math.ceil(n * share + half) - 1;
        return new Interval(sorted[clamped(low, n)], sorted[clamped(high, n)]);
    }

    private static int clamped(int index, int n) {
        return Math.max(0, Math.min(n - 1, index));
    }

    /** As numpy: from the nearer end, so that the last percentile is exactly the last sample. */
    static double between(double low, double high, double part) {
        double span = high - low;
        return part < 0.5 ? low + span * part : high - span * (1 - part);
    }
}
