package io.benchdoctor.render;

import java.io.IOException;
import java.io.OutputStream;

/** Where files go: a folder, standard output, or the memory of a test. */
@FunctionalInterface
public interface Destination {
    /**
     * Opens one file; closing the stream completes it.
     *
     * @param name relative, with {@code /}, such as {@code runs/3f2a.html}; never from a log
     */
    OutputStream open(String name) throws IOException;
}
