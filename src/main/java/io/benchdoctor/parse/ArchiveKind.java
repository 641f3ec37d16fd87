package io.benchdoctor.parse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;

/** Several files in one, told by its first bytes. */
enum ArchiveKind {
    ZIP {
        @Override
        boolean begins(byte[] head) {
            return starts(head, 0, "PK\u0003\u0004") || starts(head, 0, "PK\u0005\u0006");
        }

        @Override
        ArchiveInputStream<?> stream(InputStream plain) {
            return new ZipArchiveInputStream(plain, UTF_8, true);
        }
    },
    TAR {
        @Override
        boolean begins(byte[] head) {
            return head.length == HEAD_BYTES && (starts(head, MAGIC_AT, "ustar") || sumsUp(head));
        }

        @Override
        ArchiveInputStream<?> stream(InputStream plain) {
            // Block by block: behind the last one another tar may follow, where somebody glued them together.
            return new TarArchiveInputStream(plain, HEAD_BYTES, HEAD_BYTES, UTF_8);
        }

        @Override
        Optional<InputStream> following(InputStream plain) throws IOException {
            byte[] block;
            do {
                block = plain.readNBytes(HEAD_BYTES);
            } while (block.length == HEAD_BYTES && isZero(block));
            return block.length == 0 || isZero(block)
                    ? Optional.empty()
                    : Optional.of(new SequenceInputStream(new ByteArrayInputStream(block), plain));
        }
    };

    /** The header of the first file in a tar. */
    static final int HEAD_BYTES = 512;

    private static final int MAGIC_AT = 257;
    private static final int SUM_AT = 148;
    private static final int SUM_BYTES = 8;
    private static final String UTF_8 = "UTF-8";

    /** Lower-case, as a person calls it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract boolean begins(byte[] head);

    /** The files one after the other. */
    abstract ArchiveInputStream<?> stream(InputStream plain);

    /**
     * What stands behind the last file, from its first byte on.
     *
     * @param plain read up to the end of the archive
     */
    Optional<InputStream> following(InputStream plain) throws IOException {
        return Optional.empty();
    }

    private static boolean isZero(byte[] block) {
        for (byte one : block) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean starts(byte[] head, int at, String magic) {
        byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
        if (head.length < at + expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (head[at + i] != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /** Tars from before the magic have only the sum of their header, the sum itself counted as blanks. */
    private static boolean sumsUp(byte[] header) {
        String stored = new String(header, SUM_AT, SUM_BYTES, StandardCharsets.ISO_8859_1);
        String digits = stored.replaceAll("^ +|[ \u0000]+$", "");
        if (!digits.matches("[0-7]{3,7}")) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < HEAD_BYTES; i++) {
            sum += i >= SUM_AT && i < SUM_AT + SUM_BYTES ? ' ' : header[i] & 0xFF;
        }
        return sum == Integer.parseInt(digits, 8);
    }
}
