package io.benchdoctor.model;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The chunk gaps of all requests of a run, one after the other, in blocks: a column of tens of millions grows without ever
 * being copied, since the copy would need as much room again. Of each request the sum and the longest are kept, which many
 * formulas ask for.
 */
public final class GapColumn {
    /** A quarter of a megabyte: a block that large collectors still do not treat as an exception. */
    private static final int BLOCK_BITS = 15;

    private static final int BLOCK = 1 << BLOCK_BITS;
    private static final int WITHIN = BLOCK - 1;

    private final double[][] blocks;
    private final int size;
    /** Index of the first gap of each request, and behind the last of all. */
    private final int[] start;

    private final double[] sums;
    private final double[] longest;

    private GapColumn(Builder builder, int requests) {
        this.blocks = builder.blocks;
        this.start = Arrays.copyOf(builder.start, requests + 1);
        this.size = start[requests];
        this.sums = Arrays.copyOf(builder.sums, requests);
        this.longest = Arrays.copyOf(builder.longest, requests);
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

    /** Those of the requests from one to before another, in milliseconds. */
    void eachMillis(int fromRequest, int toRequest, Use use) {
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
        return blocks[at >> BLOCK_BITS][at & WITHIN];
    }

    /** Puts those of a request into an array that has room for them. */
    void copy(int request, double[] into) {
        int from = start[request];
        for (int n = 0; n < count(request); ) {
            int in = (from + n) & WITHIN;
            int some = Math.min(BLOCK - in, count(request) - n);
            System.arraycopy(blocks[(from + n) >> BLOCK_BITS], in, into, n, some);
            n += some;
        }
    }

    /** Those of a request as they are, eight bytes each. */
    void write(int request, DataOutput out) throws IOException {
        double[] seconds = new double[count(request)];
        copy(request, seconds);
        byte[] bytes = new byte[seconds.length * Double.BYTES];
        ByteBuffer.wrap(bytes).asDoubleBuffer().put(seconds);
        out.write(bytes);
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
            for (int n = 0; n < count; n++) {
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
