package io.benchdoctor.render;

import io.benchdoctor.report.BatchReport;
import java.io.IOException;

/** One way of writing a report. Stateless. */
public interface Renderer {
    /** Name on the command line: {@code html}, {@code xlsx}, {@code json}. */
    String format();

    /** Whether so many runs in so many languages are one file, or none at all: that is what standard output takes. */
    boolean isOneFile(int runs, int languages);

    /**
     * Writes every file of this format.
     *
     * @throws IOException when the destination cannot be written
     */
    void render(BatchReport report, Destination out) throws IOException;

    /** Loads what {@link #render} needs, beside other work; without it everything is the same, only later. */
    default void prepare() {}
}
