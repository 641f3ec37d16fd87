package io.benchdoctor.parse;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Unpacked bytes, up to what an honest log can expand to: a few crafted kilobytes must not fill the machine. */
final class ExpansionLimit extends FilterInputStream {
    /** A log of repeated numbers packs 20 to 60 times; below this size even a larger ratio does no harm. */
    private static final long HARMLESS_BYTES = 256L << 20;

    private static final long MAX_RATIO = 250;
    private static final long MAX_BYTES = 64L << 30;

    private final Counted packed;
    private long unpackedBytes;

    ExpansionLimit(InputStream unpacked, InputStream packed) {
        super(unpacked);
        this.packed = packed instanceof Counted counted ? counted : () -> Long.MAX_VALUE / MAX_RATIO;
    }

    /** A stream that knows how many bytes were taken from it. */
    interface Counted {
        long bytesRead();
    }

    /** The log expands beyond all measure. */
    static final class Exceeded extends IOException {
        private static final long serialVersionUID = 1L;

        Exceeded(String detail) {
            super(detail);
        }
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        count(Math.max(n, 0));
        return n;
    }

    private void count(int n) throws Exceeded {
        unpackedBytes += n;
        boolean bomb = unpackedBytes > HARMLESS_BYTES && unpackedBytes / MAX_RATIO > packed.bytesRead();
        if (bomb || unpackedBytes > MAX_BYTES) {
            throw new Exceeded(Long.toString(unpackedBytes));
        }
    }
}
