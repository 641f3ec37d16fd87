package io.benchdoctor.render;

import io.benchdoctor.report.HistoryReport;
import java.io.IOException;

/** One way of writing a history. Stateless. */
public interface HistoryRenderer {
    /** Name on the command line: {@code json}, {@code md}. */
    String format();

    /** Whether so many languages are one file: that is what standard output takes. */
    boolean isOneFile(int languages);

    /**
     * Writes every file of this format.
     *
     * @throws IOException when the destination cannot be written
     */
    void render(HistoryReport report, Destination out) throws IOException;
}
