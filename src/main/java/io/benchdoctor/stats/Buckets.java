package io.benchdoctor.stats;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
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

    private final List<Supply> parts;
    /** By bucket, how many samples lie in those before it; behind the last, how many there are. */
    private final int[] before = new int[LAST + 2];

    private final Map<Integer, double[]> gathered = new HashMap<>();
    private final double sum;

    /** Samples that can be gone through again and again. */
    @FunctionalInterface
    public interface Supply {
        void each(Use use);
    }

    /** @param parts each the same samples each time, in any order; several are gone through at the same time */
    public Buckets(List<Supply> parts) {
        this.parts = List.copyOf(parts);
        ExactSum all = new ExactSum();
        for (Counted part : parts.parallelStream().map(Counted::of).toList()) {
            all.add(part.sum);
            for (int bucket = 0; bucket <= LAST; bucket++) {
                before[bucket + 1] += part.counts[bucket];
            }
        }
        sum = all.value();
        for (int bucket = 0; bucket <= LAST; bucket++) {
            before[bucket + 1] += before[bucket];
        }
    }

    /** How many samples of a part lie in each bucket, and their sum. */
    private record Counted(int[] counts, ExactSum sum) {
        static Counted of(Supply part) {
            Counted counted = new Counted(new int[LAST + 1], new ExactSum());
            part.each(counted::count);
            return counted;
        }

        private void count(double[] samples, int from, int to) {
            for (int n = from; n < to; n++) {
                counts[bucket(samples[n])]++;
            }
            sum.addAll(samples, from, to);
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
        parts.forEach(part -> part.each(use));
    }

    @Override
    public double sum(Addends addends) {
        ExactSum all = new ExactSum();
        parts.parallelStream()
                .map(part -> {
                    ExactSum some = new ExactSum();
                    part.each((samples, from, to) -> addends.add(samples, from, to, some));
                    return some;
                })
                .toList()
                .forEach(all::add);
        return all.value();
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
        BitSet missing = (BitSet) wanted.clone();
        wanted.stream().filter(gathered::containsKey).forEach(missing::clear);
        boolean any = missing.stream().anyMatch(bucket -> before[bucket + 1] > before[bucket]);
        List<Found> found = any
                ? parts.parallelStream().map(part -> Found.of(part, missing)).toList()
                : List.of();
        missing.stream().forEach(bucket -> gathered.put(bucket, together(bucket, found)));
    }

    /** The samples of a bucket, rising. */
    private double[] together(int bucket, List<Found> found) {
        double[] samples = new double[before[bucket + 1] - before[bucket]];
        int filled = 0;
        for (Found part : found) {
            System.arraycopy(part.samples[bucket], 0, samples, filled, part.counts[bucket]);
            filled += part.counts[bucket];
        }
        Arrays.sort(samples);
        return samples;
    }

    /** The samples of a part that lie in some buckets; of each array the first {@code counts} are meant. */
    private record Found(double[][] samples, int[] counts) {
        static Found of(Supply part, BitSet wanted) {
            Found found = new Found(new double[LAST + 1][], new int[LAST + 1]);
            wanted.stream().forEach(bucket -> found.samples[bucket] = new double[16]);
            part.each(found::take);
            return found;
        }

        private void take(double[] some, int from, int to) {
            for (int n = from; n < to; n++) {
                int bucket = bucket(some[n]);
                double[] in = samples[bucket];
                if (in != null) {
                    if (counts[bucket] == in.length) {
                        in = Arrays.copyOf(in, in.length * 2);
                        samples[bucket] = in;
                    }
                    in[counts[bucket]++] = some[n];
                }
            }
        }
    }
}
