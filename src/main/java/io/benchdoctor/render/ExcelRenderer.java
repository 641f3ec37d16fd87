package io.benchdoctor.render;

import io.benchdoctor.report.BatchReport;
import io.benchdoctor.report.IndexView;
import io.benchdoctor.report.ReportView;
import io.benchdoctor.report.WorkbookView;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Writes a workbook per language: {@code report.xlsx} in the first one, {@code report-<tag>.xlsx} in the others. */
final class ExcelRenderer implements Renderer {
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
            List<ExcelBook> books = languages.parallelStream()
                    .map(language -> book(report, language))
                    .toList();
            Map<ExcelRows, List<ZipPiece>> packed = ExcelBook.packed(books);
            IntStream.range(0, files.size()).parallel().forEach(n -> write(books.get(n), packed, files.get(n)));
        } catch (UncheckedIOException unwritable) {
            throw unwritable.getCause();
        } finally {
            for (OutputStream file : files) {
                file.close();
            }
        }
    }

    /** Touches nothing that a workbook in another language shares. */
    private static ExcelBook book(BatchReport report, String language) {
        try {
            ExcelBook book = new ExcelBook();
            if (report.diagnoses().size() == 1) {
                only(book, new ExcelStyles(), report, language);
            } else {
                batch(book, new ExcelStyles(), report, language);
            }
            return book;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void write(ExcelBook book, Map<ExcelRows, List<ZipPiece>> packed, OutputStream file) {
        try {
            book.write(file, packed);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public void prepare() {
        ExcelBook book = new ExcelBook();
        ExcelSheet sheet = new ExcelSheet(book, new ExcelStyles(), "A", 1);
        sheet.row().text(0, "A");
        try {
            book.write(OutputStream.nullOutputStream());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void only(ExcelBook book, ExcelStyles styles, BatchReport report, String language) {
        ReportView view = report.view(0, language);
        WorkbookView more = report.workbook(0, language);
        Map<String, String> words = view.words();
        ExcelSummary summary = ExcelSummary.write(book, styles, view);
        ExcelFindings findings = new ExcelFindings(book, styles, words, false);
        findings.add(report.diagnoses().get(0), view.findingTexts(), "");
        findings.end(view.title());
        ExcelMetrics metrics = new ExcelMetrics(book, styles, words, false);
        metrics.add(view, "", true);
        metrics.end(view.title());
        if (more.requests().isPresent()) {
            new ExcelRequests(book, styles, words, more).write(view.title());
        }
        more.series().ifPresent(series -> new ExcelSeries(book, styles, words, series).write(view.title()));
        ExcelTargets.write(book, styles, words, more.targets(), view.title());
        summary.targets(more.targets());
        more.whatIf().ifPresent(whatIf -> ExcelWhatIf.write(book, styles, words, whatIf, view.title()));
        ExcelSources.write(book, styles, words, report, language);
        ExcelGlossary.write(book, styles, words, view.title(), more.glossary());
    }

    private static void batch(ExcelBook book, ExcelStyles styles, BatchReport report, String language)
            throws IOException {
        IndexView index = report.index(language);
        Map<String, String> words = index.words();
        boolean withMetrics = report.diagnoses().size() <= MOST_RUNS_WITH_METRICS;
        ExcelRuns overview = new ExcelRuns(
                book, styles, words, index, withMetrics ? "" : ExcelSheet.word(words, "metrics-left-out"));
        List<String> names = report.names(language);
        ExcelSweeps.write(book, styles, words, index);
        ExcelFindings findings = new ExcelFindings(book, styles, words, true);
        Optional<ExcelMetrics> metrics =
                withMetrics ? Optional.of(new ExcelMetrics(book, styles, words, true)) : Optional.empty();
        int runs = report.diagnoses().size();
        if (metrics.isPresent()) {
            Ahead.each(runs, run -> report.view(run, language), (run, view) -> {
                findings.add(report.diagnoses().get(run), view.findingTexts(), names.get(run));
                metrics.get().add(view, names.get(run), false);
            });
        } else {
            findings.addAll(report.diagnoses(), run -> report.findings(run, language), names);
        }
        overview.write(findings);
        findings.end(index.headline());
        metrics.ifPresent(sheet -> sheet.end(index.headline()));
        ExcelSources.write(book, styles, words, report, language);
    }
}
