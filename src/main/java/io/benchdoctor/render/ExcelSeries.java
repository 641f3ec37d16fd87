package io.benchdoctor.render;

import static io.benchdoctor.render.ExcelSheet.word;

import io.benchdoctor.model.EngineSamples.Figure;
import io.benchdoctor.report.Curve;
import io.benchdoctor.report.SampleLines;
import io.benchdoctor.report.WorkbookView;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What the server wrote of itself, line by line, and two charts over the same time. */
final class ExcelSeries {
    private static final List<String> HEADER = List.of(
            "time", "running", "waiting", "kv", "prompt-rate", "output-rate", "preemptions", "file", "line", "engine");
    private static final int FIRST = 4;
    private static final int ENGINE = 9;
    private static final int CHARTS = 11;
    private static final int CHART_WIDTH = 11;
    private static final int CHART_ROWS = 17;
    private static final int HELPERS = 30;

    private static final String SERVED = "0072B2";
    private static final String LOST = "D55E00";

    private final ExcelSheet sheet;
    private final ExcelStyles styles;
    private final Map<String, String> words;
    private final WorkbookView.Series series;
    private final ExcelRows rows;

    ExcelSeries(ExcelBook book, ExcelStyles styles, Map<String, String> words, WorkbookView.Series series) {
        this.styles = styles;
        this.words = words;
        this.series = series;
        this.sheet = new ExcelSheet(book, styles, word(words, "series"), 14, 12, 12, 12, 14, 14, 14, 28, 8, 10);
        sheet.table(word(words, "series"), ExcelSheet.words(words, HEADER.subList(0, columns())), 1);
        sheet.remark(series.remark());
        this.rows = sheet.rows(FIRST);
    }

    /** Lays the sheet out; its rows are written with the file. */
    void write(String run) {
        lines();
        if (series.running().count() > 1) {
            charts();
        }
        sheet.hide(HELPERS, HELPERS + 5);
        sheet.footer(run);
        sheet.endTable("tblSeries", columns(), FIRST + series.lines().rows() - 1);
    }

    private int columns() {
        return series.replicas() ? HEADER.size() : ENGINE;
    }

    private void lines() {
        SampleLines lines = series.lines();
        ExcelLook count = styles.number("#,##0");
        ExcelLook number = styles.number("#,##0.00");
        int n = lines.rows();
        rows.numbers(0, n, number, lines::seconds)
                .numbers(1, n, count, row -> lines.figure(row, Figure.RUNNING))
                .numbers(2, n, count, row -> lines.figure(row, Figure.WAITING))
                .numbers(3, n, styles.number("0.0%"), row -> lines.figure(row, Figure.KV_CACHE_USAGE_RATIO))
                .numbers(4, n, number, row -> lines.figure(row, Figure.PROMPT_TOKENS_PER_SECOND))
                .numbers(5, n, number, row -> lines.figure(row, Figure.GENERATION_TOKENS_PER_SECOND))
                .numbers(6, n, count, row -> lines.figure(row, Figure.PREEMPTIONS))
                .texts(7, n, styles.plain(), lines::path)
                .numbers(8, n, count, row -> OptionalDouble.of(lines.line(row)));
        if (series.replicas()) {
            rows.numbers(ENGINE, n, count, row -> lines.figure(row, Figure.ENGINE));
        }
    }

    private void charts() {
        ExcelCurves.draw(
                sheet,
                new ExcelCurves.Words(word(words, "chart-running"), word(words, "axis-seconds"), true),
                List.of(
                        line("running", series.running(), HELPERS, SERVED),
                        line("waiting", series.waiting(), HELPERS + 2, LOST)),
                ExcelSheet.anchor(CHARTS, FIRST, CHART_WIDTH, CHART_ROWS));
        ExcelCurves.draw(
                sheet,
                new ExcelCurves.Words(word(words, "chart-kv"), word(words, "axis-seconds"), false),
                List.of(line("kv", series.kvCache(), HELPERS + 4, SERVED)),
                ExcelSheet.anchor(CHARTS, FIRST + CHART_ROWS + 1, CHART_WIDTH, CHART_ROWS));
    }

    private ExcelCurves.Series line(String name, Curve curve, int column, String colour) {
        ExcelLook style = styles.number("0.00");
        rows.numbers(column, curve.count(), style, point -> OptionalDouble.of(curve.x(point)))
                .numbers(column + 1, curve.count(), style, curve::y);
        return new ExcelCurves.Series(
                ExcelSheet.words(words, List.of(name)).get(0), curve, FIRST, column, colour, ExcelCurves.Look.LINE);
    }
}
