package io.benchdoctor.stats;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Spread that a few wild samples cannot move. */
public final class Deviation {
    private Deviation() {}

    /**
     * Median of the absolute deviations from the median (MAD), unscaled; empty for no samples.
     *
     * @param sorted samples that do not fall
     */
    public static OptionalDouble medianAbsolute(double[] sorted) {
        if (sorted.length == 0) {
            return OptionalDouble.empty();
        }
        double median = Percentile.ofSorted(sorted, 50).orElseThrow();
        double[] deviations = new double[sorted.length];
        for (int k = 0; k < sorted.length; k++) {
            deviations[k] = Math.abs(sorted[k] - median);
        }
        Arrays.sort(deviations);
        return Percentile.ofSorted(deviations, 50);
    }
}
