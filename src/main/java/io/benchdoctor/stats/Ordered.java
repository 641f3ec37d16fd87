package io.benchdoctor.stats;

import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/**
 * Samples of which is asked what stands at a place of their rising order and how many come before a bound. A few hundred
 * thousand are best sorted; millions need no copy of theirs, see {@link Buckets}.
 */
public interface Ordered {
    int count();

    /**
     * The sample at a place of the rising order.
     *
     * @param place from 0
     */
    double at(int place);

    /** How many samples come before the first, in rising order, of which the condition does not hold. */
    int countWhile(DoublePredicate condition);

    /** Hands over every sample once, in any order. */
    void each(Use use);

    /** Takes samples, some at a time. */
    @FunctionalInterface
    interface Use {
        /** @param samples not to be kept; those from {@code from} to before {@code to} are meant */
        void of(double[] samples, int from, int to);
    }

    /** @param rising samples that do not fall */
    static Ordered of(double[] rising) {
        return new Sorted(rising);
    }

    /** Part of the samples that lie below the bound, 0..1; there is at least one. */
    default double shareBelow(double bound) {
        return (double) countWhile(sample -> sample < bound) / count();
    }

    /** Part of the samples that lie above the bound, 0..1; there is at least one. */
    default double shareAbove(double bound) {
        return 1 - (double) countWhile(sample -> sample <= bound) / count();
    }

    /** Adds something of some samples to a sum. */
    @FunctionalInterface
    interface Addends {
        void add(double[] samples, int from, int to, ExactSum sum);
    }

    /** The sum of something of all samples, exact and rounded once. */
    default double sum(Addends addends) {
        ExactSum sum = new ExactSum();
        each((samples, from, to) -> addends.add(samples, from, to, sum));
        return sum.value();
    }

    /** The sum of all samples, exact and rounded once. */
    default double sum() {
        return sum((samples, from, to, sum) -> sum.addAll(samples, from, to));
    }

    /** The sum of the samples above a bound, exact and rounded once. */
    default double sumAbove(double bound) {
        return sum((samples, from, to, sum) -> {
            for (int n = from; n < to; n++) {
                if (samples[n] > bound) {
                    sum.add(samples[n]);
                }
            }
        });
    }

    /** The percentile, see {@link Percentile}. */
    default OptionalDouble percentile(double rank) {
        return Percentile.of(this, 0, rank);
    }

    /** All of them in an array. */
    record Sorted(double[] rising) implements Ordered {
        @Override
        public int count() {
            return rising.length;
        }

        @Override
        public double at(int place) {
            return rising[place];
        }

        @Override
        public int countWhile(DoublePredicate condition) {
            return Buckets.countWhile(rising, rising.length, condition);
        }

        @Override
        public void each(Use use) {
            use.of(rising, 0, rising.length);
        }
    }
}
