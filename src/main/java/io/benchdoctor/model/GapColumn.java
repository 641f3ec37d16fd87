package io.benchdoctor.model;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The chunk gaps of all requests of a run, one after the other, in blocks: a column of tens of millions grows without ever
 * being copied, since the copy would need as much room again. Of each request the sum and the longest are kept, which many
 * formulas ask for. The gaps of a log that was read before lie on the disk until somebody asks for one.
 */
public final class GapColumn {
    /** A quarter of a megabyte: a block that large collectors still do not treat as an exception. */
    private static final int BLOCK_BITS = 15;

    private static final int BLOCK = 1 << BLOCK_BITS;
    private static final int WITHIN = BLOCK - 1;

    private final AtomicReference<double[][]> blocks = new AtomicReference<>();
    private final Supplier<GapColumn> later;
    private final int size;
    /** Index of the first gap of each request, and behind the last of all. */
    private final int[] start;

    private final double[] sums;
    private final double[] longest;

    private GapColumn(Builder builder, int requests) {
        this.blocks.set(builder.blocks);
        this.later = () -> this;
        this.start = Arrays.copyOf(builder.start, requests + 1);
        this.size = start[requests];
        this.sums = Arrays.copyOf(builder.sums, requests);
        this.longest = Arrays.copyOf(builder.longest, requests);
    }

    private GapColumn(int[] start, double[] sums, double[] longest, Supplier<GapColumn> later) {
        this.later = later;
        this.start = start;
        this.size = start[start.length - 1];
        this.sums = sums;
        this.longest = longest;
    }

    /** Takes gaps, some at a time. */
    @FunctionalInterface
    public interface Use {
        /** @param millis not to be kept; the first {@code count} are meant */
        void of(double[] millis, int count);
    }

    int size() {
        return size;
    }

    private double[][] blocks() {
        double[][] known = blocks.get();
        return known == null ? fetched() : known;
    }

    private synchronized double[][] fetched() {
        if (blocks.get() == null) {
            GapColumn same = later.get();
            if (!Arrays.equals(start, same.start)) {
                throw new IllegalStateException("the gaps of another log lie where those of this one lay");
            }
            blocks.set(same.blocks());
        }
        return blocks.get();
    }

    /** Those of the requests from one to before another, in milliseconds. */
    void eachMillis(int fromRequest, int toRequest, Use use) {
        double[][] blocks = blocks();
        double[] millis = new double[Math.min(BLOCK, Math.max(0, start[toRequest] - start[fromRequest]))];
        int to = start[toRequest];
        for (int at = start[fromRequest]; at < to; ) {
            double[] block = blocks[at >> BLOCK_BITS];
            int in = at & WITHIN;
            int count = Math.min(BLOCK - in, to - at);
            for (int n = 0; n < count; n++) {
                millis[n] = block[in + n] * 1000;
            }
            use.of(millis, count);
            at += count;
        }
    }

    int count(int request) {
        return start[request + 1] - start[request];
    }

    double seconds(int request, int n) {
        int at = start[request] + n;
        return blocks()[at >> BLOCK_BITS][at & WITHIN];
    }

    /** Puts those of a request into an array that has room for them. */
    void copy(int request, double[] into) {
        int from = start[request];
        for (int n = 0; n < count(request); ) {
            int in = (from + n) & WITHIN;
            int some = Math.min(BLOCK - in, count(request) - n);
            System.arraycopy(blocks()[(from + n) >> BLOCK_BITS], in, into, n, some);
            n += some;
        }
    }

    /** All gaps as they are, eight bytes each. */
    public void write(DataOutput out) throws IOException {
        NumberBlocks.write(out, start, start.length);
        for (int at = 0; at < size; at += BLOCK) {
            NumberBlocks.write(out, blocks()[at >> BLOCK_BITS], Math.min(BLOCK, size - at));
        }
    }

    /**
     * The same gaps as were written.
     *
     * @throws IOException or a {@link RuntimeException} when the bytes are anything else
     */
    public static GapColumn read(DataInput in) throws IOException {
        int[] start = NumberBlocks.integers(in);
        Builder builder = new Builder();
        double[] some = {};
        int from = 0;
        for (int request = 0; request < start.length - 1; request++) {
            builder.nextRequest();
            for (int left = start[request + 1] - start[request]; left > 0; ) {
                if (from == some.length) {
                    some = NumberBlocks.numbers(in);
                    from = 0;
                }
                int count = Math.min(left, some.length - from);
                builder.add(some, from, count);
                from += count;
                left -= count;
            }
        }
        return builder.build(start.length - 1);
    }

