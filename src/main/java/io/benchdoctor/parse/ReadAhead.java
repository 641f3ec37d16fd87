package io.benchdoctor.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A stream that is fetched by a thread of its own, a few blocks before they are asked for: while one processor makes sense of
 * a large log, another reads it and takes its digest. What goes wrong there is told where it is met in the bytes.
 */
final class ReadAhead extends InputStream {
    /** Below, a thread costs more than it saves. */
    private static final long LARGE_BYTES = 8L << 20;

    private static final int BLOCK_BYTES = 1 << 18;
    private static final int MOST_BLOCKS = 4;
    private static final long PATIENCE_MILLIS = 2;

    private final InputStream source;
    private final BlockingQueue<Block> filled = new ArrayBlockingQueue<>(MOST_BLOCKS);
    private final BlockingQueue<byte[]> spare = new ArrayBlockingQueue<>(MOST_BLOCKS + 2);
    private final Thread fetching = new Thread(this::fetch, "read-ahead");
    private volatile boolean closed;
    private Block current = new Block(new byte[0], 0, null);
    private int at;

    /** @param trouble why there is no further block; null while there is, and behind the last */
    private record Block(byte[] bytes, int length, Throwable trouble) {
        private boolean isLast() {
            return length < 0;
        }
    }

    private ReadAhead(InputStream source) {
        this.source = source;
        fetching.setDaemon(true);
        fetching.start();
    }

    /** The stream, fetched ahead where it is long and there is a processor for it. */
    static InputStream of(InputStream source, long bytes) {
        boolean worth = bytes >= LARGE_BYTES && Runtime.getRuntime().availableProcessors() > 1;
        return worth ? new ReadAhead(source) : source;
    }

    /** The same whatever its length. */
    static InputStream always(InputStream source) {
        return new ReadAhead(source);
    }

    private void fetch() {
        try {
            boolean last = false;
            while (!last && !closed) {
                Block block = next();
                filled.put(block);
                last = block.isLast();
            }
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private Block next() {
        byte[] free = spare.poll();
        byte[] bytes = free == null ? new byte[BLOCK_BYTES] : free;
        try {
            return new Block(bytes, source.read(bytes, 0, bytes.length), null);
        } catch (IOException | RuntimeException | Error trouble) {
            return new Block(bytes, -1, trouble);
        }
    }

    @Override
    public int read() throws IOException {
        return OneByte.of(this);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (at == current.length()) {
            take();
        }
        if (current.isLast()) {
            return -1;
        }
        int n = Math.min(length, current.length() - at);
        System.arraycopy(current.bytes(), at, buffer, offset, n);
        at += n;
        return n;
    }

    private void take() throws IOException {
        byte[] done = current.bytes();
        try {
            current = filled.take();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        at = 0;
        if (done.length == BLOCK_BYTES) {
            spare.offer(done);
        }
        rethrow(current.trouble());
    }

    private static void rethrow(Throwable trouble) throws IOException {
        if (trouble instanceof IOException unreadable) {
            throw unreadable;
        } else if (trouble instanceof RuntimeException bug) {
            throw bug;
        } else if (trouble instanceof Error error) {
            throw error;
        }
    }

    /** Behind it nothing is fetched any more, so that the digest of what was read can be asked for. */
    @Override
    public void close() throws IOException {
        closed = true;
        boolean interrupted = false;
        // Not by an interruption, which would close the file under its reader.
        while (fetching.isAlive()) {
            filled.clear();
            try {
                fetching.join(PATIENCE_MILLIS);
            } catch (InterruptedException asked) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        source.close();
    }
}
