package io.benchdoctor.stats;

import java.util.Arrays;

/**
 * The samples of one run, each with the stretch of the run from which it comes. Requests of one run share its queue and
 * its steps, so that neighbours are alike; stretches are long enough to be told apart by chance alone.
 *
 * <p>Of very many samples neighbours in size are taken together, so that a percentile can be asked for again and again.
 */
public final class Stretches {
    private static final int MOST_CLASSES = 8192;

    private final int count;
    private final double[] largest;
    private final int[] members;
    private final double[] sums;
    private final double[] sizes;

    private Stretches(int count, double[] largest, int[] members, double[] sums, double[] sizes) {
        this.count = count;
        this.largest = largest;
        this.members = members;
        this.sums = sums;
        this.sizes = sizes;
    }

    /**
     * @param samples in any order
     * @param stretch of each sample, from 0
     * @param count of stretches
     */
    public static Stretches of(double[] samples, int[] stretch, int count) {
        int n = samples.length;
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        int classes = Math.min(n, MOST_CLASSES);
        int[] members = new int[classes * count];
        double[] largest = new double[classes];
        for (int c = 0; c < classes; c++) {
            largest[c] = sorted[(int) ((c + 1L) * n / classes) - 1];
        }
        double[] sums = new double[count];
        double[] sizes = new double[count];
        for (int k = 0; k < n; k++) {
            int at = Arrays.binarySearch(largest, samples[k]);
            int own = Math.min(at < 0 ? -at - 1 : at, classes - 1);
            members[own * count + stretch[k]]++;
            sums[stretch[k]] += samples[k];
            sizes[stretch[k]]++;
        }
        return new Stretches(count, largest, members, sums, sizes);
    }

    /**
     * Amounts and what they are divided by, such as requests and seconds: a rate.
     *
     * @param sums one per stretch
     * @param sizes one per stretch
     */
    public static Stretches ofSums(double[] sums, double[] sizes) {
        return new Stretches(sums.length, new double[0], new int[0], sums.clone(), sizes.clone());
    }

    /** Number of stretches. */
    public int count() {
        return count;
    }

    /** The mean when each stretch counts so often; NaN where none that counts holds a sample. */
    double mean(int[] times) {
        double sum = 0;
        double size = 0;
        for (int s = 0; s < count; s++) {
            sum += times[s] * sums[s];
            size += times[s] * sizes[s];
        }
        return sum / size;
    }

    /** The smallest sample that so many percent do not exceed when each stretch counts so often; NaN without samples. */
    double percentile(double rank, int[] times) {
        double size = 0;
        for (int s = 0; s < count; s++) {
            size += times[s] * sizes[s];
        }
        double wanted = rank / 100 * size;
        double passed = 0;
        for (int c = 0; c < largest.length; c++) {
            for (int s = 0; s < count; s++) {
                passed += (double) times[s] * members[c * count + s];
            }
            if (passed >= wanted && passed > 0) {
                return largest[c];
            }
        }
        return Double.NaN;
    }
}
