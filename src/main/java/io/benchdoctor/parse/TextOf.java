package io.benchdoctor.parse;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;

/** A log as text to read from: for logs so large that no line is worth an object of its own. */
final class TextOf {
    private static final int HEAD_BYTES = 1 << 16;

    private TextOf() {}

    /** The text behind any byte order mark; bytes that spell nothing become U+FFFD. */
    static BufferedReader reader(LogSource source) throws IOException {
        InputStream input = new BufferedInputStream(source.open(), HEAD_BYTES);
        input.mark(HEAD_BYTES);
        byte[] head = input.readNBytes(HEAD_BYTES);
        input.reset();
        TextEncoding encoding = TextEncoding.of(head, head.length);
        input.skipNBytes(encoding.markBytes());
        return new BufferedReader(new InputStreamReader(input, encoding.decoder()), HEAD_BYTES);
    }
}
