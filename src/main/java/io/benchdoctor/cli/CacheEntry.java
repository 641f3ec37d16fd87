package io.benchdoctor.cli;

import io.benchdoctor.parse.OneByte;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * One file of the cache: what was kept under a key, and a sum over both. Whatever else lies in its place is as if nothing did.
 *
 * @param key everything on which it depends that an entry may be used
 */
record CacheEntry(Path file, String key) {
    private static final long MAGIC = 0x62656e636864631bL;
    private static final int BUFFER = 1 << 16;

    /** @param kind what the file's name ends with, one of {@link CacheFolder#KINDS} */
    static CacheEntry of(Path folder, String key, String kind) {
        return new CacheEntry(folder.resolve(FileStamp.sha256(key) + kind), key);
    }

    /** Makes something of what was kept, to its last byte; empty where it does not count any more. */
    @FunctionalInterface
    interface Reading<T> {
        Optional<T> of(DataInput in) throws IOException;
    }

    /** Writes what is kept. */
    @FunctionalInterface
    interface Keeping {
        void to(DataOutput out) throws IOException;
    }

    /** Empty also where the entry is another's, or broken. */
    <T> Optional<T> read(Reading<T> reading) {
        // A pipe in its place would be waited for.
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        // Summed up by blocks, below the buffer: an entry holds millions of numbers, and a sum of eight bytes is slow.
        try (InputStream disk = Files.newInputStream(file);
                CheckedInputStream checked =
                        new CheckedInputStream(new Body(disk, Files.size(file) - Long.BYTES), new CRC32());
                DataInputStream in = new DataInputStream(new BufferedInputStream(checked, BUFFER))) {
            if (in.readLong() != MAGIC || !in.readUTF().equals(key)) {
                return Optional.empty();
            }
            Optional<T> kept = reading.of(in);
            if (in.read() >= 0
                    || new DataInputStream(disk).readLong()
                            != checked.getChecksum().getValue()) {
                return Optional.empty();
            }
            CacheFolder.touch(file);
            return kept;
        } catch (IOException | RuntimeException missingOrBroken) {
            return Optional.empty();
        }
    }

    /** An entry without the sum at its end. */
    private static final class Body extends FilterInputStream {
        private long left;

        private Body(InputStream entry, long bytes) {
            super(entry);
            this.left = bytes;
        }

        @Override
        public int read() throws IOException {
            return OneByte.of(this);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = left <= 0 ? -1 : in.read(buffer, offset, (int) Math.min(length, left));
            left -= Math.max(n, 0);
            return n;
        }
    }

    /** Keeps it in the place of what was there. A cache that cannot be written is none. */
    void write(Keeping keeping) {
        try {
            CacheFolder.make(file.getParent());
            CacheFolder.replace(file, draft -> {
                try (CheckedOutputStream checked = new CheckedOutputStream(Files.newOutputStream(draft), new CRC32());
                        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(checked, BUFFER))) {
                    out.writeLong(MAGIC);
                    out.writeUTF(key);
                    keeping.to(out);
                    out.flush();
                    out.writeLong(checked.getChecksum().getValue());
                }
            });
            CacheFolder.trim(file.getParent());
        } catch (IOException unwritable) {
            // What is not kept is read and worked out again.
        }
    }
}
