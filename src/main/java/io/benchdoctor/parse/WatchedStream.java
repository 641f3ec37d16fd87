package io.benchdoctor.parse;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** A stream that tells its position after each piece that is read. */
final class WatchedStream extends FilterInputStream {
    private final LongConsumer position;
    private long at;

    WatchedStream(InputStream stream, LongConsumer position) {
        super(stream);
        this.position = position;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        advance(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = in.read(buffer, offset, length);
        advance(n);
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = in.skip(n);
        advance(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void advance(long n) {
        if (n > 0) {
            at += n;
            position.accept(at);
        }
    }
}
