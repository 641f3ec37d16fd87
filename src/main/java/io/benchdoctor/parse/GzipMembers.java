package io.benchdoctor.parse;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * All members of a gzip file, one after the other, as {@code cat a.gz b.gz} makes them. Gives every byte that stands before
 * a cut; what follows the last member and is none is passed over, as {@code gzip} does.
 */
final class GzipMembers extends InputStream {
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int DEFLATE = 8;
    private static final int FIRST = 0x1F;
    private static final int SECOND = 0x8B;

    private final InputStream packed;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private boolean inside;
    private boolean over;

    GzipMembers(InputStream packed) throws IOException {
        this.packed = packed;
        if (next() != FIRST) {
            throw new ZipException("no gzip");
        }
        header();
    }

    @Override
    public int read() throws IOException {
        return OneByte.of(this);
    }

    @Override
    public int read(byte[] unpacked, int offset, int length) throws IOException {
        while (!over && length > 0) {
            int n = inside ? inflate(unpacked, offset, length) : 0;
            if (n > 0) {
                return n;
            }
            if (inside && inflater.finished()) {
                trailer();
            } else if (inside) {
                feed();
            } else if (next() == FIRST) {
                header();
            } else {
                over = true;
            }
        }
        return length > 0 ? -1 : 0;
    }

    private int inflate(byte[] unpacked, int offset, int length) throws IOException {
        try {
            int n = inflater.inflate(unpacked, offset, length);
            if (inflater.needsDictionary()) {
                throw new ZipException("dictionary");
            }
            crc.update(unpacked, offset, n);
            return n;
        } catch (DataFormatException e) {
            throw new ZipException(e.getMessage());
        }
    }

    private void feed() throws IOException {
        if (at == end) {
            fill();
        }
        if (at == end) {
            throw new EOFException();
        }
        inflater.setInput(buffer, at, end - at);
        at = end;
    }

    private void header() throws IOException {
        if (required() != SECOND || required() != DEFLATE) {
            throw new ZipException("no gzip");
        }
        int flags = required();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(required() | required() << 8);
        }
        for (int text = (flags & NAME) + (flags & COMMENT); text > 0; text &= text - 1) {
            while (required() != 0) {}
        }
        skip((flags & HEADER_CRC) != 0 ? 2 : 0);
        inflater.reset();
        crc.reset();
        inside = true;
    }

    private void trailer() throws IOException {
        at = end - inflater.getRemaining();
        long sum = number();
        long size = number();
        if (sum != crc.getValue() || size != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
            throw new ZipException("checksum");
        }
        inside = false;
    }

    private long number() throws IOException {
        return required() | (long) required() << 8 | (long) required() << 16 | (long) required() << 24;
    }

    private void skip(int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            required();
        }
    }

    private int required() throws IOException {
        int value = next();
        if (value < 0) {
            throw new EOFException();
        }
        return value;
    }

    private int next() throws IOException {
        if (at == end) {
            fill();
        }
        return at == end ? -1 : buffer[at++] & 0xFF;
    }

    private void fill() throws IOException {
        at = 0;
        end = Math.max(packed.read(buffer, 0, buffer.length), 0);
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        packed.close();
    }
}
