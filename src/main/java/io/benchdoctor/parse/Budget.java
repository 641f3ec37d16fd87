package io.benchdoctor.parse;

import java.io.IOException;

/** What all that one given file holds may expand to: a few crafted kilobytes must not fill the machine. */
final class Budget {
    /** A log of repeated numbers packs 20 to 60 times; below this size even a larger ratio does no harm. */
    private static final long HARMLESS_BYTES = 256L << 20;

    private static final long MAX_RATIO = 250;
    private static final long MAX_BYTES = 64L << 30;

    /** A sweep leaves hundreds of logs; a report of more than this many is read by nobody. */
    private static final int MAX_ENTRIES = 10_000;

    private final long packedBytes;
    private long unpackedBytes;
    private int entries;

    /** @param packedBytes length of the given file as stored */
    Budget(long packedBytes) {
        this.packedBytes = packedBytes;
    }

    /** More than an honest log asks for. */
    static final class Exceeded extends IOException {
        private static final long serialVersionUID = 1L;

        /** @param limit the keyword by which a note names it */
        Exceeded(String limit) {
            super(limit);
        }
    }

    /** Counts one stream, however often it is opened: each of its bytes once. */
    final class Meter {
        private long reached;

        private Meter() {}

        void reach(long position) throws Exceeded {
            if (position > reached) {
                spend(position - reached);
                reached = position;
            }
        }
    }

    Meter meter() {
        return new Meter();
    }

    /** Counts one file in an archive. */
    void entry() throws Exceeded {
        entries++;
        if (entries > MAX_ENTRIES) {
            throw new Exceeded("entries");
        }
    }

    private void spend(long bytes) throws Exceeded {
        unpackedBytes += bytes;
        if (unpackedBytes > HARMLESS_BYTES && unpackedBytes / MAX_RATIO > packedBytes) {
            throw new Exceeded("ratio");
        }
        if (unpackedBytes > MAX_BYTES) {
            throw new Exceeded("size");
        }
    }
}
