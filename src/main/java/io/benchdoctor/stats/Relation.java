package io.benchdoctor.stats;

import java.util.Arrays;
import java.util.OptionalDouble;

/** How two columns of numbers move together. */
public final class Relation {
    private Relation() {}

    /**
     * Part of the variance of {@code y} that a straight line over {@code x} explains, 0..1.
     *
     * @return empty for fewer than three pairs, or when one column does not vary
     */
    public static OptionalDouble linearFit(double[] x, double[] y) {
        OptionalDouble r = correlation(x, y);
        return r.isEmpty() ? r : OptionalDouble.of(r.getAsDouble() * r.getAsDouble());
    }

    /**
     * Spearman's rank correlation, −1..1; ties share their mean rank.
     *
     * @return empty for fewer than three pairs, or when one column does not vary
     */
    public static OptionalDouble rankCorrelation(double[] x, double[] y) {
        return correlation(ranks(x), ranks(y));
    }

    /** Pearson's correlation, −1..1. */
    private static OptionalDouble correlation(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(x.length + " against " + y.length + " numbers");
        }
        if (x.length < 3) {
            return OptionalDouble.empty();
        }
        double meanX = Moments.mean(x).orElseThrow();
        double meanY = Moments.mean(y).orElseThrow();
        ExactSum xx = new ExactSum();
        ExactSum yy = new ExactSum();
        ExactSum xy = new ExactSum();
        for (int k = 0; k < x.length; k++) {
            xx.add((x[k] - meanX) * (x[k] - meanX));
            yy.add((y[k] - meanY) * (y[k] - meanY));
            xy.add((x[k] - meanX) * (y[k] - meanY));
        }
        double spread = Math.sqrt(xx.value()) * Math.sqrt(yy.value());
        return spread > 0 ? OptionalDouble.of(Math.max(-1, Math.min(1, xy.value() / spread))) : OptionalDouble.empty();
    }

    private static double[] ranks(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] ranks = new double[values.length];
        for (int k = 0; k < values.length; k++) {
            ranks[k] =
                    (Share.firstNotBelow(sorted, values[k]) + Share.firstNotBelow(sorted, Math.nextUp(values[k])) - 1)
                            / 2.0;
        }
        return ranks;
    }
}
