package io.benchdoctor.render;

import io.benchdoctor.report.BatchReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes a report to be pasted where people talk about it: {@code report.md} in the first language,
 * {@code report-<tag>.md} in the others; of several runs a table of all.
 */
final class MarkdownRenderer implements Renderer {
    @Override
    public String format() {
        return "md";
    }

    @Override
    public boolean isOneFile(int runs, int languages) {
        return languages == 1;
    }

    @Override
    public void render(BatchReport report, Destination out) throws IOException {
        boolean first = true;
        for (String language : report.languages()) {
            String name = FilePerLanguage.name("report", language, first, ".md");
            first = false;
            String text = report.diagnoses().size() == 1
                    ? MarkdownReport.of(report.view(0, language))
                    : MarkdownIndex.of(report.index(language));
            try (OutputStream file = out.open(name)) {
                file.write(text.getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
