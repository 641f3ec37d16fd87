package io.benchdoctor.stats;

import java.util.Arrays;

/** The stretch of a curve in which it stays at its height: what is left when start-up and tail are cut away. */
public final class SteadyWindow {
    /** The height of the curve is its 95th percentile: the peak itself may be a single spike. */
    private static final double HEIGHT_RANK = 95;

    private SteadyWindow() {}

    /**
     * Length of the longest run of points at or above {@code level} times the height of the curve, as a part of all
     * points; 0 for an empty curve.
     *
     * @param level in 0..1
     */
    public static double share(double[] curve, double level) {
        if (curve.length == 0) {
            return 0;
        }
        double[] sorted = curve.clone();
        Arrays.sort(sorted);
        double floor = level * Percentile.ofSorted(sorted, HEIGHT_RANK).orElseThrow();
        int longest = 0;
        int length = 0;
        for (double point : curve) {
            length = point >= floor ? length + 1 : 0;
            longest = Math.max(longest, length);
        }
        return (double) longest / curve.length;
    }
}
