package io.benchdoctor.stats;

import java.util.Arrays;

/** How many intervals were open while each of them was: the company that a request had. */
public final class Crowding {
    private final double begin;
    private final double[] starts;
    private final double[] ends;
    private final double[] startSums;
    private final double[] endSums;

    /** @param ends in the order of {@code starts}; none before its start */
    public Crowding(double[] starts, double[] ends) {
        this.begin = Arrays.stream(starts).min().orElse(0);
        this.starts = sorted(starts);
        this.ends = sorted(ends);
        this.startSums = sums(this.starts);
        this.endSums = sums(this.ends);
    }

    /** Mean number of open intervals between two moments; at one moment the number then. */
    public double between(double from, double to) {
        return to > from ? (opened(to - begin) - opened(from - begin)) / (to - from) : at(from);
    }

    /** Open intervals at a moment, one that starts then included. */
    public double at(double moment) {
        return upTo(starts, moment - begin) - (double) upTo(ends, moment - begin);
    }

    /** Open time of all intervals up to a moment. */
    private double opened(double moment) {
        int started = upTo(starts, moment);
        int ended = upTo(ends, moment);
        return started * moment - startSums[started] - (ended * moment - endSums[ended]);
    }

    private double[] sorted(double[] moments) {
        double[] sorted = Arrays.stream(moments).map(moment -> moment - begin).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private static double[] sums(double[] sorted) {
        double[] sums = new double[sorted.length + 1];
        for (int n = 0; n < sorted.length; n++) {
            sums[n + 1] = sums[n] + sorted[n];
        }
        return sums;
    }

    /** How many moments are not after one. */
    private static int upTo(double[] sorted, double moment) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= moment) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
