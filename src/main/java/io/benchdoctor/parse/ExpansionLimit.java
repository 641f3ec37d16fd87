package io.benchdoctor.parse;

import java.io.IOException;
import java.io.InputStream;

/** Unpacked bytes, up to what the budget allows. */
final class ExpansionLimit extends InputStream {
    private final InputStream unpacked;
    private final Budget.Meter meter;
    private long position;

    ExpansionLimit(InputStream unpacked, Budget.Meter meter) {
        this.unpacked = unpacked;
        this.meter = meter;
    }

    @Override
    public int read() throws IOException {
        return OneByte.of(this);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = unpacked.read(buffer, offset, length);
        position += Math.max(n, 0);
        meter.reach(position);
        return n;
    }

    @Override
    public void close() throws IOException {
        unpacked.close();
    }
}
