package io.benchdoctor.render;

import java.io.IOException;

/**
 * One way of writing what is said of several runs together. Stateless.
 *
 * @param <R> a comparison, or a history
 */
public interface RunsRenderer<R> {
    /** Name on the command line: {@code json}, {@code md}. */
    String format();

    /** Whether so many languages are one file: that is what standard output takes. */
    boolean isOneFile(int languages);

    /**
     * Writes every file of this format.
     *
     * @throws IOException when the destination cannot be written
     */
    void render(R report, Destination out) throws IOException;
}
