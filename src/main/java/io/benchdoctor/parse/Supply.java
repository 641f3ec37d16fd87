package io.benchdoctor.parse;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What an unpacker is fed with. Knows whether the unpacker wanted more than there was. */
final class Supply extends FilterInputStream {
    private boolean ended;
    private long trailingZeros;
    private long allowance = Long.MAX_VALUE;

    Supply(InputStream stored) {
        super(stored);
    }

    /** Whether somebody asked for bytes behind the last one. */
    boolean ended() {
        return ended;
    }

    /** How many zero bytes were read last. */
    long trailingZeros() {
        return trailingZeros;
    }

    /** Lets so many more bytes pass: names and attributes that are longer are an attack on the memory. */
    void allow(long bytes) {
        allowance = bytes;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public int read() throws IOException {
        return OneByte.of(this);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = in.read(buffer, offset, length);
        ended |= n < 0;
        if (n > 0) {
            allowance -= n;
            countZeros(buffer, offset, n);
        }
        if (allowance < 0) {
            throw new Budget.Exceeded("memory");
        }
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        byte[] skipped = new byte[(int) Math.min(Math.max(n, 0), 1 << 16)];
        return Math.max(read(skipped, 0, skipped.length), 0);
    }

    private void countZeros(byte[] buffer, int offset, int n) {
        int zeros = 0;
        while (zeros < n && buffer[offset + n - 1 - zeros] == 0) {
            zeros++;
        }
        trailingZeros = zeros == n ? trailingZeros + n : zeros;
    }
}
