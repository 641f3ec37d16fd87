package io.benchdoctor.parse;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * How the bytes of a text log spell characters, judged by its head.
 *
 * @param markBytes length of the byte order mark
 * @param guessed whether the bytes are no UTF-8 and the charset is therefore a guess
 */
record TextEncoding(Charset charset, int markBytes, boolean guessed) {
    /** One in this many bytes being zero at the same parity is UTF-16 of mostly Latin text, not an accident. */
    private static final int ZERO_SHARE = 4;

    /** Stands where bytes spell nothing; a text without it was read whole. */
    private static final char REPLACEMENT = '\uFFFD';

    private static final TextEncoding MARKED_UTF_8 = new TextEncoding(StandardCharsets.UTF_8, 3, false);
    private static final TextEncoding MARKED_LITTLE_ENDIAN = new TextEncoding(StandardCharsets.UTF_16LE, 2, false);
    private static final TextEncoding MARKED_BIG_ENDIAN = new TextEncoding(StandardCharsets.UTF_16BE, 2, false);
    private static final TextEncoding LITTLE_ENDIAN = new TextEncoding(StandardCharsets.UTF_16LE, 0, true);
    private static final TextEncoding BIG_ENDIAN = new TextEncoding(StandardCharsets.UTF_16BE, 0, true);
    static final TextEncoding UTF_8 = new TextEncoding(StandardCharsets.UTF_8, 0, false);
    private static final TextEncoding LATIN = new TextEncoding(StandardCharsets.ISO_8859_1, 0, true);

    /** All of them, in the order in which they are tried. */
    static final List<TextEncoding> ALL =
            List.of(MARKED_UTF_8, MARKED_LITTLE_ENDIAN, MARKED_BIG_ENDIAN, LITTLE_ENDIAN, BIG_ENDIAN, UTF_8, LATIN);

    static TextEncoding of(byte[] head, int length) {
        if (starts(head, length, 0xEF, 0xBB, 0xBF)) {
            return MARKED_UTF_8;
        }
        if (starts(head, length, 0xFF, 0xFE)) {
            return MARKED_LITTLE_ENDIAN;
        }
        if (starts(head, length, 0xFE, 0xFF)) {
            return MARKED_BIG_ENDIAN;
        }
        if (isUtf8(head, length)) {
            return UTF_8;
        }
        int even = zeros(head, length, 0);
        int odd = zeros(head, length, 1);
        if (odd > length / ZERO_SHARE && even == 0) {
            return LITTLE_ENDIAN;
        }
        if (even > length / ZERO_SHARE && odd == 0) {
            return BIG_ENDIAN;
        }
        return mostlyUtf8(head, length) ? UTF_8 : LATIN;
    }

    /** The charset in lower case, as a note tells it. */
    String id() {
        return charset.name().toLowerCase(Locale.ROOT);
    }

    /** Whether a byte below 128 is always the character of that number. */
    boolean isBytewise() {
        return charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.ISO_8859_1);
    }

    /** A decoder that puts U+FFFD where bytes spell nothing. */
    CharsetDecoder decoder() {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    /** The head as text; a character cut at its end is left out. */
    String decode(byte[] head, int length) {
        int mark = Math.min(markBytes, length);
        if (isBytewise() && isAscii(head, mark, length)) {
            return new String(head, mark, length - mark, StandardCharsets.ISO_8859_1);
        }
        if (charset.equals(StandardCharsets.UTF_8)) {
            String text = new String(head, mark, length - mark, StandardCharsets.UTF_8);
            if (text.indexOf(REPLACEMENT) < 0) {
                return text;
            }
        }
        CharBuffer text = CharBuffer.allocate(length);
        decoder().decode(ByteBuffer.wrap(head, mark, length - mark), text, false);
        return text.flip().toString();
    }

    /** Whether nothing but characters below 128 stands there, and no zero: nearly every log that is read. */
    private static boolean isAscii(byte[] head, int from, int to) {
        for (int i = from; i < to; i++) {
            if (head[i] <= 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean starts(byte[] head, int length, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= length || (head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static int zeros(byte[] head, int length, int parity) {
        int zeros = 0;
        for (int i = parity; i < length; i += 2) {
            zeros += head[i] == 0 ? 1 : 0;
        }
        return zeros;
    }

    /** Whether every character is spelt by the rules, the last one too, and none is a zero: nearly every log. No text is made for it. */
    private static boolean isUtf8(byte[] head, int length) {
        int at = 0;
        while (at < length) {
            int more = head[at] > 0 ? 0 : bytesBehind(head[at] & 0xFF);
            if (more < 0 || at + more >= length || more > 0 && !spell(head, at, more)) {
                return false;
            }
            at += 1 + more;
        }
        return true;
    }

    /** How many bytes follow the first one of a character beyond ASCII; −1 for a byte that begins none. */
    private static int bytesBehind(int first) {
        if (first < 0xE0) {
            return first < 0xC2 ? -1 : 1;
        }
        return first < 0xF0 ? 2 : first < 0xF5 ? 3 : -1;
    }

    /** Whether these bytes follow the first one, so that they spell a character in no more bytes than it takes. */
    private static boolean spell(byte[] head, int at, int more) {
        for (int n = 1; n <= more; n++) {
            if ((head[at + n] & 0xC0) != 0x80) {
                return false;
            }
        }
        int start = (head[at] & 0xFF) << Byte.SIZE | head[at + 1] & 0xFF;
        boolean tooLong = start >= 0xE000 && start < 0xE0A0 || start >= 0xF000 && start < 0xF090;
        boolean noCharacter = start >= 0xEDA0 && start < 0xEE00 || start >= 0xF490;
        return !tooLong && !noCharacter;
    }

    /** Whether characters beyond ASCII are UTF-8 more often than not: a few broken bytes make no other charset. */
    private static boolean mostlyUtf8(byte[] head, int length) {
        CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(head, 0, length);
        CharBuffer text = CharBuffer.allocate(length);
        int broken = 0;
        CoderResult result = strict.decode(bytes, text, false);
        while (result.isError()) {
            broken++;
            bytes.position(bytes.position() + result.length());
            result = strict.decode(bytes, text, false);
        }
        return broken == 0 || text.flip().chars().filter(c -> c > 0x7F).count() >= broken;
    }
}
