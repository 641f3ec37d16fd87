package io.benchdoctor.parse;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPInputStream;

/**
 * A log as a name, a length and an opener, so that files, archives, standard input and tests read alike.
 *
 * @param path as the user would type it
 * @param bytes length as stored, packed where it is packed
 */
record LogSource(String path, long bytes, Opener opener) {
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    /** Gives a fresh stream of the log's bytes; the caller closes it. */
    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }

    /** A file on disk, as stored. */
    static LogSource of(String shown, Path file) throws IOException {
        return new LogSource(shown, Files.size(file), () -> Files.newInputStream(file));
    }

    /** Standard input is read once into {@code spool}, since recognition looks at a log before it is read. */
    static LogSource spooled(String shown, InputStream input, Path spool) throws IOException {
        Files.copy(input, spool, StandardCopyOption.REPLACE_EXISTING);
        return of(shown, spool);
    }

    InputStream open() throws IOException {
        return opener.open();
    }

    /** The same log with gzip taken off, where its first bytes say that it is packed so. */
    LogSource unpacked() {
        return new LogSource(path, bytes, () -> unpack(opener.open()));
    }

    private static InputStream unpack(InputStream stored) throws IOException {
        var input = new BufferedInputStream(stored, 1 << 16);
        try {
            input.mark(2);
            boolean gzip = input.read() == GZIP_FIRST && input.read() == GZIP_SECOND;
            input.reset();
            return gzip ? new ExpansionLimit(new GZIPInputStream(input, 1 << 16), stored) : input;
        } catch (IOException e) {
            input.close();
            throw e;
        }
    }
}
