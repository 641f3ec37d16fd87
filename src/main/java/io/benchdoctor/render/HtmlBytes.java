package io.benchdoctor.render;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A page as bytes in UTF-8, with a sign of its own for every character that no page may hold. Most of a page is plain letters
 * of ASCII, which take one look each here and several in the library's way.
 */
final class HtmlBytes {
    private static final int PIECE = 1 << 14;

    /** Bytes of the longest character. */
    private static final int LONGEST = 4;

    private static final char NOT_SHOWN = '\uFFFD';

    /** As the library writes half of a character. */
    private static final char HALF = '?';

    private final OutputStream out;
    private final byte[] bytes = new byte[PIECE];

    HtmlBytes(OutputStream out) {
        this.out = out;
    }

    /** @param html that ends at no half of a character */
    void write(char[] html, int length) throws IOException {
        int count = 0;
        int at = 0;
        while (at < length) {
            if (count > PIECE - LONGEST) {
                out.write(bytes, 0, count);
                count = 0;
            }
            int plain = writePlain(html, at, Math.min(length, at + PIECE - count), count);
            count += plain - at;
            at = plain;
            if (at < length && count <= PIECE - LONGEST) {
                int c = character(html, at, length);
                count = write(c, count);
                at += Character.charCount(c);
            }
        }
        out.write(bytes, 0, count);
    }

    /** @return where the first character stands that is something else */
    private int writePlain(char[] html, int from, int to, int count) {
        byte[] all = bytes;
        int behind = count - from;
        for (int at = from; at < to; at++) {
            char c = html[at];
            if (c >= 0x7F || c < ' ' && c != '\n') {
                return at;
            }
            all[behind + at] = (byte) c;
        }
        return to;
    }

    /** What stands there, or what is written in its place. */
    private static int character(char[] html, int at, int length) {
        char c = html[at];
        if (isControl(c)) {
            return NOT_SHOWN;
        }
        if (!Character.isSurrogate(c)) {
            return c;
        }
        boolean whole = Character.isHighSurrogate(c) && at + 1 < length && Character.isLowSurrogate(html[at + 1]);
        return whole ? Character.toCodePoint(c, html[at + 1]) : HALF;
    }

    /** @return behind its bytes */
    private int write(int c, int count) {
        int at = count;
        if (c < 0x80) {
            bytes[at++] = (byte) c;
        } else if (c < 0x800) {
            bytes[at++] = (byte) (0xC0 | c >> 6);
            bytes[at++] = following(c);
        } else if (c < 0x10000) {
            bytes[at++] = (byte) (0xE0 | c >> 12);
            bytes[at++] = following(c >> 6);
            bytes[at++] = following(c);
        } else {
            bytes[at++] = (byte) (0xF0 | c >> 18);
            bytes[at++] = following(c >> 12);
            bytes[at++] = following(c >> 6);
            bytes[at++] = following(c);
        }
        return at;
    }

    /** A byte that is not the first of a character; it holds six bits. */
    private static byte following(int bits) {
        return (byte) (0x80 | bits & 0x3F);
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
