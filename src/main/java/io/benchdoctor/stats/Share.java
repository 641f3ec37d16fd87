package io.benchdoctor.stats;

/** Which part of some samples lies on one side of a bound. */
public final class Share {
    /** So many samples are passed one by one before a place is sought. */
    private static final int NEAR = 4;

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

    /**
     * The same, sought from the place of another bound on: of bounds that mostly rise, such as the chunks of one answer, each
     * is found in a few steps.
     *
     * @param near any number from 0 to that of the samples
     */
    public static int upTo(double[] sorted, double bound, int near) {
        if (bound == Double.POSITIVE_INFINITY || near > 0 && !(sorted[near - 1] <= bound)) {
            return sought(sorted, bound, near);
        }
        int at = near;
        int most = Math.min(sorted.length, near + NEAR);
        while (at < most && sorted[at] <= bound) {
            at++;
        }
        return at < most || at == sorted.length ? at : sought(sorted, bound, at);
    }

    private static int sought(double[] sorted, double bound, int near) {
        double above = Math.nextUp(bound);
        if (near > 0 && !(sorted[near - 1] < above)) {
            return firstNotBelow(sorted, above, 0, near);
        }
        int low = near;
        int step = 1;
        while (low + step <= sorted.length && sorted[low + step - 1] < above) {
            low += step;
            step *= 2;
        }
        return firstNotBelow(sorted, above, low, Math.min(sorted.length, low + step));
    }

    /** Index of the first sample that is not below the bound; the number of samples when all are. */
    static int firstNotBelow(double[] sorted, double bound) {
        return firstNotBelow(sorted, bound, 0, sorted.length);
    }

    /**
     * The same where it is known to lie between two indexes.
     *
     * @param from all samples before it are below the bound
     * @param to no sample from it on is below the bound, or it is the number of samples
     */
    private static int firstNotBelow(double[] sorted, double bound, int from, int to) {
        int low = from;
        int high = to;
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
