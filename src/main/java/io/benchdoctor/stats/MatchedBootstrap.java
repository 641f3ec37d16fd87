package io.benchdoctor.stats;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How much the ratio of a statistic of two runs would vary if both were made again: stretches are drawn with replacement,
 * the same ones of both runs, so that what belongs to the course of a run (a queue that grows, a cold start) cancels and
 * only what chance did remains (a block bootstrap, matched by place).
 */
public final class MatchedBootstrap {
    private static final int DRAWS = 400;
    private static final double MOST_ALIKE = 0.9;

    private MatchedBootstrap() {}

    /** What is asked of a run when each of its stretches counts so often. */
    @FunctionalInterface
    public interface Statistic {
        double of(Stretches run, int[] times);
    }

    /** The mean. */
    public static final Statistic MEAN = Stretches::mean;

    /** A percentile, rank in (0, 100]. */
    public static Statistic percentile(double rank) {
        return (run, times) -> run.percentile(rank, times);
    }

    /**
     * Variance of the logarithm of the ratio over all draws, widened by the correlation of stretches that follow each
     * other.
     *
     * @param seed the same seed gives the same bits
     * @return NaN where some draw has no ratio
     * @throws IllegalArgumentException when the runs are cut differently
     */
    public static double variance(Stretches base, Stretches now, Statistic statistic, long seed) {
        if (base.count() != now.count()) {
            throw new IllegalArgumentException(base.count() + " stretches against " + now.count());
        }
        SplittableRandom random = new SplittableRandom(seed);
        double[] ratios = new double[DRAWS];
        int[] times = new int[base.count()];
        for (int d = 0; d < DRAWS; d++) {
            Arrays.fill(times, 0);
            for (int s = 0; s < times.length; s++) {
                times[random.nextInt(times.length)]++;
            }
            ratios[d] = Math.log(statistic.of(now, times) / statistic.of(base, times));
        }
        double deviation = Moments.deviation(ratios).orElseThrow();
        // a draw of n stretches out of n varies by a part (n - 1) / n of what n others would
        double drawn = deviation * deviation * times.length / (times.length - 1);
        return drawn * likeness(course(base, now));
    }

    /** Logarithm of the ratio of the means, stretch by stretch. */
    private static double[] course(Stretches base, Stretches now) {
        double[] course = new double[base.count()];
        int[] one = new int[base.count()];
        for (int s = 0; s < course.length; s++) {
            one[s] = 1;
            course[s] = Math.log(now.mean(one) / base.mean(one));
            one[s] = 0;
        }
        return course;
    }

    /** By how much the variance of a mean grows when each stretch resembles the one before (a first-order process). */
    private static double likeness(double[] course) {
        double mean = Moments.mean(course).orElseThrow();
        double squares = 0;
        double products = 0;
        for (int s = 0; s < course.length; s++) {
            squares += (course[s] - mean) * (course[s] - mean);
            products += s == 0 ? 0 : (course[s - 1] - mean) * (course[s] - mean);
        }
        if (squares == 0) {
            return 1;
        }
        // the correlation of few numbers comes out too small by about one part in their number
        double likeness = Math.max(0, Math.min(MOST_ALIKE, products / squares + 1.0 / course.length));
        return (1 + likeness) / (1 - likeness);
    }
}
