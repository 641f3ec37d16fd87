package io.benchdoctor.stats;

import java.util.Arrays;

/**
 * How many of some intervals are open at a time: the number of requests in flight, seen from their starts and ends.
 *
 * <p>An interval is open from its start until just before its end, so that one that ends when another starts does not
 * count twice.
 */
public final class Occupancy {
    private final double[] starts;
    private final double[] ends;

    /** @param ends in the order of {@code starts}; none before its start */
    public Occupancy(double[] starts, double[] ends) {
        if (starts.length == 0 || starts.length != ends.length) {
            throw new IllegalArgumentException(starts.length + " starts and " + ends.length + " ends");
        }
        this.starts = starts.clone();
        this.ends = ends.clone();
        Arrays.sort(this.starts);
        Arrays.sort(this.ends);
    }

    /** The first start. */
    public double begin() {
        return starts[0];
    }

    /** The last end. */
    public double end() {
        return ends[ends.length - 1];
    }

    /** The most intervals that are open at once, exactly. */
    public int peak() {
        int peak = 0;
        int ended = 0;
        for (int started = 1; started <= starts.length; started++) {
            while (ended < ends.length && ends[ended] <= starts[started - 1]) {
                ended++;
            }
            peak = Math.max(peak, started - ended);
        }
        return peak;
    }

    /** Mean number of open intervals in each of {@code slices} equal slices of the time from begin to end. */
    public double[] means(int slices) {
        double width = (end() - begin()) / slices;
        double[] open = new double[slices];
        double before = 0;
        for (int s = 0; s < slices; s++) {
            double until = opened(s + 1 == slices ? end() : begin() + (s + 1) * width);
            open[s] = width > 0 ? (until - before) / width : starts.length;
            before = until;
        }
        return open;
    }

    /** Open time of all intervals up to a moment: Σ max(0, min(end, moment) − start). */
    private double opened(double moment) {
        ExactSum open = new ExactSum();
        for (double start : starts) {
            if (start >= moment) {
                break;
            }
            open.add(moment - start);
        }
        for (double end : ends) {
            if (end >= moment) {
                break;
            }
            open.add(end - moment);
        }
        return open.value();
    }
}
