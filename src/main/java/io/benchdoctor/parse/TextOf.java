package io.benchdoctor.parse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A log as text: the byte order mark tells the charset and is not part of it; bytes that are no text become U+FFFD. */
final class TextOf {
    private static final int BUFFER_CHARS = 1 << 16;

    private TextOf() {}

    static BufferedReader reader(LogSource source) throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(source.open(), 3);
        byte[] mark = bytes.readNBytes(3);
        Charset charset = StandardCharsets.UTF_8;
        int skip = 0;
        if (mark.length == 3 && mark[0] == (byte) 0xEF && mark[1] == (byte) 0xBB && mark[2] == (byte) 0xBF) {
            skip = 3;
        } else if (mark.length >= 2 && mark[0] == (byte) 0xFF && mark[1] == (byte) 0xFE) {
            skip = 2;
            charset = StandardCharsets.UTF_16LE;
        } else if (mark.length >= 2 && mark[0] == (byte) 0xFE && mark[1] == (byte) 0xFF) {
            skip = 2;
            charset = StandardCharsets.UTF_16BE;
        }
        bytes.unread(mark, skip, mark.length - skip);
        return new BufferedReader(new InputStreamReader((InputStream) bytes, charset), BUFFER_CHARS);
    }
}
