package io.benchdoctor.stats;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Whether a series creeps: by Mann and Kendall's test of a trend (Kendall, <i>Rank Correlation Methods</i>, 1975), with the
 * slope of Theil and Sen (Sen, JASA 63, 1968), which one bad night does not turn. Nights that resemble their neighbours make a trend of nothing; what that adds is taken
 * out, of the ranks of what the slope leaves (Hamed and Rao, Journal of Hydrology 204, 1998).
 */
public final class Drift {
    /** The test's normal approximation holds from about ten values on. */
    private static final int FEWEST = 10;

    /** Two-sided, 0.5 %. */
    private static final double BELIEVED = 2.807;

    /** A line must lie that much nearer to the values than a single step to be told from it. */
    private static final double NEARER = 0.95;

    private Drift() {}

    /** Slope per value; empty where there is no trend, or a single step explains the series as well. */
    public static OptionalDouble of(double[] values) {
        if (values.length < FEWEST || Math.abs(significance(values)) < BELIEVED) {
            return OptionalDouble.empty();
        }
        double slope = slope(values);
        double[] ranks = Ranks.of(rest(values, slope));
        if (Math.abs(significance(values)) * SerialCorrelation.damping(ranks, 0, ranks.length) < BELIEVED) {
            return OptionalDouble.empty();
        }
        return aside(values, slope) < NEARER * besideStep(values) ? OptionalDouble.of(slope) : OptionalDouble.empty();
    }

    /** Kendall's sum in units of its deviation by chance; ties leave less to chance. */
    private static double significance(double[] values) {
        int n = values.length;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                sum += Math.signum(values[j] - values[i]);
            }
        }
        double variance = n * (n - 1.0) * (2.0 * n + 5) / 18;
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < n; ) {
            int j = i;
            while (j < n && sorted[j] == sorted[i]) {
                j++;
            }
            double tied = j - i;
            variance -= tied * (tied - 1) * (2 * tied + 5) / 18;
            i = j;
        }
        return variance <= 0 ? 0 : (sum - Math.signum(sum)) / Math.sqrt(variance);
    }

    private static double slope(double[] values) {
        int n = values.length;
        double[] slopes = new double[n * (n - 1) / 2];
        int k = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                slopes[k++] = (values[j] - values[i]) / (j - i);
            }
        }
        return Levels.median(slopes);
    }

    /** Sum of distances from the line. */
    private static double aside(double[] values, double slope) {
        return Levels.distances(rest(values, slope), 0, values.length);
    }

    private static double[] rest(double[] values, double slope) {
        double[] rest = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            rest[i] = values[i] - slope * i;
        }
        return rest;
    }

    /** Sum of distances from the best two levels. */
    private static double besideStep(double[] values) {
        int at = Levels.split(values);
        return Levels.distances(values, 0, at) + Levels.distances(values, at, values.length);
    }
}
