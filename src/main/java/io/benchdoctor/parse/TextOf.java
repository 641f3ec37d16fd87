package io.benchdoctor.parse;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A log as text to read from, behind any byte order mark; bytes that spell nothing become U+FFFD.
 *
 * @param encoding as its first bytes tell it
 * @param bytes behind the mark; to be read by {@link #reader()} or as they are
 */
record TextOf(TextEncoding encoding, InputStream bytes) implements Closeable {
    private static final int HEAD_BYTES = 1 << 16;

    static TextOf open(LogSource source) throws IOException {
        InputStream input = source.open();
        try {
            ByteBuffer head = source.beginning(input, HEAD_BYTES);
            TextEncoding encoding = TextEncoding.of(head.array(), head.limit());
            int mark = encoding.markBytes();
            var behindMark = new ByteArrayInputStream(head.array(), mark, head.limit() - mark);
            return new TextOf(encoding, new SequenceInputStream(behindMark, input));
        } catch (IOException unreadable) {
            input.close();
            throw unreadable;
        }
    }

    /** Whether the log is spelt as nearly all are, without a mark in front. */
    static boolean isPlainUtf8(LogSource source) throws IOException {
        try (InputStream input = source.open()) {
            ByteBuffer head = source.beginning(input, HEAD_BYTES);
            TextEncoding encoding = TextEncoding.of(head.array(), head.limit());
            return encoding.markBytes() == 0 && encoding.charset().equals(StandardCharsets.UTF_8);
        }
    }

    /** Bytes as text, where they are known to be spelt so. */
    static Reader utf8(InputStream bytes) {
        return new InputStreamReader(bytes, TextEncoding.UTF_8.decoder());
    }

    /** For logs so large that no line is worth an object of its own. */
    static BufferedReader reader(LogSource source) throws IOException {
        return open(source).reader();
    }

    BufferedReader reader() {
        return new BufferedReader(new InputStreamReader(bytes, encoding.decoder()), HEAD_BYTES);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
