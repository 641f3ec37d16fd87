package io.benchdoctor.parse;

import java.util.Arrays;

/**
 * A growing column of whole numbers, four bytes each.
 *
 * <p>A short column is one small array; a long one grows by blocks and is never copied, since the copy would need as much
 * room again.
 */
final class Ints {
    private static final int BLOCK_BITS = 16;
    private static final int BLOCK = 1 << BLOCK_BITS;
    private static final int WITHIN = BLOCK - 1;

    private int[][] blocks = {new int[64]};
    private int size;

    void add(int value) {
        int block = size >> BLOCK_BITS;
        int at = size & WITHIN;
        if (block == 0 && at == blocks[0].length) {
            blocks[0] = Arrays.copyOf(blocks[0], size * 2);
        } else if (block == blocks.length) {
            blocks = Arrays.copyOf(blocks, block * 2);
        }
        if (blocks[block] == null) {
            blocks[block] = new int[BLOCK];
        }
        blocks[block][at] = value;
        size++;
    }

    int get(int at) {
        return blocks[at >> BLOCK_BITS][at & WITHIN];
    }

    /** The value at a place, −1 behind the end. */
    int orAbsent(int at) {
        return at < size ? get(at) : -1;
    }

    void set(int at, int value) {
        blocks[at >> BLOCK_BITS][at & WITHIN] = value;
    }

    int size() {
        return size;
    }
}