    /** What tells of each request as a whole, without a single gap. */
    void writeSums(DataOutput out) throws IOException {
        NumberBlocks.write(out, start, start.length);
        NumberBlocks.write(out, sums, sums.length);
        NumberBlocks.write(out, longest, longest.length);
    }

    /**
     * A column of which the same was written.
     *
     * @param later gives it whole, when the first gap is asked for
     */
    static GapColumn of(DataInput in, Supplier<GapColumn> later) throws IOException {
        int[] start = NumberBlocks.integers(in);
        double[] sums = NumberBlocks.numbers(in);
        double[] longest = NumberBlocks.numbers(in);
        boolean rising = start.length > 0
                && start[0] == 0
                && IntStream.range(1, start.length).allMatch(n -> start[n - 1] <= start[n]);
        if (!rising || sums.length != start.length - 1 || longest.length != sums.length) {
            throw new IOException("no column of gaps");
        }
        return new GapColumn(start, sums, longest, later);
    }

    int requests() {
        return sums.length;
    }

    /** Sum in the order of the gaps. */
    double sum(int request) {
        return sums[request];
    }

    /** 0 for a request without a gap. */
    double longest(int request) {
        return longest[request];
    }

    /** Takes the gaps of one request after the other. */
    public static final class Builder {
        private double[][] blocks = {new double[256]};
        private double[] block = blocks[0];
        private int in;
        private int size;
        private int[] start = new int[17];
        private double[] sums = new double[16];
        private double[] longest = new double[16];
        private int requests;
        private double sum;
        private double most;

        /** The gaps that are added from now on are those of the next request. */
        public void nextRequest() {
            endRequest();
            if (requests == sums.length) {
                sums = Arrays.copyOf(sums, requests * 2);
                longest = Arrays.copyOf(longest, requests * 2);
                start = Arrays.copyOf(start, requests * 2 + 1);
            }
            requests++;
        }

        private void endRequest() {
            if (requests > 0) {
                sums[requests - 1] = sum;
                longest[requests - 1] = most;
                start[requests] = size;
                sum = 0;
                most = 0;
            }
        }

        /** One gap of the request begun last, seconds. */
        public void add(double seconds) {
            if (in == block.length) {
                nextBlock();
            }
            block[in++] = seconds;
            size++;
            sum += seconds;
            most = Math.max(most, seconds);
        }

        /** Several gaps of the request begun last, seconds; the first {@code count} are meant. */
        public void add(double[] seconds, int count) {
            add(seconds, 0, count);
        }

        private void add(double[] seconds, int from, int count) {
            for (int n = from; n < from + count; n++) {
                add(seconds[n]);
            }
        }

        private void nextBlock() {
            if (block.length < BLOCK) {
                block = Arrays.copyOf(block, in * 2);
                blocks[0] = block;
                return;
            }
            int next = size >> BLOCK_BITS;
            if (next == blocks.length) {
                blocks = Arrays.copyOf(blocks, next * 2);
            }
            block = new double[BLOCK];
            blocks[next] = block;
            in = 0;
        }

        /** Requests begun so far. */
        public int requests() {
            return requests;
        }

        /** Gaps of a request begun so far. */
        public int count(int request) {
            return (request == requests - 1 ? size : start[request + 1]) - start[request];
        }

        /** The n-th gap of a request begun so far, seconds. */
        public double seconds(int request, int n) {
            int at = start[request] + n;
            return blocks[at >> BLOCK_BITS][at & WITHIN];
        }

        /** Gives back the room of whole blocks before the gaps of a request; nobody asks for those any more. */
        public void forget(int request) {
            for (int n = (start[request] >> BLOCK_BITS) - 1; n >= 0 && blocks[n] != null; n--) {
                blocks[n] = null;
            }
        }

        /** The gaps of the first requests; to be called once, at the end. */
        GapColumn build(int requests) {
            endRequest();
            return new GapColumn(this, requests);
        }
    }
}
