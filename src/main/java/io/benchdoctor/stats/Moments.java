package io.benchdoctor.stats;

import java.util.OptionalDouble;

/** Mean and spread; the same bits for any order of the samples. */
public final class Moments {
    private Moments() {}

    /** The exact mean rounded once; empty for no samples. */
    public static OptionalDouble mean(double[] samples) {
        return samples.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(ExactSum.of(samples) / samples.length);
    }

    /** Standard deviation of the population (divided by n), the default of {@code numpy.std}; empty for no samples. */
    public static OptionalDouble deviation(double[] samples) {
        if (samples.length == 0) {
            return OptionalDouble.empty();
        }
        double mean = ExactSum.of(samples) / samples.length;
        ExactSum squares = new ExactSum();
        for (double sample : samples) {
            squares.add((sample - mean) * (sample - mean));
        }
        return OptionalDouble.of(Math.sqrt(squares.value() / samples.length));
    }

    /** Deviation over mean; empty without samples or for a mean of zero. */
    public static OptionalDouble variation(double[] samples) {
        OptionalDouble mean = mean(samples);
        return mean.isEmpty() || mean.getAsDouble() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(deviation(samples).orElseThrow() / Math.abs(mean.getAsDouble()));
    }
}
