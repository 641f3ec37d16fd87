package io.benchdoctor.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what a person wrote by hand, and no more than a person writes. */
final class Bounded {
    private static final int MOST_BYTES = 1 << 20;

    private Bounded() {}

    /** @throws IOException as {@link #bytes}, and where it is not UTF-8 */
    static String text(Path file) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes(file)))
                    .toString();
        } catch (CharacterCodingException foreign) {
            throw new IOException(file + " is not UTF-8", foreign);
        }
    }

    /** @throws IOException also for a file of more than a megabyte, and for what is no file but a device or a pipe */
    static byte[] bytes(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is no file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException(file + " is larger than a megabyte");
            }
            return bytes;
        }
    }
}
