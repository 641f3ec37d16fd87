package io.benchdoctor.parse;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Bytes that come only once, put aside so that they can be read again: small ones in memory, others in a file that goes. */
final class Spool implements Closeable {
    /** Most logs are smaller; more would weigh on a machine that reads many at once. */
    private static final int MEMORY_BYTES = 4 << 20;

    private final Optional<Path> file;
    private final byte[] memory;

    private Spool(Optional<Path> file, byte[] memory) {
        this.file = file;
        this.memory = memory;
    }

    /** Reads the stream to its end and leaves it open. */
    static Spool of(InputStream input) throws IOException {
        byte[] start = input.readNBytes(MEMORY_BYTES + 1);
        if (start.length <= MEMORY_BYTES) {
            return new Spool(Optional.empty(), start);
        }
        Path file = Files.createTempFile("bench-doctor", ".log");
        try {
            LogSource.write(start, input, file);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return new Spool(Optional.of(file), new byte[0]);
    }

    LogSource source(String path) throws IOException {
        return file.isPresent()
                ? LogSource.of(path, file.get())
                : new LogSource(path, memory.length, new InMemory(memory));
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            Files.deleteIfExists(file.get());
        }
    }

    private static final class InMemory implements LogSource.Opener {
        private final byte[] bytes;

        private InMemory(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public Optional<SeekableByteChannel> channel() {
            return Optional.of(new SeekableInMemoryByteChannel(bytes));
        }
    }
}
