package io.benchdoctor.render;

import static io.benchdoctor.render.ExcelSheet.word;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.Finding;
import io.benchdoctor.diagnose.Recommendation;
import io.benchdoctor.report.Mark;
import io.benchdoctor.report.ReportView;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Every finding in the order of importance, with its evidence and what to do. Several runs follow one another. */
final class ExcelFindings {
    private static final List<String> HEADER = List.of(
            "number",
            "mark",
            "severity",
            "certainty",
            "finding",
            "plain",
            "evidence",
            "do",
            "flags",
            "predicted",
            "unit",
            "missing",
            "id",
            "run");
    private static final int RUN = 13;

    /** Half a megabyte of rows is packed as well as all of them together. */
    private static final int RUNS_PER_PIECE = 50;

    private final ExcelSheet sheet;
    private final ExcelStyles styles;
    private final Map<String, String> words;
    private final int columns;
    private final Map<String, Integer> firstRows = new HashMap<>();

    /** @param several whether a column says which run a line belongs to */
    ExcelFindings(ExcelBook book, ExcelStyles styles, Map<String, String> words, boolean several) {
        this.columns = several ? RUN + 1 : RUN;
        this.words = words;
        this.styles = styles;
        this.sheet = new ExcelSheet(
                book, styles, word(words, "findings"), 5, 4, 16, 20, 46, 60, 60, 50, 28, 18, 14, 34, 26, 24);
        sheet.table(word(words, "findings"), ExcelSheet.words(words, HEADER.subList(0, columns)), 4);
        sheet.lined();
    }

    /**
     * @param said of each finding, by id
     * @param run what the run is called where there are several
     */
    void add(Diagnosis diagnosis, Map<String, ReportView.FindingTexts> said, String run) {
        firstRow(diagnosis, run, sheet.nextRow());
        write(diagnosis, said, run, sheet::row);
    }

    private void firstRow(Diagnosis diagnosis, String run, int row) {
        if (!diagnosis.findings().isEmpty()) {
            firstRows.putIfAbsent(run, row);
        }
    }

    /** What is said of many runs: each as {@link #add} has it, and made on all processors. */
    void addAll(List<Diagnosis> runs, IntFunction<Map<String, ReportView.FindingTexts>> said, List<String> names)
            throws IOException {
        int[] rows = new int[runs.size() + 1];
        rows[0] = sheet.nextRow();
        for (int run = 0; run < runs.size(); run++) {
            firstRow(runs.get(run), names.get(run), rows[run]);
            rows[run + 1] = rows[run] + runs.get(run).findings().size();
        }
        IntUnaryOperator first = piece -> Math.min(piece * RUNS_PER_PIECE, runs.size());
        Ahead.each(
                (runs.size() + RUNS_PER_PIECE - 1) / RUNS_PER_PIECE,
                piece -> {
                    ExcelSheet.Block block = sheet.block(rows[first.applyAsInt(piece)]);
                    for (int run = first.applyAsInt(piece); run < first.applyAsInt(piece + 1); run++) {
                        write(runs.get(run), said.apply(run), names.get(run), block::row);
                    }
                    return block.packed();
                },
                (piece, packed) ->
                        sheet.add(packed, rows[first.applyAsInt(piece + 1)] - rows[first.applyAsInt(piece)]));
    }

    private void write(
            Diagnosis diagnosis, Map<String, ReportView.FindingTexts> said, String run, Supplier<ExcelSheet.Row> next) {
        for (Finding finding : diagnosis.findings()) {
            ReportView.FindingTexts texts = said.get(finding.id());
            Mark mark = Mark.valueOf(finding.severity().name());
            ExcelSheet.Row row = next.get()
                    .count(0, finding.rank())
                    .mark(1, mark, ExcelSheet.sign(mark))
                    .mark(2, mark, word(words, "severity." + finding.severity().id()))
                    .text(3, word(words, "certainty." + finding.certainty().id()))
                    .text(4, texts.title(), styles.strong())
                    .text(5, texts.text())
                    .text(6, String.join("\n", texts.evidence()))
                    .text(7, String.join("\n", texts.recommendations()))
                    .text(8, flags(finding))
                    .text(11, String.join("\n", texts.missing()))
                    .text(12, finding.id(), styles.muted());
            if (columns > RUN) {
                row.text(RUN, run, styles.muted());
            }
            Optional<Recommendation.Expected> expected = finding.recommendations().stream()
                    .flatMap(recommendation -> recommendation.expected().stream())
                    .findFirst();
            row.number(9, expected.map(Recommendation.Expected::value));
            expected.ifPresent(effect -> row.text(
                    10, word(words, "unit." + effect.value().unit().name().toLowerCase(Locale.ROOT))));
        }
    }

    /** Where the findings of a run begin, as the target of a link within the workbook; empty where it has none. */
    Optional<String> place(String run) {
        return Optional.ofNullable(firstRows.get(run)).map(sheet::place);
    }

    void end(String run) {
        sheet.footer(run);
        sheet.endTable("tblFindings", columns);
    }

    private static String flags(Finding finding) {
        List<String> flags = finding.recommendations().stream()
                .flatMap(recommendation -> recommendation.flags().stream())
                .distinct()
                .toList();
        return flags.stream().collect(Collectors.joining("\n"));
    }
}
