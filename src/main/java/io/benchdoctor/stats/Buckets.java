package io.benchdoctor.stats;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoublePredicate;

/**
 * Order among millions of samples without a copy of them: they are counted by the leading bits of their representation,
 * which rise as the samples do, and only the few buckets that hold what is asked for are gathered and sorted. Every answer
 * is that of the sorted samples to the last bit. Any thread may ask.
 */
public final class Buckets implements Ordered {
    /** 4096 buckets for each power of two: a few thousand samples in the fullest of ten millions. */
    private static final int SHIFT = 52 - 12;

    /** Below a nanosecond and above eleven days, in milliseconds, are buckets without an end: no gap lies there. */
    private static final long LOWEST = Double.doubleToRawLongBits(0x1p-20) >> SHIFT;

    private static final int LAST = (int) ((Double.doubleToRawLongBits(0x1p30) >> SHIFT) - LOWEST);

    private final Supply supply;
    /** By bucket, how many samples lie in those before it; behind the last, how many there are. */
    private final int[] before = new int[LAST + 2];

    private final Map<Integer, double[]> gathered = new HashMap<>();
    private final double sum;

    /** Samples that can be gone through again and again. */
    @FunctionalInterface
    public interface Supply {
        void each(Use use);
    }

    /** @param supply the same samples each time, in any order */
    public Buckets(Supply supply) {
        this.supply = supply;
        ExactSum all = new ExactSum();
        supply.each((samples, from, to) -> {
            counted(samples, from, to);
            all.addAll(samples, from, to);
        });
        sum = all.value();
        for (int bucket = 0; bucket <= LAST; bucket++) {
            before[bucket + 1] += before[bucket];
        }
    }

    private void counted(double[] samples, int from, int to) {
        for (int n = from; n < to; n++) {
            before[bucket(samples[n]) + 1]++;
        }
    }

    /** Negative samples lie in the first, what is no number in the last. */
    private static int bucket(double sample) {
        long bucket = (Double.doubleToRawLongBits(sample) >> SHIFT) - LOWEST;
        return (int) Math.max(0, Math.min(LAST, bucket));
    }

    /** The largest sample that may lie in a bucket. */
    private static double last(int bucket) {
        return bucket >= LAST
                ? Double.POSITIVE_INFINITY
                : Double.longBitsToDouble(((bucket + 1 + LOWEST) << SHIFT) - 1);
    }

    @Override
    public int count() {
        return before[LAST + 1];
    }

    @Override
    public void each(Use use) {
        supply.each(use);
    }

    @Override
    public double sum() {
        return sum;
    }

    @Override
    public double at(int place) {
        int bucket = bucketOf(place);
        return samplesIn(bucket)[place - before[bucket]];
    }

    /** The bucket in which a place of the rising order lies. */
    private int bucketOf(int place) {
        int low = 0;
        int high = LAST;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (before[middle] <= place) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    @Override
    public int countWhile(DoublePredicate condition) {
        int low = 0;
        int high = LAST;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (condition.test(last(middle))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        double[] samples = samplesIn(low);
        return before[low] + countWhile(samples, samples.length, condition);
    }

    static int countWhile(double[] rising, int count, DoublePredicate condition) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (condition.test(rising[middle])) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Says what will be asked for: each bucket that is gathered when it is asked for costs a walk over all samples, and all
     * of these together cost one.
     *
     * @param places of the rising order
     * @param bounds before which samples will be counted
     */
    public void expect(int[] places, double[] bounds) {
        BitSet wanted = new BitSet();
        for (int place : places) {
            wanted.set(bucketOf(Math.max(0, Math.min(count() - 1, place))));
        }
        for (double bound : bounds) {
            wanted.set(bucket(bound));
        }
        gather(wanted);
    }

    private synchronized double[] samplesIn(int bucket) {
        if (!gathered.containsKey(bucket)) {
            BitSet wanted = new BitSet();
            wanted.set(bucket);
            gather(wanted);
        }
        return gathered.get(bucket);
    }

    private synchronized void gather(BitSet wanted) {
        boolean any = false;
        double[][] found = new double[LAST + 1][];
        for (int bucket = wanted.nextSetBit(0); bucket >= 0; bucket = wanted.nextSetBit(bucket + 1)) {
            if (!gathered.containsKey(bucket)) {
                found[bucket] = new double[before[bucket + 1] - before[bucket]];
                any |= found[bucket].length > 0;
            }
        }
        if (any) {
            int[] filled = new int[LAST + 1];
            supply.each((samples, from, to) -> gathered(samples, from, to, found, filled));
        }
        wanted.stream().filter(bucket -> found[bucket] != null).forEach(bucket -> {
            Arrays.sort(found[bucket]);
            gathered.put(bucket, found[bucket]);
        });
    }

    private static void gathered(double[] samples, int from, int to, double[][] found, int[] filled) {
        for (int n = from; n < to; n++) {
            int bucket = bucket(samples[n]);
            double[] in = found[bucket];
            if (in != null) {
                in[filled[bucket]++] = samples[n];
            }
        }
    }
}
