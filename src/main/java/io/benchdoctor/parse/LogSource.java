package io.benchdoctor.parse;

import java.io.IOException;
import java.io.InputStream;

/**
 * A log as a name, a length and an opener, so that files, archives, standard input and tests read alike.
 *
 * @param path as the user would type it
 */
record LogSource(String path, long bytes, Opener opener) {
    /** Gives a fresh stream of the log's bytes; the caller closes it. */
    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }

    InputStream open() throws IOException {
        return opener.open();
    }
}
