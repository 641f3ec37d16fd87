package io.benchdoctor.parse;

import java.util.Arrays;

/**
 * A growing column of numbers, eight bytes each.
 *
 * <p>A short column is one small array; a long one grows by blocks and is never copied, since the copy would need as much
 * room again.
 */
final class Doubles {
    /** A quarter of a megabyte: a block that large collectors still do not treat as an exception. */
    private static final int BLOCK_BITS = 15;

    private static final int BLOCK = 1 << BLOCK_BITS;
    private static final int WITHIN = BLOCK - 1;

    private double[][] blocks = {new double[64]};
    private int size;

    void add(double value) {
        int block = size >> BLOCK_BITS;
        int at = size & WITHIN;
        if (block == 0 && at == blocks[0].length) {
            blocks[0] = Arrays.copyOf(blocks[0], size * 2);
        } else if (block == blocks.length) {
            blocks = Arrays.copyOf(blocks, block * 2);
        }
        if (blocks[block] == null) {
            blocks[block] = new double[BLOCK];
        }
        blocks[block][at] = value;
        size++;
    }

    double get(int at) {
        return blocks[at >> BLOCK_BITS][at & WITHIN];
    }

    /** The value at a place, NaN behind the end. */
    double orNaN(int at) {
        return at < size ? get(at) : Double.NaN;
    }

    void set(int at, double value) {
        blocks[at >> BLOCK_BITS][at & WITHIN] = value;
    }

    /** Sets the value of a place, which may be the one behind the last. */
    void put(int at, double value) {
        if (at < size) {
            set(at, value);
        } else {
            add(value);
        }
    }

    /** Gives back the room of whole blocks before a place; what stood there is not asked for again. */
    void forget(int before) {
        for (int block = (before >> BLOCK_BITS) - 1; block >= 0 && blocks[block] != null; block--) {
            blocks[block] = null;
        }
    }

    int size() {
        return size;
    }
}
