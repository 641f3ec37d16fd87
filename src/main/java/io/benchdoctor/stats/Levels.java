package io.benchdoctor.stats;

import java.util.Arrays;

/** Levels that lie near to the values of a series, by the sum of distances: one value far off does not move them. */
final class Levels {
    private Levels() {}

    /** Index of the first value of the second of two levels that lie nearest. */
    static int split(double[] values) {
        int split = Steps.FEWEST;
        double least = Double.POSITIVE_INFINITY;
        for (int at = Steps.FEWEST; at <= values.length - Steps.FEWEST; at++) {
            double apart = distances(values, 0, at) + distances(values, at, values.length);
            if (apart < least) {
                least = apart;
                split = at;
            }
        }
        return split;
    }

    /** Sum of distances from the nearest level. */
    static double distances(double[] values, int from, int to) {
        double middle = median(Arrays.copyOfRange(values, from, to));
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.abs(values[i] - middle);
        }
        return sum;
    }

    /** @param values sorted in place */
    static double median(double[] values) {
        Arrays.sort(values);
        return Percentile.ofSorted(values, 50).orElseThrow();
    }
}
