package io.benchdoctor.parse;

import java.util.Arrays;

/**
 * The times of the tokens of each request of a plain table, four bytes each: the distance from the token before, in units of
 * the last decimal. Room is given out in pieces, since rows of many requests stand between each other's.
 */
final class PlainTimes {
    private static final int BLOCK_BITS = 16;
    private static final int WITHIN = (1 << BLOCK_BITS) - 1;
    /** The first place of a piece tells where the next one is. */
    private static final int PIECE_BITS = 5;

    private static final int PIECE = 1 << PIECE_BITS;
    private static final int MOST_PIECES = Integer.MAX_VALUE / PIECE - 1;

    private int[][] blocks = new int[16][];
    /** The last request that has a piece in each block. */
    private int[] lastUser = new int[16];

    private int kept;
    private int pieces;
    private int requests;
    private long events;
    private int[] begin = new int[64];
    private int[] next = new int[64];
    private int[] counts = new int[64];
    private int[] firstIndex = new int[64];
    private long[] first = new long[64];
    private long[] last = new long[64];
    private long before = Long.MIN_VALUE;
    private boolean fellBack;
    private long unitsPerWhole = 1;
    private int decimals;

    /** The next event of the log. */
    void add(int request, int index, long time) throws NotPlain {
        fellBack |= time < before;
        before = time;
        events++;
        if (request == requests) {
            open(index, time);
            return;
        }
        long distance = time - last[request];
        boolean follows = index == TokenEvents.NO_INDEX
                ? firstIndex[request] == TokenEvents.NO_INDEX
                : index == firstIndex[request] + counts[request];
        if (distance <= 0 || distance > Integer.MAX_VALUE || !follows) {
            throw new NotPlain();
        }
        last[request] = time;
        counts[request]++;
        int at = next[request];
        if ((at & PIECE - 1) == 0) {
            at = piece(request, at);
        }
        blocks[at >> BLOCK_BITS][at & WITHIN] = (int) distance;
        next[request] = at + 1;
    }

    private void open(int index, long time) {
        if (requests == counts.length) {
            int size = requests * 2;
            begin = Arrays.copyOf(begin, size);
            next = Arrays.copyOf(next, size);
            counts = Arrays.copyOf(counts, size);
            firstIndex = Arrays.copyOf(firstIndex, size);
            first = Arrays.copyOf(first, size);
            last = Arrays.copyOf(last, size);
        }
        firstIndex[requests] = index;
        first[requests] = time;
        last[requests] = time;
        counts[requests] = 1;
        requests++;
    }

    /** The first place of another piece for a request, whose last one is full. */
    private int piece(int request, int behind) throws NotPlain {
        if (pieces == MOST_PIECES) {
            throw new NotPlain();
        }
        int at = pieces++ << PIECE_BITS;
        int block = at >> BLOCK_BITS;
        if (block == blocks.length) {
            blocks = Arrays.copyOf(blocks, block * 2);
            lastUser = Arrays.copyOf(lastUser, block * 2);
        }
        lastUser[block] = Math.max(lastUser[block], request);
        if (blocks[block] == null) {
            blocks[block] = new int[1 << BLOCK_BITS];
        }
        if (counts[request] == 2) {
            begin[request] = at;
        } else {
            int full = behind - PIECE;
            blocks[full >> BLOCK_BITS][full & WITHIN] = at;
        }
        return at + 1;
    }

    /** Behind the last event. */
    void end(int decimalsOfAll) {
        decimals = decimalsOfAll;
        for (int n = 0; n < decimals; n++) {
            unitsPerWhole *= 10;
        }
    }

    int requests() {
        return requests;
    }

    long events() {
        return events;
    }

    /** Whether a row tells an earlier time than the row before it. */
    boolean fellBack() {
        return fellBack;
    }

    /** Tokens of a request. */
    int count(int request) {
        return counts[request];
    }

    /** Index of the first token of a request; {@link TokenEvents#NO_INDEX} in a table without one. */
    int firstIndex(int request) {
        return firstIndex[request];
    }

    /** The least time of all as the log writes it. */
    double least() {
        double least = Double.POSITIVE_INFINITY;
        for (int request = 0; request < requests; request++) {
            least = Math.min(least, whole(first[request]) + fraction(first[request]));
        }
        return least;
    }

    /**
     * The times of the tokens of a request in the unit of the log, since the whole part of the first time of all: what a
     * {@link TimeColumn} keeps of them.
     */
    int read(int request, Doubles into) {
        long origin = whole(first[0]);
        long whole = whole(first[request]);
        long rest = first[request] % unitsPerWhole;
        int at = counts[request] > 1 ? begin[request] + 1 : 0;
        for (int n = 0; n < counts[request]; n++) {
            if (n > 0) {
                if ((at & PIECE - 1) == 0) {
                    int full = at - PIECE;
                    at = blocks[full >> BLOCK_BITS][full & WITHIN] + 1;
                }
                rest += blocks[at >> BLOCK_BITS][at & WITHIN];
                at++;
                // Between most tokens passes less than a whole unit, and a division takes longer than all else here.
                // Times below
                // zero have a rest below zero as well.
                if (rest >= unitsPerWhole || whole < 0) {
                    long time = whole * unitsPerWhole + rest;
                    whole = whole(time);
                    rest = time % unitsPerWhole;
                }
            }
            into.put(n, (whole - origin) + StampReader.decimals(rest, decimals));
        }
        return counts[request];
    }

    /** Gives back the room of requests up to this one; nobody asks for those any more. */
    void forget(int request) {
        while (kept < blocks.length && blocks[kept] != null && lastUser[kept] <= request) {
            blocks[kept++] = null;
        }
    }

    private long whole(long time) {
        return time / unitsPerWhole;
    }

    private double fraction(long time) {
        return StampReader.decimals(time % unitsPerWhole, decimals);
    }
}
