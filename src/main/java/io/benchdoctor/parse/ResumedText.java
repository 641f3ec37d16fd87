package io.benchdoctor.parse;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * The text of a log of JSON lines from the first line on, behind a given one, that opens an object. All before it reads as
 * empty lines, so that places in the text stay what they are.
 */
final class ResumedText extends FilterReader {
    private final int after;
    private int line = 1;
    private boolean lineStart = true;
    private boolean resumed;

    /** @param after the last line to pass over; 0 for none, then the text is given as it is */
    ResumedText(Reader text, int after) {
        super(text);
        this.after = after;
        this.resumed = after == 0;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        for (int i = offset; i < offset + n && !resumed; i++) {
            char c = buffer[i];
            if (lineStart && c == '{' && line > after) {
                resumed = true;
            } else {
                lineStart = c == '\n';
                line += lineStart ? 1 : 0;
                buffer[i] = lineStart ? '\n' : ' ';
            }
        }
        return n;
    }
}
