package io.benchdoctor.parse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Reads the beginning of a log, for recognition, and knows what is no text at all. */
final class HeadReader {
    /** Enough to see the first keys of a result whose lists of timings come first, and the header of any table. */
    private static final int HEAD_BYTES = 1 << 18;

    /** First bytes of what a person may well put beside logs, by the word that a note uses for it. */
    private static final Map<String, String> MAGIC = Map.of(
            "7z\u00BC\u00AF", "7z",
            "Rar!", "rar",
            "\u0089PNG", "png",
            "%PDF-", "pdf",
            "\u007FELF", "elf");

    /** A machine that died leaves zeros in a log; one character in this many is more than that. */
    private static final int MAX_ZERO_SHARE = 10;

    /** Of random bytes one in ten is a control character; what is no UTF-8 and holds half as many is no text. */
    private static final int MAX_CONTROL_SHARE = 20;

    private final String path;
    private final byte[] bytes;
    private final int length;
    private final boolean whole;
    private final TextEncoding encoding;
    private final String text;

    private HeadReader(String path, ByteBuffer read) {
        this.path = path;
        this.bytes = read.array();
        this.length = Math.min(read.limit(), HEAD_BYTES);
        this.whole = read.limit() <= HEAD_BYTES;
        this.encoding = TextEncoding.of(bytes, length);
        this.text = encoding.decode(bytes, length);
    }

    /** Reads the head, once for all that is asked of it. */
    static HeadReader of(LogSource source) throws IOException {
        try (InputStream input = source.open()) {
            return new HeadReader(source.path(), source.beginning(input, HEAD_BYTES + 1));
        }
    }

    LogHead head() {
        String plain = TextLines.withoutAnsi(text).replace("\r\n", "\n").replace('\r', '\n');
        return new LogHead(path, plain, whole);
    }

    /** How the characters of the log are spelt, judged by its head. */
    TextEncoding encoding() {
        return encoding;
    }

    /** What the bytes are when they are no text: a known word, or {@code binary}; empty for text. */
    Optional<String> notText() {
        String start = new String(bytes, 0, Math.min(length, 8), StandardCharsets.ISO_8859_1);
        Optional<String> known = MAGIC.entrySet().stream()
                .filter(magic -> start.startsWith(magic.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (known.isPresent()) {
            return known;
        }
        boolean noise = encoding.guessed() && count(HeadReader::isUnprintable) > text.length() / MAX_CONTROL_SHARE;
        boolean zeros = text.indexOf(0) >= 0 && count(c -> c == 0) > text.length() / MAX_ZERO_SHARE;
        return noise || zeros ? Optional.of("binary") : Optional.empty();
    }

    private int count(IntPredicate kind) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            count += kind.test(text.charAt(i)) ? 1 : 0;
        }
        return count;
    }

    /** Control characters that neither break lines nor colour a terminal. */
    private static boolean isUnprintable(int c) {
        return c < ' ' && "\t\n\f\r\b\u001b".indexOf(c) < 0;
    }
}
