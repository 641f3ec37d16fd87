package io.benchdoctor.stats;

import java.util.Arrays;
import java.util.concurrent.RecursiveAction;

/**
 * Puts samples in rising order, in place and on all processors. The library's parallel sort leaves a machine of two
 * processors to one of them.
 */
public final class Rising {
    /** Fewer are in order before another thread has begun. */
    private static final int MOST_ALONE = 1 << 16;

    /** Parts of unequal size, enough that no processor waits long for the last one. */
    private static final int PARTS = 8;

    /** Samples whose median splits a part; far enough from either end for any distribution of latencies. */
    private static final int PROBES = 127;

    private Rising() {}

    /** The same order as {@link Arrays#sort(double[])}. */
    public static void sort(double[] samples) {
        if (samples.length <= MOST_ALONE || hasNan(samples)) {
            Arrays.sort(samples);
        } else {
            new Part(samples, 0, samples.length, Math.max(MOST_ALONE, samples.length / PARTS)).invoke();
        }
    }

    private static boolean hasNan(double[] samples) {
        for (double sample : samples) {
            if (Double.isNaN(sample)) {
                return true;
            }
        }
        return false;
    }

    private static final class Part extends RecursiveAction {
        private static final long serialVersionUID = 1;

        private final transient double[] samples;
        private final int from;
        private final int to;
        private final int mostAlone;

        private Part(double[] samples, int from, int to, int mostAlone) {
            this.samples = samples;
            this.from = from;
            this.to = to;
            this.mostAlone = mostAlone;
        }

        @Override
        protected void compute() {
            double pivot = pivot();
            // The two zeros are equal to a comparison, but not in the order of a sort: they may not be split.
            int middle = to - from <= mostAlone || pivot == 0 ? from : split(pivot);
            if (middle == from || middle == to) {
                Arrays.sort(samples, from, to);
            } else {
                invokeAll(new Part(samples, from, middle, mostAlone), new Part(samples, middle, to, mostAlone));
            }
        }

        private double pivot() {
            double[] probes = new double[PROBES];
            for (int n = 0; n < PROBES; n++) {
                probes[n] = samples[from + (int) ((long) (to - from - 1) * n / (PROBES - 1))];
            }
            Arrays.sort(probes);
            return probes[PROBES / 2];
        }

        /** @return the index from which on no sample is below the pivot, and before which none is above it */
        private int split(double pivot) {
            int low = from;
            int high = to - 1;
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
            return low;
        }
    }
}
