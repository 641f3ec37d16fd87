package io.benchdoctor.render;

import static io.benchdoctor.render.ExcelSheet.word;

import io.benchdoctor.report.IndexView;
import io.benchdoctor.report.ReportView;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.util.CellRangeAddress;

/** The first sheet of a batch: a line per run, the worst on top. */
final class ExcelRuns {
    private static final List<String> HEADER = List.of(
            "mark",
            "severity",
            "run",
            "load",
            "finding",
            "ttft-median",
            "ttft-p99",
            "tokens-per-second",
            "requests-per-second",
            "requests",
            "path");
    private static final int COLUMNS = 11;
    private static final int TTFT_P99 = 6;

    private static final int RUN = 2;

    private final ExcelSheet sheet;
    private final ExcelStyles styles;
    private final Map<String, String> words;
    private final IndexView index;

    /** Takes its place in the workbook; the lines come when it stands where each leads to. */
    ExcelRuns(ExcelBook book, ExcelStyles styles, Map<String, String> words, IndexView index, String remark) {
        this.styles = styles;
        this.words = words;
        this.index = index;
        this.sheet = new ExcelSheet(book, styles, word(words, "runs"), 6, 16, 44, 34, 46, 14, 15, 16, 16, 12, 50);
        sheet.table(index.headline(), ExcelSheet.words(words, HEADER), 3);
        sheet.remark(remark);
    }

    /** @param findings complete; the name of each run leads to its own */
    void write(ExcelFindings findings) {
        int first = sheet.nextRow();
        List<IndexView.Row> runs = index.rows();
        sheet.later(runs.size(), (row, n) -> fill(row, runs.get(n), findings));
        bars(sheet, first);
        sheet.footer(word(words, "runs"));
        sheet.endTable("tblRuns", COLUMNS);
    }

    private void fill(ExcelSheet.Row row, IndexView.Row run, ExcelFindings findings) {
        row.mark(0, run.mark(), ExcelSheet.sign(run.mark()))
                .mark(1, run.mark(), run.severity())
                .text(RUN, run.name(), styles.strong())
                .text(3, run.detail())
                .text(4, run.finding())
                .text(10, run.source(), styles.aside());
        cell(row, 5, run.ttftMedian());
        cell(row, TTFT_P99, run.ttftP99());
        cell(row, 7, run.tokensPerSecond());
        cell(row, 8, run.requestsPerSecond());
        cell(row, 9, run.requests());
        findings.place(run.name()).ifPresent(place -> row.link(RUN, place));
    }

    private static void cell(ExcelSheet.Row row, int column, ReportView.Cell cell) {
        cell.quantity().ifPresentOrElse(quantity -> row.number(column, quantity), () -> row.text(column, cell.text()));
    }

    /** Data bars show at a glance which runs wait. */
    private static void bars(ExcelSheet sheet, int first) {
        if (sheet.nextRow() == first) {
            return;
        }
        sheet.frame()
                .format(
                        new CellRangeAddress(first, sheet.nextRow() - 1, TTFT_P99, TTFT_P99).formatAsString(),
                        "type=\"dataBar\"",
                        "<dataBar><cfvo type=\"min\"/><cfvo type=\"max\"/><color rgb=\"FFD55E00\"/></dataBar>");
    }
}
