package io.benchdoctor.stats;

import java.util.OptionalDouble;

/** Mean and spread; the same bits for any order of the samples. */
public final class Moments {
    private Moments() {}

    /** The exact mean rounded once; empty for no samples. */
    public static OptionalDouble mean(double[] samples) {
        return mean(Ordered.of(samples));
    }

    /** The same. */
    public static OptionalDouble mean(Ordered samples) {
        return samples.count() == 0 ? OptionalDouble.empty() : OptionalDouble.of(samples.sum() / samples.count());
    }

    /** Standard deviation of the population (divided by n), the default of {@code numpy.std}; empty for no samples. */
    public static OptionalDouble deviation(double[] samples) {
        return deviation(Ordered.of(samples));
    }

    /** The same. */
    public static OptionalDouble deviation(Ordered samples) {
        OptionalDouble known = mean(samples);
        if (known.isEmpty()) {
            return known;
        }
        double mean = known.getAsDouble();
        double squares = samples.sum((some, from, to, sum) -> {
            for (int n = from; n < to; n++) {
                sum.add((some[n] - mean) * (some[n] - mean));
            }
        });
        return OptionalDouble.of(Math.sqrt(squares / samples.count()));
    }

    /** Deviation over mean; empty without samples or for a mean of zero. */
    public static OptionalDouble variation(double[] samples) {
        OptionalDouble mean = mean(samples);
        return mean.isEmpty() || mean.getAsDouble() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(deviation(samples).orElseThrow() / Math.abs(mean.getAsDouble()));
    }
}
