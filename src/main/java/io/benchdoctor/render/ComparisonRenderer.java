package io.benchdoctor.render;

import io.benchdoctor.report.ComparisonReport;
import java.io.IOException;

/** One way of writing a comparison. Stateless. */
public interface ComparisonRenderer {
    /** Name on the command line: {@code json}, {@code md}. */
    String format();

    /** Whether so many languages are one file: that is what standard output takes. */
    boolean isOneFile(int languages);

    /**
     * Writes every file of this format.
     *
     * @throws IOException when the destination cannot be written
     */
    void render(ComparisonReport report, Destination out) throws IOException;
}
