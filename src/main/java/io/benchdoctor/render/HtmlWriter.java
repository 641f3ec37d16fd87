package io.benchdoctor.render;

import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Keeps what a template writes: some thousand short pieces, by one thread, so that nothing is locked for any of them. */
final class HtmlWriter extends Writer {
    /** A page of one run in two languages fits. */
    private static final int USUAL = 1 << 17;

    private char[] written = new char[USUAL];
    private int length;

    @Override
    public void write(int c) {
        room(1);
        written[length++] = (char) c;
    }

    @Override
    public void write(char[] from, int offset, int count) {
        room(count);
        System.arraycopy(from, offset, written, length, count);
        length += count;
    }

    @Override
    public void write(String from, int offset, int count) {
        room(count);
        from.getChars(offset, offset + count, written, length);
        length += count;
    }

    private void room(int more) {
        if (more > written.length - length) {
            written = Arrays.copyOf(written, Math.max(Math.addExact(length, more), 2 * written.length));
        }
    }

    char[] characters() {
        return Arrays.copyOf(written, length);
    }

    /** All of it in UTF-8, with a sign of its own for every character that no page may hold. */
    byte[] shown() {
        for (int at = 0; at < length; at++) {
            if (isControl(written[at])) {
                written[at] = '\uFFFD';
            }
        }
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(written, 0, length));
        return Arrays.copyOf(bytes.array(), bytes.limit());
    }

    /**
     * What no HTML document may hold, though a log may, and what turns the direction of a text: a command is copied as it
     * is read.
     */
    private static boolean isControl(char c) {
        boolean control = c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0x7F;
        return control || c >= 0x202A && c <= 0x202E || c == 0x2066 || c == 0x2067;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
