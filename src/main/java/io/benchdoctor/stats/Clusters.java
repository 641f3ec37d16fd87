package io.benchdoctor.stats;

/** Whether samples fall into two heaps. */
public final class Clusters {
    /** A heap holds at least every twentieth sample. */
    private static final double SMALLEST_HEAP = 0.05;

    private Clusters() {}

    /**
     * Factor across the widest gap between two heaps of at least 5 % of the samples each, with at most 1 % of them inside
     * the gap: near 1 for any smooth spread, 3 when the heaps lie three times apart.
     *
     * @param sorted positive samples that do not fall
     * @return 1 for 20 samples or fewer, which are too few for two heaps
     */
    public static double gapFactor(double[] sorted) {
        return Heaps.split(sorted, SMALLEST_HEAP).map(Heaps::factor).orElse(1.0);
    }
}
