package io.benchdoctor.stats;

import java.util.Optional;

/**
 * Two heaps of samples with an empty space between them.
 *
 * @param factor the lowest sample of the upper heap over the highest of the lower one, above 1
 * @param lower samples in the lower heap, the strays in the gap not counted
 * @param upper samples in the upper heap
 */
public record Heaps(double factor, int lower, int upper) {
    /** Up to every hundredth sample may lie in the gap between two heaps. */
    private static final double STRAYS = 0.01;

    /**
     * The two heaps on both sides of the widest gap, counted as a factor.
     *
     * @param sorted samples that do not fall
     * @param smallest part of the samples that each heap holds at least, 0..0.5
     * @return empty where every gap is narrower than any factor above 1, and for too few samples to form two heaps
     */
    public static Optional<Heaps> split(double[] sorted, double smallest) {
        int heap = (int) Math.ceil(sorted.length * smallest);
        if (heap < 2) {
            return Optional.empty();
        }
        int step = Math.max(1, (int) Math.floor(sorted.length * STRAYS) + 1);
        double widest = 1;
        int at = -1;
        for (int k = heap - 1; k + step <= sorted.length - heap; k++) {
            if (sorted[k] > 0 && sorted[k + step] / sorted[k] > widest) {
                widest = sorted[k + step] / sorted[k];
                at = k;
            }
        }
        return at < 0 ? Optional.empty() : Optional.of(new Heaps(widest, at + 1, sorted.length - at - step));
    }
}
