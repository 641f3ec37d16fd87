package io.benchdoctor.stats;

/** Whether samples fall into two heaps. */
public final class Clusters {
    /** A heap holds at least every twentieth sample. */
    private static final double SMALLEST_HEAP = 0.05;
    /** Up to every hundredth sample may lie in the gap between two heaps. */
    private static final double STRAYS = 0.01;

    private Clusters() {}

    /**
     * Factor across the widest gap between two heaps of at least 5 % of the samples each, with at most 1 % of them inside
     * the gap: near 1 for any smooth spread, 3 when the heaps lie three times apart.
     *
     * @param sorted positive samples that do not fall
     * @return 1 for 20 samples or fewer, which are too few for two heaps
     */
    public static double gapFactor(double[] sorted) {
        int heap = (int) Math.ceil(sorted.length * SMALLEST_HEAP);
        if (heap < 2) {
            return 1;
        }
        int step = Math.max(1, (int) Math.floor(sorted.length * STRAYS) + 1);
        double widest = 1;
        for (int k = heap - 1; k + step <= sorted.length - heap; k++) {
            if (sorted[k] > 0) {
                widest = Math.max(widest, sorted[k + step] / sorted[k]);
            }
        }
        return widest;
    }
}
