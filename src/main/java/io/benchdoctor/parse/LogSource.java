package io.benchdoctor.parse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * A log as a name, a length and an opener, so that files, archives, standard input and tests read alike.
 *
 * @param path as the user would type it
 * @param bytes length as stored, packed where it is packed
 */
record LogSource(String path, long bytes, Opener opener) {
    /** Also what stands in for the length of a log that does not tell it. */
    private static final int LEAST_BUFFER_BYTES = 1 << 12;

    /** A log that is opened again and again until it is known what it is; kept for as long as that takes, if it is small. */
    private static final int SMALL_BYTES = 1 << 16;

    /** Gives a fresh stream of the log's bytes; the caller closes it. */
    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;

        /** The bytes in any order, where they lie so that they can be had in any order; the caller closes it. */
        default Optional<SeekableByteChannel> channel() throws IOException {
            return Optional.empty();
        }
    }

    /**
     * A file on disk, as stored.
     *
     * @throws IOException where it is gone, or something else by now: a pipe would be waited for
     */
    static LogSource of(String shown, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(shown);
        }
        long bytes = Files.size(file);
        var disk = new OnDisk(file, bytes);
        return new LogSource(shown, bytes, bytes <= SMALL_BYTES ? new ReadOnce(disk) : disk);
    }

    /**
     * How large a buffer is worth its while: the log's own length where that is less. A batch has thousands of logs of a few
     * kilobytes, and to clear buffers for them takes longer than to read them.
     */
    int bufferBytes(int most) {
        return (int) Math.min(most, Math.max(bytes + 1, LEAST_BUFFER_BYTES));
    }

    /** Puts bytes aside that come only once; the caller closes the rest. */
    static void write(byte[] start, InputStream rest, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(start);
            rest.transferTo(out);
        }
    }

    InputStream open() throws IOException {
        return opener.open();
    }

    /**
     * The first bytes of the log, up to a number, in room that is made once where the log's length tells how much there will be.
     *
     * @param input the log from its beginning
     */
    ByteBuffer beginning(InputStream input, int most) throws IOException {
        byte[] room = new byte[bufferBytes(most)];
        int filled = input.readNBytes(room, 0, room.length);
        while (filled == room.length && filled < most) {
            room = Arrays.copyOf(room, (int) Math.min(most, 4L * filled));
            filled += input.readNBytes(room, filled, room.length - filled);
        }
        return ByteBuffer.wrap(room, 0, filled);
    }

    /** The same log, which says how far it was read: bytes that no stream passed before. */
    LogSource watched(LongConsumer read) {
        return new LogSource(path, bytes, new Watched(opener, read, new AtomicLong()));
    }

    /** @param furthest the end of what any stream has passed */
    private record Watched(Opener opener, LongConsumer read, AtomicLong furthest) implements Opener {
        @Override
        public InputStream open() throws IOException {
            return new WatchedStream(opener.open(), this::passed);
        }

        @Override
        public Optional<SeekableByteChannel> channel() throws IOException {
            return opener.channel();
        }

        private void passed(long position) {
            long before = furthest.getAndAccumulate(position, Math::max);
            if (position > before) {
                read.accept(position - before);
            }
        }
    }

    /**
     * A log that somebody still writes is read up to where it ended at first, however often it is opened: else a writer that is
     * faster than the reader would hold it for ever, and length and digest would be those of different files.
     */
    private record OnDisk(Path file, long bytes) implements Opener {
        @Override
        public InputStream open() throws IOException {
            return new FirstBytes(Files.newInputStream(file), bytes);
        }

        @Override
        public Optional<SeekableByteChannel> channel() throws IOException {
            return Optional.of(Files.newByteChannel(file));
        }
    }

    /** A small log, read whole when it is opened for the first time, and from memory from then on. For one thread. */
    private static final class ReadOnce implements Opener {
        private final OnDisk disk;
        private Optional<byte[]> content = Optional.empty();

        private ReadOnce(OnDisk disk) {
            this.disk = disk;
        }

        @Override
        public InputStream open() throws IOException {
            if (content.isEmpty()) {
                try (InputStream stored = disk.open()) {
                    content = Optional.of(whole(stored));
                }
            }
            return new ByteArrayInputStream(content.get());
        }

        /** Shorter than it was only where somebody cut it meanwhile. */
        private byte[] whole(InputStream stored) throws IOException {
            byte[] bytes = new byte[(int) disk.bytes()];
            int length = stored.readNBytes(bytes, 0, bytes.length);
            return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
        }

        @Override
        public Optional<SeekableByteChannel> channel() throws IOException {
            return disk.channel();
        }
    }
}
