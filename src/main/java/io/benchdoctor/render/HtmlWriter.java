package io.benchdoctor.render;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Takes what a template writes: some thousand short pieces, by one thread, so that nothing is locked for any of them. A page on
 * its way to a file is handed on as it comes: that over ten thousand runs would fill the memory.
 */
final class HtmlWriter extends Writer {
    /** What a page of one run in two languages says fits. */
    private static final int USUAL = 1 << 17;

    private static final int PIECE = 1 << 14;

    private static final String ROW = "<tr";

    private final Optional<HtmlBytes> to;
    private char[] written;
    private int length;

    private boolean compacting;

    private HtmlWriter(Optional<HtmlBytes> to, int room) {
        this.to = to;
        this.written = new char[room];
    }

    /** Keeps all of it. */
    static HtmlWriter keeping() {
        return new HtmlWriter(Optional.empty(), USUAL);
    }

    /** Keeps no more of it than a piece; of what is made compact, a row of a table besides. */
    static HtmlWriter to(OutputStream out) {
        return new HtmlWriter(Optional.of(new HtmlBytes(out)), PIECE);
    }

    /** Writes something of a page. */
    @FunctionalInterface
    interface Part {
        void to(HtmlWriter html) throws IOException;
    }

    @Override
    public void write(int c) throws IOException {
        room(1);
        written[length++] = (char) c;
    }

    @Override
    public void write(char[] from, int offset, int count) throws IOException {
        room(count);
        System.arraycopy(from, offset, written, length, count);
        length += count;
    }

    @Override
    public void write(String from, int offset, int count) throws IOException {
        int at = offset;
        int left = count;
        while (!compacting && to.isPresent() && left > PIECE / 2) {
            write(from, at, PIECE / 2);
            at += PIECE / 2;
            left -= PIECE / 2;
        }
        room(left);
        from.getChars(at, at + left, written, length);
        length += left;
    }

    private void room(int more) throws IOException {
        if (more <= written.length - length) {
            return;
        }
        if (to.isPresent()) {
            handOn(compacting ? lastRow() : lastWhole());
        }
        // Handed on a little at a time, all that is left would be moved each time.
        if (length + more > written.length / 2) {
            written = Arrays.copyOf(written, Math.max(Math.addExact(length, more), 2 * written.length));
        }
    }

    /** Where the last row of a table begins of which that can be seen; zero where none does. */
    private int lastRow() {
        HtmlFollowing html = new HtmlFollowing(written, length);
        int row = length - ROW.length();
        while (row > 0 && !html.startsWith(row, ROW)) {
            row--;
        }
        return Math.max(row, 0);
    }

    /** Behind the last character of which not only a half is there. */
    private int lastWhole() {
        return length > 0 && Character.isHighSurrogate(written[length - 1]) ? length - 1 : length;
    }

    private void handOn(int end) throws IOException {
        to.orElseThrow().write(written, compacting ? HtmlCompact.of(written, 0, end, length) : end);
        System.arraycopy(written, end, written, 0, length - end);
        length -= end;
    }

    /** A part of the page that is made compact on its way. */
    void compact(Part part) throws IOException {
        handOn(length);
        compacting = true;
        part.to(this);
        handOn(length);
        compacting = false;
    }

    /** Makes all that was kept compact. */
    void compact() {
        length = HtmlCompact.of(written, 0, length, length);
    }

    /** Hands on what another one kept. */
    void write(HtmlWriter kept) throws IOException {
        handOn(length);
        to.orElseThrow().write(kept.written, kept.length);
    }

    /** Hands on what is left; the file stays open. */
    void end() throws IOException {
        handOn(length);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
