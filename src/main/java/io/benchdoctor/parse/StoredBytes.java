package io.benchdoctor.parse;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The bytes of a log, with their SHA-256 taken on the way, so that a log is read once. Closing reads what the
 * parser left unread: the digest is of the whole file.
 */
final class StoredBytes extends FilterInputStream {
    private final MessageDigest digest = sha256();
    private String hex = "";

    StoredBytes(InputStream stored) {
        super(stored);
    }

    /** Lower-case hexadecimal; empty before the stream was closed. */
    String sha256Hex() {
        return hex;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public int read() throws IOException {
        int value = in.read();
        if (value >= 0) {
            digest.update((byte) value);
        }
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = in.read(buffer, offset, length);
        if (n > 0) {
            digest.update(buffer, offset, n);
        }
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        byte[] skipped = new byte[(int) Math.min(Math.max(n, 0), 1 << 16)];
        return Math.max(read(skipped, 0, skipped.length), 0);
    }

    @Override
    public void close() throws IOException {
        try {
            if (hex.isEmpty()) {
                transferTo(OutputStream.nullOutputStream());
                hex = HexFormat.of().formatHex(digest.digest());
            }
        } finally {
            in.close();
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
