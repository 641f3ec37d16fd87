package io.benchdoctor.parse;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;

/**
 * A log as text to read from, behind any byte order mark; bytes that spell nothing become U+FFFD.
 *
 * @param encoding as its first bytes tell it
 */
record TextOf(TextEncoding encoding, BufferedReader reader) implements Closeable {
    private static final int HEAD_BYTES = 1 << 16;

    static TextOf open(LogSource source) throws IOException {
        InputStream input = new BufferedInputStream(source.open(), HEAD_BYTES);
        try {
            input.mark(HEAD_BYTES);
            byte[] head = input.readNBytes(HEAD_BYTES);
            input.reset();
            TextEncoding encoding = TextEncoding.of(head, head.length);
            input.skipNBytes(encoding.markBytes());
            return new TextOf(
                    encoding, new BufferedReader(new InputStreamReader(input, encoding.decoder()), HEAD_BYTES));
        } catch (IOException unreadable) {
            input.close();
            throw unreadable;
        }
    }

    /** For logs so large that no line is worth an object of its own. */
    static BufferedReader reader(LogSource source) throws IOException {
        return open(source).reader();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
