package io.benchdoctor.stats;

/** Which part of some samples lies on one side of a bound. */
public final class Share {
    private Share() {}

    /**
     * Part of the samples that lie below the bound, 0..1.
     *
     * @param sorted samples that do not fall, at least one
     */
    public static double below(double[] sorted, double bound) {
        return (double) firstNotBelow(sorted, bound) / sorted.length;
    }

    /**
     * Part of the samples that reach the bound, 0..1.
     *
     * @param sorted samples that do not fall, at least one
     */
    public static double reaching(double[] sorted, double bound) {
        return (double) (sorted.length - firstNotBelow(sorted, bound)) / sorted.length;
    }

    /**
     * Part of the samples that lie above the bound, 0..1.
     *
     * @param sorted samples that do not fall, at least one
     */
    public static double above(double[] sorted, double bound) {
        return 1 - (double) firstNotBelow(sorted, Math.nextUp(bound)) / sorted.length;
    }

    /** Number of samples at or below the bound. */
    public static int upTo(double[] sorted, double bound) {
        return firstNotBelow(sorted, Math.nextUp(bound));
    }

    /** Index of the first sample that is not below the bound; the number of samples when all are. */
    static int firstNotBelow(double[] sorted, double bound) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < bound) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
