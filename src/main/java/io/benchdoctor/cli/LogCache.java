package io.benchdoctor.cli;

import io.benchdoctor.parse.GivenFile;
import io.benchdoctor.parse.ToldFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * What large logs told when they were read before, in a folder of the user's. An entry is used by the build that wrote it and
 * for the bytes of which it was written, by {@link FileStamp}; whatever else lies there is ignored.
 *
 * @param folder where entries lie
 * @param build what tells this program from one that may read the same log otherwise
 * @param minBytes of a file that is worth an entry: below, reading it again is as fast
 */
record LogCache(Path folder, String build, long minBytes) {
    /** Measured: see the decision about the cache. */
    private static final long WORTH_BYTES = 1 << 20;

    private static final long MAGIC = 0x62656e636864631aL;
    private static final int BUFFER = 1 << 16;

    /** The user's own; empty where there is no place for it, or no jar whose content would tell one build from another. */
    static Optional<LogCache> ofUser() {
        return CacheFolder.ofUser()
                .flatMap(folder -> CacheFolder.build().map(build -> new LogCache(folder, build, WORTH_BYTES)));
    }

    /** What the file told, when it is the same as then; empty otherwise. */
    Optional<ToldFile> told(GivenFile file, String format) {
        if (!isWorth(file)) {
            return Optional.empty();
        }
        Path entry = entry(file, format);
        // A pipe in its place would be waited for.
        if (!Files.isRegularFile(entry)) {
            return Optional.empty();
        }
        // Summed up by blocks, below the buffer: an entry holds millions of numbers, and a sum of eight bytes is slow.
        try (InputStream disk = Files.newInputStream(entry);
                CheckedInputStream checked =
                        new CheckedInputStream(new Body(disk, Files.size(entry) - Long.BYTES), new CRC32());
                DataInputStream in = new DataInputStream(new BufferedInputStream(checked, BUFFER))) {
            if (in.readLong() != MAGIC
                    || !in.readUTF().equals(key(file, format))
                    || !FileStamp.read(in).isStillOf(file.onDisk().orElseThrow())) {
                return Optional.empty();
            }
            ToldFile told = ToldFile.read(in);
            if (in.read() >= 0
                    || new DataInputStream(disk).readLong()
                            != checked.getChecksum().getValue()) {
                return Optional.empty();
            }
            CacheFolder.touch(entry);
            return Optional.of(told);
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
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = left <= 0 ? -1 : in.read(buffer, offset, (int) Math.min(length, left));
            left -= Math.max(n, 0);
            return n;
        }
    }

    /**
     * Keeps what the file told, where that is worth it. A cache that cannot be written is none.
     *
     * @param stamp of the file before it was read
     */
    void keep(GivenFile file, String format, FileStamp stamp, ToldFile told) {
        if (told.inputs().stream().anyMatch(input -> input.sha256().isEmpty())) {
            return;
        }
        Path entry = entry(file, format);
        Path draft = entry.resolveSibling(UUID.randomUUID() + CacheFolder.DRAFT);
        try {
            CacheFolder.make(folder);
            write(draft, file, format, stamp, told);
            Files.move(draft, entry, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            CacheFolder.trim(folder);
        } catch (IOException unwritable) {
            CacheFolder.forget(draft);
        }
    }

    /** What a file is now, before it is read; empty when it is not worth an entry. */
    Optional<FileStamp> stamp(GivenFile file) {
        return isWorth(file) ? file.onDisk().flatMap(FileStamp::of) : Optional.empty();
    }

    private boolean isWorth(GivenFile file) {
        return file.onDisk().isPresent() && file.bytes() >= minBytes;
    }

    private void write(Path draft, GivenFile file, String format, FileStamp stamp, ToldFile told) throws IOException {
        try (CheckedOutputStream checked = new CheckedOutputStream(Files.newOutputStream(draft), new CRC32());
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(checked, BUFFER))) {
            out.writeLong(MAGIC);
            out.writeUTF(key(file, format));
            stamp.with(told).write(out);
            told.write(out);
            out.flush();
            out.writeLong(checked.getChecksum().getValue());
        }
    }

    /** Everything on which it depends what a file tells but its bytes: who reads it, how, and under which name. */
    private String key(GivenFile file, String format) {
        return String.join(
                "\n",
                build,
                format,
                file.path(),
                file.onDisk().orElseThrow().toAbsolutePath().toString());
    }

    private Path entry(GivenFile file, String format) {
        return folder.resolve(FileStamp.sha256(key(file, format)) + CacheFolder.ENTRY);
    }
}
