package io.benchdoctor.parse;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharsetDecoder;
import java.util.regex.Pattern;

/** Cuts text into {@link TextLine}s at LF, CRLF and CR, holding one line at a time. */
final class TextLines {
    /** No figure and no setting stands in a longer line: what comes behind is a prompt or a binary mishap. */
    static final int MAX_LINE_CHARS = 1 << 20;

    private static final Pattern ANSI =
            Pattern.compile("\u001b(?:\\[[0-9;?:]*[ -/]*[@-~]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)|[@-Z\\\\^_])");

    private final Listener reader;
    private final StringBuilder piece = new StringBuilder();
    private int number = 1;
    private boolean afterReturn;
    private boolean lineHasText;
    private int longestDropped;

    /** Who is told of each line. */
    @FunctionalInterface
    interface Listener {
        void line(TextLine line);

        /** A line that says that a request was answered; see {@link AnswerLine}. */
        default void answer(TextLine line, int status) {
            line(line);
        }
    }

    private TextLines(Listener reader) {
        this.reader = reader;
    }

    /**
     * @param lines number of lines as an editor counts them
     * @param cutLine line of which only the first {@link #MAX_LINE_CHARS} were read; 0 for none
     */
    record Count(int lines, int cutLine) {}

    /**
     * The same from bytes of such a charset; only here answers are told by themselves.
     *
     * @param room number of bytes that are looked at together, at first
     */
    static Count read(InputStream bytes, CharsetDecoder decoder, int room, Listener reader) throws IOException {
        var lines = new TextLines(reader);
        new AnsweredLines(bytes, decoder, lines, room).read();
        return lines.end();
    }

    static Count read(Reader text, Listener reader) throws IOException {
        var lines = new TextLines(reader);
        char[] buffer = new char[1 << 15];
        int n = text.read(buffer, 0, buffer.length);
        while (n >= 0) {
            lines.take(buffer, n);
            n = text.read(buffer, 0, buffer.length);
        }
        return lines.end();
    }

    /** The text without terminal escapes. */
    static String withoutAnsi(String text) {
        return text.indexOf('\u001b') < 0 ? text : ANSI.matcher(text).replaceAll("");
    }

    /** A whole line without escapes, which begins behind the end of another. */
    void whole(String text) {
        reader.line(new TextLine(number, text, true));
        number++;
    }

    /** The same of one that tells of an answer. */
    void answered(String text, int status) {
        reader.answer(new TextLine(number, text, true), status);
        number++;
    }

    void take(char[] buffer, int length) {
        int start = 0;
        for (int i = 0; i < length; i++) {
            char c = buffer[i];
            if (c == '\n' || c == '\r') {
                append(buffer, start, i - start);
                start = i + 1;
                if (c == '\n') {
                    lineEnd();
                } else {
                    carriageReturn();
                }
            }
        }
        append(buffer, start, length - start);
    }

    private void append(char[] buffer, int start, int length) {
        int room = Math.min(length, MAX_LINE_CHARS - piece.length());
        if (length > 0) {
            afterReturn = false;
            piece.append(buffer, start, Math.max(room, 0));
            if (room < length) {
                longestDropped = number;
            }
        }
    }

    /** CRLF is one line end: the text before its CR was already given away as a piece. */
    private void lineEnd() {
        if (!afterReturn || !lineHasText) {
            give(true);
        }
        number++;
        afterReturn = false;
        lineHasText = false;
    }

    private void carriageReturn() {
        if (!piece.isEmpty()) {
            give(true);
        }
        afterReturn = true;
    }

    private void give(boolean ended) {
        reader.line(new TextLine(number, withoutAnsi(piece.toString()), ended));
        piece.setLength(0);
        lineHasText = true;
    }

    private Count end() {
        boolean open = !piece.isEmpty();
        if (open) {
            give(false);
        }
        return new Count(open || lineHasText ? number : number - 1, longestDropped);
    }
}
