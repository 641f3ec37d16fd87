package io.benchdoctor.render;

import io.benchdoctor.report.BatchReport;
import io.benchdoctor.report.IndexView;
import io.benchdoctor.report.ReportView;
import io.benchdoctor.report.WorkbookView;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
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
    public boolean isOneFile(int runs, int languages) {
        return languages == 1;
    }

    @Override
    public void render(BatchReport report, Destination out) throws IOException {
        List<String> languages = report.languages();
        // Of several runs one after the other: each waits for what the page over all runs shares with it.
        int together = report.diagnoses().size() > 1 ? 1 : languages.size();
        for (int from = 0; from < languages.size(); from += together) {
            write(report, languages.subList(from, Math.min(from + together, languages.size())), out);
        }
    }

    /** All at the same time, each into its file as it comes: a large one would be in memory several times over. */
    private static void write(BatchReport report, List<String> languages, Destination out) throws IOException {
        List<OutputStream> files = new ArrayList<>();
        try {
            for (String language : languages) {
                boolean first = language.equals(report.languages().get(0));
                files.add(out.open(FilePerLanguage.name("report", language, first, ".xlsx")));
            }
            List<OfficeZip> books = OfficeZip.packed(languages.parallelStream()
                    .map(language -> draft(report, language))
                    .toList());
            IntStream.range(0, files.size()).parallel().forEach(n -> write(books.get(n), files.get(n)));
        } catch (UncheckedIOException unwritable) {
            throw unwritable.getCause();
        } finally {
            for (OutputStream file : files) {
                file.close();
            }
        }
    }

    private static void write(OfficeZip book, OutputStream file) {
        try {
            book.write(file);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Touches nothing that a workbook in another language shares. */
    private static OfficeZip draft(BatchReport report, String language) {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            List<ExcelBody> rows = fill(book, report, language);
            properties(book);
            return OfficeZip.of(book, rows);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void prepare() {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            ExcelStyles styles = new ExcelStyles(book);
            new ExcelSheet(book, styles, "A", 1).row().text(0, "A");
            properties(book);
            OfficeZip.of(book, List.of()).bytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @return the rows that are written with the file */
    private static List<ExcelBody> fill(XSSFWorkbook book, BatchReport report, String language) throws IOException {
        ExcelStyles styles = new ExcelStyles(book);
        List<ExcelBody> rows = new ArrayList<>();
        if (report.diagnoses().size() == 1) {
            only(book, styles, report, language, rows);
        } else {
            batch(book, styles, report, language, rows);
        }
        book.setActiveSheet(0);
        book.setForceFormulaRecalculation(true);
        return rows;
    }

    private static void only(
            XSSFWorkbook book, ExcelStyles styles, BatchReport report, String language, List<ExcelBody> rows) {
        ReportView view = report.view(0, language);
        WorkbookView more = report.workbook(0, language);
        Map<String, String> words = view.words();
        ExcelSummary summary = ExcelSummary.write(book, styles, view);
        ExcelFindings findings = new ExcelFindings(book, styles, words, false);
        findings.add(report.diagnoses().get(0), view.findingTexts(), "");
        findings.end(view.title());
        findings.body().ifPresent(rows::add);
        ExcelMetrics metrics = new ExcelMetrics(book, styles, words, false);
        metrics.add(view, "", true);
        metrics.end(view.title());
        metrics.body().ifPresent(rows::add);
        if (more.requests().isPresent()) {
            rows.add(new ExcelRequests(book, styles, words, more).write(view.title()));
        }
        more.series().ifPresent(series -> rows.add(new ExcelSeries(book, styles, words, series).write(view.title())));
        ExcelTargets.write(book, styles, words, more.targets(), view.title());
        summary.targets(more.targets());
        more.whatIf().ifPresent(whatIf -> ExcelWhatIf.write(book, styles, words, whatIf, view.title()));
        ExcelSources.write(book, styles, words, report, language).ifPresent(rows::add);
        ExcelGlossary.write(book, styles, words, view.title(), more.glossary()).ifPresent(rows::add);
    }

    private static void batch(
            XSSFWorkbook book, ExcelStyles styles, BatchReport report, String language, List<ExcelBody> rows)
            throws IOException {
        IndexView index = report.index(language);
        Map<String, String> words = index.words();
        boolean withMetrics = report.diagnoses().size() <= MOST_RUNS_WITH_METRICS;
        ExcelRuns overview = ExcelRuns.write(
                book, styles, words, index, withMetrics ? "" : ExcelSheet.word(words, "metrics-left-out"));
        List<String> names = report.names(language);
        ExcelSweeps.write(book, styles, words, index);
        ExcelFindings findings = new ExcelFindings(book, styles, words, true);
        findings.body().ifPresent(rows::add);
        Optional<ExcelMetrics> metrics =
                withMetrics ? Optional.of(new ExcelMetrics(book, styles, words, true)) : Optional.empty();
        int runs = report.diagnoses().size();
        if (metrics.isPresent()) {
            Ahead.each(runs, run -> report.view(run, language), (run, view) -> {
                findings.add(report.diagnoses().get(run), view.findingTexts(), names.get(run));
                metrics.get().add(view, names.get(run), false);
            });
        } else {
            Ahead.each(
                    runs,
                    run -> report.findings(run, language),
                    (run, said) -> findings.add(report.diagnoses().get(run), said, names.get(run)));
        }
        overview.link(findings);
        findings.end(index.headline());
        metrics.ifPresent(sheet -> sheet.end(index.headline()));
        metrics.flatMap(ExcelMetrics::body).ifPresent(rows::add);
        ExcelSources.write(book, styles, words, report, language).ifPresent(rows::add);
    }

    /** Those of every workbook: the same logs give the same bytes. */
    static void properties(XSSFWorkbook book) {
        POIXMLProperties.CoreProperties core = book.getProperties().getCoreProperties();
        core.setCreated(Optional.of(NO_TIME));
        core.setModified(Optional.of(NO_TIME));
        core.setCreator("Bench Doctor");
    }
}
