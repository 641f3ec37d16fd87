package io.benchdoctor.render;

import static io.benchdoctor.render.ExcelSheet.word;

import io.benchdoctor.facts.RequestTable;
import io.benchdoctor.facts.Samples;
import io.benchdoctor.report.Curve;
import io.benchdoctor.report.WorkbookView;
import io.benchdoctor.report.WorkbookView.Standing;
import io.benchdoctor.report.WorkbookView.Timed;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;

/** Every request with its times, three charts over them, and the ranges that the target sheet counts. */
final class ExcelRequests {
    private static final List<String> HEADER = List.of(
            "number",
            "sent",
            "input-tokens",
            "output-tokens",
            "ttft-ms",
            "tpot-ms",
            "longest-gap-ms",
            "e2e-ms",
            "done",
            "error",
            "meets-target");
    private static final int FIRST = 4;
    private static final int DONE = 8;
    private static final int MEETS = 10;
    /** Times of a million rows are counted in a moment, formulas in each of them are not. */
    private static final int MOST_FORMULAS = 20_000;
    /** Rows of a long sheet that are printed unless the reader chooses others: nobody prints all of them. */
    static final int PRINTED = 200;

    private static final int CHARTS = 12;
    private static final int CHART_WIDTH = 9;
    private static final int CHART_ROWS = 17;
    private static final int HELPERS = 30;

    private final ExcelSheet sheet;
    private final ExcelStyles styles;
    private final Map<String, String> words;
    private final WorkbookView.Requests requests;
    private final WorkbookView.TargetSheet targets;
    private final RequestTable table;
    /** Whether an answer of one token is among the completed ones, which has no time per token after the first. */
    private final boolean oneToken;

    private final ExcelRows rows;

    ExcelRequests(ExcelBook book, ExcelStyles styles, Map<String, String> words, WorkbookView view) {
        this.styles = styles;
        this.words = words;
        this.requests = view.requests().orElseThrow();
        this.targets = view.targets();
        this.table = requests.table();
        this.oneToken = oneToken(table);
        this.sheet = new ExcelSheet(book, styles, word(words, "raw"), 8, 12, 12, 12, 14, 12, 16, 14, 10, 30, 16);
        int columns = formulas() ? HEADER.size() : MEETS;
        sheet.table(word(words, "raw"), ExcelSheet.words(words, HEADER.subList(0, columns)), 1);
        sheet.remark(requests.remark());
        this.rows = sheet.rows(FIRST);
    }

    /** Lays the sheet out; its rows are written with the file. */
    void write(String run) {
        times();
        counted();
        if (formulas()) {
            meets();
        }
        charts();
        sheet.footer(run);
        sheet.hide(HELPERS, HELPERS + 8);
        int last = FIRST + table.rows() - 1;
        sheet.endTable("tblRequests", formulas() ? HEADER.size() : MEETS, last);
        sheet.print(MEETS, Math.min(last, FIRST + PRINTED - 1));
    }

    private boolean formulas() {
        return table.rows() <= MOST_FORMULAS;
    }

    private void times() {
        ExcelLook count = styles.number("#,##0");
        ExcelLook time = styles.number("#,##0.00");
        int n = table.rows();
        rows.numbers(0, n, count, row -> OptionalDouble.of(table.number(row)))
                .numbers(1, n, time, table::sentSeconds)
                .numbers(2, n, count, row -> widened(table.inputTokens(row)))
                .numbers(3, n, count, row -> widened(table.outputTokens(row)))
                .numbers(4, n, time, row -> table.millis(Samples.TTFT, row))
                .numbers(5, n, time, row -> table.millis(Samples.TPOT, row))
                .numbers(6, n, time, row -> table.millis(Samples.STALL, row))
                .numbers(7, n, time, row -> table.millis(Samples.E2EL, row))
                .numbers(DONE, n, count, row -> OptionalDouble.of(table.completed(row) ? 1 : 0))
                .texts(9, n, styles.plain(), this::error);
    }

    private static OptionalDouble widened(OptionalInt number) {
        return number.isPresent() ? OptionalDouble.of(number.getAsInt()) : OptionalDouble.empty();
    }

    private String error(int row) {
        if (table.failed(row)) {
            return word(words, "failed");
        }
        return table.completed(row) ? "" : word(words, "unfinished");
    }

    // ---- what the target sheet counts -------------------------------------------------------------------------------

