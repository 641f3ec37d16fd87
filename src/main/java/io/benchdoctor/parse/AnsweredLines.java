package io.benchdoctor.parse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Reads the bytes of a log line by line: what says that a request was answered is told by itself, what stands there in plain ASCII as
 * it is, and all else becomes characters and then lines. For charsets in which a byte below 128 always is that character.
 */
final class AnsweredLines {
    private static final int LARGEST_BLOCK_BYTES = 1 << 18;

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final TextLines lines;
    private final CharBuffer chars;
    private byte[] block;

    /** Up to here the block holds bytes; up to {@code at} they were looked at, up to {@code plain} handed over. */
    private int filled;

    private int at;
    private int plain;
    private boolean atLine = true;
    private boolean ended;

    /** @param room for so many bytes at first, where the log is no longer; it grows for one that fills it */
    AnsweredLines(InputStream in, CharsetDecoder decoder, TextLines lines, int room) {
        this.in = in;
        this.decoder = decoder;
        this.lines = lines;
        this.chars = CharBuffer.allocate(room);
        this.block = new byte[room];
    }

    /** Reads to the end. */
    void read() throws IOException {
        while (!ended) {
            fill();
            pass();
        }
        handOver(filled, true);
        decoder.flush(chars);
        give();
    }

    /** Puts what was not handed over to the front and reads more. */
    private void fill() throws IOException {
        byte[] next = filled < block.length || filled == LARGEST_BLOCK_BYTES
                ? block
                : new byte[Math.min(2 * filled, LARGEST_BLOCK_BYTES)];
        System.arraycopy(block, plain, next, 0, filled - plain);
        block = next;
        filled -= plain;
        at -= plain;
        plain = 0;
        int n = in.read(block, filled, block.length - filled);
        ended = n < 0;
        filled += Math.max(n, 0);
    }

    /** Passes over all lines that are there whole. */
    private void pass() {
        AnswerLine answer = new AnswerLine(block, filled);
        while (at < filled && !mayBeCut()) {
            if (!atLine || !passesAnswer(answer) && !passesPlain()) {
                passLine();
            }
        }
        handOver(at, false);
    }

    private boolean passesAnswer(AnswerLine answer) {
        int end = answer.end(at);
        if (end > 0) {
            lines.answered(taken(end - 1, end), answer.status());
        }
        return end > 0;
    }

    /**
     * Takes a line that is there whole and in which every byte is a character to be seen, a blank or a tab: nothing is to be
     * decoded or cut, and text is made of it at once.
     */
    private boolean passesPlain() {
        int end = at;
        while (end < filled && (block[end] >= ' ' || block[end] == '\t')) {
            end++;
        }
        int next = end < filled && block[end] == '\r' ? end + 1 : end;
        boolean whole = next < filled && block[next] == '\n';
        if (whole) {
            lines.whole(taken(end, next + 1));
        }
        return whole;
    }

    /** The text up to its end, behind which the next line is looked at; what stands before it was handed over by then. */
    private String taken(int end, int next) {
        handOver(at, false);
        String text = new String(block, at, end - at, StandardCharsets.ISO_8859_1);
        at = next;
        plain = next;
        return text;
    }

    private boolean mayBeCut() {
        return atLine && !ended && filled - at < AnswerLine.LONGEST;
    }

    private void passLine() {
        atLine = false;
        while (at < filled && !atLine) {
            atLine = block[at++] == '\n';
        }
    }

    /** Makes characters of what stands before; a character that is cut there waits for its rest. */
    private void handOver(int to, boolean last) {
        if (to == plain && !last) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(block, plain, to - plain);
        while (decoder.decode(bytes, chars, last).isOverflow()) {
            give();
        }
        give();
        plain = bytes.position();
    }

    private void give() {
        lines.take(chars.array(), chars.position());
        chars.clear();
    }
}
