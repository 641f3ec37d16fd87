package io.benchdoctor.stats;

import java.util.OptionalDouble;

/** The median of a few samples without putting all of them in order: of each of many requests it is asked. */
public final class Middle {
    private Middle() {}

    /**
     * The same as the 50th {@link Percentile} of the sorted samples.
     *
     * @param samples of which the first {@code count} are meant; they are left in another order
     * @return empty for no samples
     */
    public static OptionalDouble of(double[] samples, int count) {
        if (count == 0) {
            return OptionalDouble.empty();
        }
        int below = (count - 1) / 2;
        part(samples, count, below);
        double low = samples[below];
        if ((count & 1) == 1) {
            return OptionalDouble.of(low);
        }
        double high = Double.POSITIVE_INFINITY;
        for (int n = below + 1; n < count; n++) {
            high = Math.min(high, samples[n]);
        }
        return OptionalDouble.of(Percentile.between(low, high, 0.5));
    }

    /** Moves samples until none before the place is larger than that at it, and none behind it is smaller. */
    private static void part(double[] samples, int count, int place) {
        int from = 0;
        int to = count - 1;
        while (from < to) {
            double pivot = samples[place];
            int low = from;
            int high = to;
            while (low <= high) {
                while (samples[low] < pivot) {
                    low++;
                }
                while (samples[high] > pivot) {
                    high--;
                }
                if (low <= high) {
                    double sample = samples[low];
                    samples[low++] = samples[high];
                    samples[high--] = sample;
                }
            }
            from = high < place ? low : from;
            to = low > place ? high : to;
        }
    }
}
