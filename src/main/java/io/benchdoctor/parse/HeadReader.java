package io.benchdoctor.parse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

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

    private HeadReader() {}

    static LogHead read(LogSource source) throws IOException {
        byte[] head = bytes(source);
        int length = Math.min(head.length, HEAD_BYTES);
        String text = TextEncoding.of(head, length).decode(head, length);
        String plain = TextLines.withoutAnsi(text).replace("\r\n", "\n").replace('\r', '\n');
        return new LogHead(source.path(), plain, head.length <= HEAD_BYTES);
    }

    /** How the characters of a log are spelt, judged by its head. */
    static TextEncoding encoding(LogSource source) throws IOException {
        byte[] head = bytes(source);
        return TextEncoding.of(head, Math.min(head.length, HEAD_BYTES));
    }

    /** What the bytes are when they are no text: a known word, or {@code binary}; empty for text. */
    static Optional<String> notText(LogSource source) throws IOException {
        byte[] head = bytes(source);
        String start = new String(head, 0, Math.min(head.length, 8), StandardCharsets.ISO_8859_1);
        Optional<String> known = MAGIC.entrySet().stream()
                .filter(magic -> start.startsWith(magic.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (known.isPresent()) {
            return known;
        }
        TextEncoding encoding = TextEncoding.of(head, head.length);
        String text = encoding.decode(head, head.length);
        long zeros = text.chars().filter(c -> c == 0).count();
        boolean noise = encoding.guessed()
                && text.chars().filter(HeadReader::isUnprintable).count() > text.length() / MAX_CONTROL_SHARE;
        return noise || zeros > text.length() / MAX_ZERO_SHARE ? Optional.of("binary") : Optional.empty();
    }

    /** Control characters that neither break lines nor colour a terminal. */
    private static boolean isUnprintable(int c) {
        return c < ' ' && "\t\n\f\r\b\u001b".indexOf(c) < 0;
    }

    private static byte[] bytes(LogSource source) throws IOException {
        try (InputStream input = source.open()) {
            return input.readNBytes(HEAD_BYTES + 1);
        }
    }
}
