package io.benchdoctor.parse;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * One line of a log after the other, looked at where it lies in the buffer: a log of millions of short lines is read
 * without making an object of any. The view is good until the next line.
 */
final class CharLine implements CharSequence {
    private static final int BLOCK_CHARS = 1 << 16;

    /** Eight million gaps of one request stand on such a line; a longer one is no table, and would fill the memory by itself. */
    private static final int MOST_CHARS = 1 << 26;

    private final Reader text;
    private char[] buffer = new char[BLOCK_CHARS];
    private int filled;
    private int from;
    private int to;
    private int next;
    private int number;
    private boolean ended;

    CharLine(Reader text) {
        this.text = text;
    }

    /** From 1; the number of lines when there is no next one. */
    int number() {
        return number;
    }

    /** Goes to the next line, which ends at LF, CRLF or CR; false behind the last. */
    boolean next() throws IOException {
        from = next;
        int at = from;
        while (true) {
            while (at < filled && buffer[at] != '\n' && buffer[at] != '\r') {
                at++;
            }
            // A CR at the end of the block may be half of a line end.
            boolean whole = at + 1 < filled || at < filled && buffer[at] == '\n';
            if (whole || ended) {
                break;
            }
            int length = at - from;
            fill();
            at = from + length;
        }
        if (from >= filled) {
            return false;
        }
        to = at;
        boolean pair = at + 1 < filled && buffer[at] == '\r' && buffer[at + 1] == '\n';
        next = at + (pair ? 2 : 1);
        number++;
        return true;
    }

    /** Takes a line that it understands at once. */
    @FunctionalInterface
    interface Taker {
        /**
         * @param from index of the first character of a line
         * @param to behind what was read of the log so far
         * @return index of the first character behind the line, its end included; −1 where the line is not taken
         */
        int take(char[] text, int from, int to);
    }

    /** Goes to the next line that is not taken; false behind the last. */
    boolean nextBut(Taker taker) throws IOException {
        for (int behind = taker.take(buffer, next, filled); behind >= 0; behind = taker.take(buffer, next, filled)) {
            next = behind;
            number++;
        }
        return next();
    }

    /** Moves what is left to the front and reads more behind it. */
    private void fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            filled -= from;
            from = 0;
        } else if (filled == buffer.length) {
            if (filled >= MOST_CHARS) {
                throw new Budget.Exceeded("line");
            }
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = text.read(buffer, filled, buffer.length - filled);
        ended = read < 0;
        filled += Math.max(read, 0);
    }

    boolean isBlank() {
        for (int i = from; i < to; i++) {
            if (!Character.isWhitespace(buffer[i])) {
                return false;
            }
        }
        return true;
    }

    boolean has(char c) {
        for (int i = from; i < to; i++) {
            if (buffer[i] == c) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int length() {
        return to - from;
    }

    @Override
    public char charAt(int index) {
        return buffer[from + index];
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new String(buffer, from + start, end - start);
    }

    @Override
    public String toString() {
        return new String(buffer, from, to - from);
    }
}
