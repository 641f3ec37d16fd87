package io.benchdoctor.model;

import java.util.Arrays;

/**
 * The chunk gaps of all requests of a run, one after the other, in blocks: a column of tens of millions grows without ever
 * being copied, since the copy would need as much room again. Of each request the sum and the longest are kept, which many
 * formulas ask for.
 */
final class Gaps {
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

    private Gaps(Builder builder) {
        this.blocks = builder.blocks;
        this.size = builder.size;
        this.start = Arrays.copyOf(builder.start, builder.requests + 1);
        this.sums = Arrays.copyOf(builder.sums, builder.requests);
        this.longest = Arrays.copyOf(builder.longest, builder.requests);
    }

    int size() {
        return size;
    }

    int count(int request) {
        return start[request + 1] - start[request];
    }

    double seconds(int request, int n) {
        int at = start[request] + n;
        return blocks[at >> BLOCK_BITS][at & WITHIN];
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
    static final class Builder {
        private double[][] blocks = {new double[256]};
        private int size;
        private int[] start = new int[17];
        private double[] sums = new double[16];
        private double[] longest = new double[16];
        private int requests;

        /** The gaps that are added from now on are those of the next request. */
        void nextRequest() {
            if (requests == sums.length) {
                sums = Arrays.copyOf(sums, requests * 2);
                longest = Arrays.copyOf(longest, requests * 2);
                start = Arrays.copyOf(start, requests * 2 + 1);
            }
            requests++;
            start[requests] = size;
        }

        void add(double seconds) {
            int block = size >> BLOCK_BITS;
            if (block == blocks.length) {
                blocks = Arrays.copyOf(blocks, block * 2);
            }
            if (blocks[block] == null) {
                blocks[block] = new double[BLOCK];
            } else if (block == 0 && size == blocks[0].length) {
                blocks[0] = Arrays.copyOf(blocks[0], size * 2);
            }
            blocks[block][size & WITHIN] = seconds;
            size++;
            start[requests] = size;
            sums[requests - 1] += seconds;
            longest[requests - 1] = Math.max(longest[requests - 1], seconds);
        }

        /** To be called once, at the end. */
        Gaps build() {
            return new Gaps(this);
        }
    }
}
