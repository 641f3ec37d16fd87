package io.benchdoctor.parse;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The bytes of a log, with their SHA-256 taken on the way, so that a log is read once. The digest is of the whole file:
 * closing reads the little that a parser may leave unread, but not the rest of a large log that was only looked at.
 */
final class StoredBytes extends FilterInputStream {
    private static final int LITTLE_BYTES = 1 << 20;

    private final MessageDigest digest = sha256();
    private String hex = "";

    private final long patience;
    /** Whether the bytes could not be read to here: then closing does not try once more. */
    private boolean broken;

    StoredBytes(InputStream stored) {
        this(stored, LITTLE_BYTES);
    }

    private StoredBytes(InputStream stored, long patience) {
        super(stored);
        this.patience = patience;
    }

    /** The same, whose closing reads all that is left, however much. */
    static StoredBytes whole(InputStream stored) {
        return new StoredBytes(stored, Long.MAX_VALUE);
    }

    /** Lower-case hexadecimal; empty before the stream was closed, and where its end was not reached. */
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
        broken = true;
        int n = in.read(buffer, offset, length);
        broken = false;
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
            if (hex.isEmpty() && !broken && endsSoon()) {
                hex = HexFormat.of().formatHex(digest.digest());
            }
        } finally {
            in.close();
        }
    }

    private boolean endsSoon() throws IOException {
        // Nearly always nothing is left, and one byte tells.
        byte[] rest = new byte[1];
        long left = patience;
        int n = read(rest, 0, 1);
        rest = n < 0 ? rest : new byte[1 << 14];
        while (n >= 0 && left > 0) {
            n = read(rest, 0, rest.length);
            left -= Math.max(n, 0);
        }
        return n < 0;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
