package io.benchdoctor.cli;

import io.benchdoctor.i18n.Numbers;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import java.io.Closeable;
import java.io.PrintWriter;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * One line on a terminal that says how far the work is and how long it may still take; where nobody watches, nothing. Safe
 * for several threads.
 */
final class Progress implements Closeable {
    /** Set by the launcher, which alone can tell what standard error is: Java's own answer differs between its versions. */
    private static final String TERMINAL = "bench-doctor.terminal";

    private static final long BETWEEN_NANOS = 100_000_000;

    /** Before this an estimate is a guess. */
    private static final long ESTIMATE_FROM_NANOS = 1_000_000_000;

    private static final int WIDTH = 79;
    private static final int BAR = 20;
    private static final String ERASE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean shown;
    private final LongSupplier nanos;
    private final long begin;
    private boolean drawn;
    private boolean closed;
    private long lastDrawn;
    private int files;
    private int filesDone;
    private long bytes;
    private long bytesDone;

    Progress(PrintWriter err, boolean shown, LongSupplier nanos) {
        this.err = err;
        this.shown = shown;
        this.nanos = nanos;
        this.begin = nanos.getAsLong();
        this.lastDrawn = begin - BETWEEN_NANOS;
    }

    /** On standard error when that is a terminal. */
    static Progress onTerminal(PrintWriter err, boolean wanted) {
        return new Progress(err, wanted && Boolean.getBoolean(TERMINAL), System::nanoTime);
    }

    /** What is to be read. */
    synchronized void reading(int files, long bytes) {
        this.files = files;
        this.bytes = bytes;
        draw(false);
    }

    /** So many bytes more. */
    synchronized void read(long more) {
        bytesDone = Math.min(bytes, bytesDone + more);
        draw(false);
    }

    synchronized void fileDone() {
        filesDone++;
        draw(filesDone == files);
    }

    /** Another kind of work begins, of which nobody knows how long it takes. */
    synchronized void now(String doing) {
        if (shown && !closed) {
            put(doing);
        }
    }

    /** Leaves no trace on the terminal. */
    @Override
    public synchronized void close() {
        closed = true;
        if (drawn) {
            err.print(ERASE);
            err.flush();
            drawn = false;
        }
    }

    private void draw(boolean always) {
        long now = nanos.getAsLong();
        if (!shown || closed || !always && now - lastDrawn < BETWEEN_NANOS) {
            return;
        }
        lastDrawn = now;
        put(bar() + " "
                + Words.text(
                        "progress.read",
                        Map.of(
                                "done", count(filesDone),
                                "files", count(files),
                                "bytes", size(bytesDone),
                                "size", size(bytes)))
                + left(now - begin));
    }

    private String bar() {
        int full = bytes == 0 ? 0 : (int) (BAR * bytesDone / bytes);
        return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "]";
    }

    private String left(long passed) {
        if (passed < ESTIMATE_FROM_NANOS || bytesDone == 0 || bytesDone == bytes) {
            return "";
        }
        double seconds = passed / 1e9 * (bytes - bytesDone) / bytesDone;
        String time = numbers().lay(new Quantity(Math.ceil(seconds), Unit.SECONDS));
        return ", " + Words.text("progress.left", Map.of("time", time));
    }

    private void put(String text) {
        err.print(ERASE + text.substring(0, Math.min(WIDTH, text.length())));
        err.flush();
        drawn = true;
    }

    private static String count(int files) {
        return numbers().count(files);
    }

    private static String size(long bytes) {
        return numbers().lay(new Quantity(bytes, Unit.BYTES));
    }

    private static Numbers numbers() {
        return Words.messages().numbers();
    }
}
