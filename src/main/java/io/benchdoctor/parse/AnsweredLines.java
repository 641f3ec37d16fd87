package io.benchdoctor.parse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Reads the bytes of a long log line by line: of what says that a request was answered no text is made, all else becomes
 * characters and then lines. For charsets in which a byte below 128 always is that character.
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
            int end = atLine ? answer.end(at) : 0;
            if (end > 0) {
                handOver(at, false);
                lines.answered(new String(block, at, end - 1 - at, StandardCharsets.ISO_8859_1), answer.status());
                at = end;
                plain = end;
            } else {
                passLine();
            }
        }
        handOver(at, false);
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
