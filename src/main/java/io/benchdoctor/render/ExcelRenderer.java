package io.benchdoctor.render;

import io.benchdoctor.report.BatchReport;
import io.benchdoctor.report.IndexView;
import io.benchdoctor.report.ReportView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Writes a workbook per language: {@code report.xlsx} in the first one, {@code report-<tag>.xlsx} in the others. */
final class ExcelRenderer implements Renderer {
    /** The same logs give the same bytes, so no output tells when it was made. */
    private static final Date NO_TIME = Date.from(Instant.parse("2000-01-01T00:00:00Z"));

    /** A hundred lines a run: beyond this the sheet is too long to be read, and the figures are in the JSON. */
    private static final int MOST_RUNS_WITH_METRICS = 100;

    @Override
    public String format() {
        return "xlsx";
    }

    @Override
    public void render(BatchReport report, Destination out) throws IOException {
        boolean first = true;
        for (String language : report.languages()) {
            String name = first ? "report.xlsx" : "report-" + language + ".xlsx";
            first = false;
            try (XSSFWorkbook book = new XSSFWorkbook();
                    OutputStream file = out.open(name)) {
                fill(book, report, language);
                properties(book);
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                book.write(bytes);
                TimelessZip.copy(bytes.toByteArray(), file);
            }
        }
    }

    private static void fill(XSSFWorkbook book, BatchReport report, String language) {
        ExcelStyles styles = new ExcelStyles(book);
        if (report.diagnoses().size() == 1) {
            ReportView view = report.view(0, language);
            ExcelSummary.write(book, styles, view);
            ExcelFindings findings = new ExcelFindings(book, styles, view.words(), false);
            findings.add(report.diagnoses().get(0), view);
            findings.end(view.title());
            ExcelMetrics metrics = new ExcelMetrics(book, styles, view.words(), false);
            metrics.add(view, true);
            metrics.end(view.title());
            ExcelSources.write(book, styles, view.words(), report, language);
        } else {
            batch(book, styles, report, language);
        }
        book.setActiveSheet(0);
    }

    private static void batch(XSSFWorkbook book, ExcelStyles styles, BatchReport report, String language) {
        IndexView index = report.index(language);
        Map<String, String> words = index.words();
        boolean withMetrics = report.diagnoses().size() <= MOST_RUNS_WITH_METRICS;
        ExcelRuns.write(book, styles, words, index, withMetrics ? "" : ExcelSheet.word(words, "metrics-left-out"));
        ExcelFindings findings = new ExcelFindings(book, styles, words, true);
        Optional<ExcelMetrics> metrics =
                withMetrics ? Optional.of(new ExcelMetrics(book, styles, words, true)) : Optional.empty();
        for (int run = 0; run < report.diagnoses().size(); run++) {
            ReportView view = report.view(run, language);
            findings.add(report.diagnoses().get(run), view);
            metrics.ifPresent(sheet -> sheet.add(view, false));
        }
        findings.end(index.headline());
        metrics.ifPresent(sheet -> sheet.end(index.headline()));
        ExcelSources.write(book, styles, words, report, language);
    }

    private static void properties(XSSFWorkbook book) {
        POIXMLProperties.CoreProperties core = book.getProperties().getCoreProperties();
        core.setCreated(Optional.of(NO_TIME));
        core.setModified(Optional.of(NO_TIME));
        core.setCreator("Bench Doctor");
    }
}
