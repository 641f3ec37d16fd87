package io.benchdoctor.render;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** A page as bytes in UTF-8, with a sign of its own for every character that no page may hold. */
final class HtmlBytes {
    private static final int PIECE = 1 << 14;

    private final OutputStream out;
    private final ByteBuffer bytes = ByteBuffer.allocate(PIECE);
    private final CharsetEncoder encoder = StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);

    HtmlBytes(OutputStream out) {
        this.out = out;
    }

    /** @param html that does not stay as it is; it ends at no half of a character */
    void write(char[] html, int length) throws IOException {
        for (int at = 0; at < length; at++) {
            if (isControl(html[at])) {
                html[at] = '\uFFFD';
            }
        }
        CharBuffer left = CharBuffer.wrap(html, 0, length);
        encoder.reset();
        while (encoder.encode(left, bytes, true).isOverflow()) {
            handOn();
        }
        handOn();
    }

    private void handOn() throws IOException {
        out.write(bytes.array(), 0, bytes.position());
        bytes.clear();
    }

    /**
     * What no HTML document may hold, though a log may, and what turns the direction of a text: a command is copied as it
     * is read.
     */
    private static boolean isControl(char c) {
        boolean control = c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0x7F;
        return control || c >= 0x202A && c <= 0x202E || c == 0x2066 || c == 0x2067;
    }
}
