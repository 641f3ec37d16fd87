package io.benchdoctor.cli;

import io.benchdoctor.model.Input;
import io.benchdoctor.parse.ToldFile;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a file was when it was read. Its times tell that it is the same without a look at its bytes; where they differ, or are
 * so young that another change could bear the same, the digest decides.
 *
 * @param modified and {@code changed} in nanoseconds since 1970; {@code changed} is 0 where the file system has no such time
 * @param stamped when this was taken, likewise
 * @param sha256 of the stored bytes; empty for an archive, of which only the times can tell
 */
record FileStamp(long bytes, long modified, long changed, long stamped, String sha256) {
    /** The coarsest time of a file system in use, FAT's. */
    private static final long COARSEST_NANOS = 2_000_000_000;

    private static final int BUFFER = 1 << 16;
    private static final String CHANGED = "ctime";

    /** Of the file as it is now, its bytes not looked at. */
    static Optional<FileStamp> of(Path file) {
        try {
            Map<String, Object> now = attributes(file);
            return Optional.of(new FileStamp(
                    (Long) now.get("size"),
                    nanos(now.get("lastModifiedTime")),
                    nanos(now.get(CHANGED)),
                    TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()),
                    ""));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** When anything about a file changed, its name and its times too, is told by some systems; no program can set that back. */
    private static Map<String, Object> attributes(Path file) throws IOException {
        try {
            return Files.readAttributes(file, "unix:size,lastModifiedTime," + CHANGED);
        } catch (UnsupportedOperationException | IllegalArgumentException notUnix) {
            return Files.readAttributes(file, "size,lastModifiedTime");
        }
    }

    /** 0 for what this system does not tell. */
    private static long nanos(Object time) {
        return time == null ? 0 : ((FileTime) time).to(TimeUnit.NANOSECONDS);
    }

    /** The same with the digest that reading gave, where the file told of itself alone. */
    FileStamp with(ToldFile told) {
        List<Input> inputs = told.inputs();
        boolean itself = inputs.size() == 1 && !inputs.get(0).path().contains("!/");
        return new FileStamp(
                bytes, modified, changed, stamped, itself ? inputs.get(0).sha256() : "");
    }

    boolean isStillOf(Path file) throws IOException {
        Optional<FileStamp> now = of(file);
        if (now.isEmpty() || now.get().bytes != bytes) {
            return false;
        }
        boolean sameTimes = now.get().modified == modified && now.get().changed == changed;
        boolean settled = stamped - Math.max(modified, changed) > COARSEST_NANOS;
        return sameTimes && settled || !sha256.isEmpty() && sha256.equals(digest(file));
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(bytes);
        out.writeLong(modified);
        out.writeLong(changed);
        out.writeLong(stamped);
        out.writeUTF(sha256);
    }

    static FileStamp read(DataInput in) throws IOException {
        return new FileStamp(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readUTF());
    }

    /** Lower-case hexadecimal. */
    static String sha256(String text) {
        return HexFormat.of().formatHex(digester().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String digest(Path file) throws IOException {
        MessageDigest digest = digester();
        byte[] buffer = new byte[BUFFER];
        try (InputStream bytes = Files.newInputStream(file)) {
            for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digester() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