    private void counted() {
        name("req_done", DONE);
        for (Timed timed : Timed.values()) {
            name(ExcelTargets.range(timed), column(timed));
        }
        if (oneToken) {
            int column = column(Timed.TPOT);
            rows.numbers(column, table.rows(), styles.number("#,##0.00"), row -> requests.promised(Timed.TPOT, row));
        }
    }

    private void name(String name, int column) {
        sheet.name(name, new CellRangeAddress(FIRST, FIRST + table.rows() - 1, column, column));
    }

    /** The column that a limit is held against: the visible one, or the one in which an answer of one token has a 0. */
    private int column(Timed timed) {
        return switch (timed) {
            case TTFT -> 4;
            case TPOT -> oneToken ? HELPERS + 8 : 5;
            case GAP -> 6;
            case E2E -> 7;
        };
    }

    private static boolean oneToken(RequestTable table) {
        for (int row = 0; row < table.rows(); row++) {
            if (table.completed(row) && table.millis(Samples.TPOT, row).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private void meets() {
        rows.formulas(
                MEETS, table.rows(), styles.plain(), this::formula, row -> ExcelVerdicts.text(words, verdict(row)));
        ExcelVerdicts.colour(sheet, new CellRangeAddress(FIRST, FIRST + table.rows() - 1, MEETS, MEETS));
    }

    private Standing verdict(int row) {
        return requests.promise()
                .keeps(table.number(row) - 1)
                .map(keeps -> keeps ? Standing.MET : Standing.MISSED)
                .orElse(Standing.UNKNOWN);
    }

    /** The number of the row as people count it. */
    private String formula(int number) {
        int row = number - FIRST - 1;
        if (!table.completed(row)) {
            return ExcelVerdicts.name(table.failed(row) ? Standing.MISSED : Standing.UNKNOWN);
        }
        String formula = "txt_met";
        for (WorkbookView.Limit limit : targets.limits()) {
            String cell = CellReference.convertNumToColString(column(limit.timed())) + number;
            String input = ExcelTargets.input(limit.timed());
            formula = requests.promised(limit.timed(), row).isPresent()
                    ? "IF(" + cell + "<=" + ExcelTargets.limit(limit.timed()) + "," + formula + ",txt_missed)"
                    : "IF(" + input + "=\"\"," + formula + ",txt_unknown)";
        }
        return formula;
    }

    // ---- charts -----------------------------------------------------------------------------------------------------

    private void charts() {
        if (requests.bySending().count() > 0) {
            curve(0, "chart-by-sending", "axis-request", requests.bySending(), HELPERS, ExcelCurves.Look.POINTS);
            curve(1, "chart-by-wait", "axis-share", requests.byWait(), HELPERS + 2, ExcelCurves.Look.LINE);
        }
        if (!requests.gaps().isEmpty()) {
            gaps(requests.bySending().count() > 0 ? 2 : 0);
        }
    }

    private void curve(int place, String title, String axis, Curve curve, int column, ExcelCurves.Look look) {
        int n = curve.count();
        ExcelLook style = styles.number("#,##0.00");
        rows.numbers(column, n, style, point -> OptionalDouble.of(curve.x(point)))
                .numbers(column + 1, n, style, curve::y);
        ExcelCurves.draw(
                sheet,
                new ExcelCurves.Words(
                        ExcelSheet.words(words, List.of(title)).get(0),
                        ExcelSheet.words(words, List.of(axis)).get(0),
                        false),
                List.of(new ExcelCurves.Series(
                        ExcelSheet.words(words, List.of(title)).get(0), curve, FIRST, column, "D55E00", look)),
                ExcelSheet.anchor(CHARTS, FIRST + place * (CHART_ROWS + 1), CHART_WIDTH, CHART_ROWS));
    }

    private void gaps(int place) {
        List<WorkbookView.GapBar> bars = requests.gaps();
        int n = bars.size();
        rows.texts(HELPERS + 4, n, styles.plain(), bar -> bars.get(bar).label())
                .numbers(
                        HELPERS + 5,
                        n,
                        styles.number("#,##0"),
                        bar -> OptionalDouble.of(bars.get(bar).bin().count()));
        ExcelCharts.histogram(
                sheet,
                word(words, "chart-gaps"),
                bars.stream().map(WorkbookView.GapBar::label).toArray(String[]::new),
                bars.stream().map(bar -> (double) bar.bin().count()).toArray(Double[]::new),
                new CellRangeAddress(FIRST, FIRST + n - 1, HELPERS + 4, HELPERS + 5),
                ExcelSheet.anchor(CHARTS, FIRST + place * (CHART_ROWS + 1), CHART_WIDTH, CHART_ROWS));
    }
}
