package io.benchdoctor.render;

import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import io.benchdoctor.report.ComparisonView;
import io.benchdoctor.report.ComparisonView.Finding;
import io.benchdoctor.report.ComparisonView.Metric;
import io.benchdoctor.report.ComparisonView.Pair;
import io.benchdoctor.report.ComparisonView.Table;
import io.benchdoctor.report.Mark;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.poi.ss.util.CellRangeAddress;

/** The workbook of a comparison. The change is a formula over both figures; chance is what was told from the logs. */
final class ExcelComparison {
    private static final String CHANGE = "+0.0%;-0.0%;0.0%";
    private static final int COLUMNS = 9;
    private static final int CHART_COLUMNS = 9;

    private ExcelComparison() {}

    static void fill(ExcelBook book, ComparisonView view) {
        ExcelStyles styles = new ExcelStyles();
        summary(book, styles, view);
        metrics(book, styles, view);
        sources(book, styles, view.sheets().get(2), view.sources(), view.title());
    }

    /** What was found, what differs and what to do, of each pair. */
    private static void summary(ExcelBook book, ExcelStyles styles, ComparisonView view) {
        ExcelSheet sheet = new ExcelSheet(book, styles, view.sheets().get(0), 4, 34, 30, 30, 30);
        sheet.prose();
        sheet.row().text(0, view.title(), styles.title());
        for (Pair pair : view.pairs()) {
            sheet.skip();
            sheet.row().mark(0, pair.mark(), ExcelSheet.sign(pair.mark())).text(1, pair.headline(), styles.section());
            sheet.row().text(1, pair.name(), styles.note());
            sheet.row().text(1, pair.meaning(), styles.plain());
            pair.findings().forEach(finding -> finding(sheet, styles, finding));
            sheet.row().text(1, pair.basis(), styles.note());
            rows(sheet, styles, pair.differences());
            rows(sheet, styles, pair.changes());
            if (!pair.steps().isEmpty()) {
                sheet.row().text(1, pair.stepsHeading(), styles.section());
                pair.steps().forEach(step -> sheet.row().text(1, step, styles.plain()));
            }
        }
        view.alone().forEach(line -> sheet.row().text(1, line, styles.plain()));
        sheet.row().text(1, view.foot(), styles.note());
        sheet.footer(view.title());
    }

    static void finding(ExcelSheet sheet, ExcelStyles styles, Finding finding) {
        sheet.row().mark(0, finding.mark(), ExcelSheet.sign(finding.mark())).text(1, finding.title(), styles.strong());
        finding.lay().forEach(line -> sheet.row().text(1, line, styles.plain()));
    }

    private static void rows(ExcelSheet sheet, ExcelStyles styles, Table table) {
        if (table.rows().isEmpty()) {
            return;
        }
        sheet.row().text(1, table.heading(), styles.section());
        cells(sheet.row(), table.header(), styles, true);
        table.rows().forEach(cells -> cells(sheet.row(), cells, styles, false));
    }

    private static void cells(ExcelSheet.Row row, List<String> cells, ExcelStyles styles, boolean header) {
        for (int column = 0; column < cells.size(); column++) {
            row.text(column + 1, cells.get(column), header ? styles.header() : styles.text());
        }
    }

    /** Every metric of every pair as numbers, the change as a formula. */
    private static void metrics(ExcelBook book, ExcelStyles styles, ComparisonView view) {
        ExcelSheet sheet = new ExcelSheet(book, styles, view.sheets().get(1), 44, 16, 16, 12, 12, 12, 22, 14, 34);
        sheet.table(view.title(), view.metricColumns(), 1);
        int first = sheet.nextRow();
        for (Pair pair : view.pairs()) {
            for (Metric metric : pair.metrics()) {
                metric(sheet, styles, pair, metric);
            }
        }
        int last = sheet.nextRow() - 1;
        sheet.footer(view.title());
        sheet.endTable("tblCompare", COLUMNS);
        if (view.pairs().size() == 1 && last >= first) {
            ExcelCharts.changes(
                    sheet,
                    view.pairs().get(0).headline(),
                    new CellRangeAddress(first, last, 0, 0),
                    new CellRangeAddress(first, last, 3, 3),
                    widest(view.pairs().get(0).metrics()),
                    ExcelSheet.anchor(0, last + 2, CHART_COLUMNS, 22));
        }
    }

    private static void metric(ExcelSheet sheet, ExcelStyles styles, Pair pair, Metric metric) {
        ExcelSheet.Row row = sheet.row();
        int at = row.index() + 1;
        row.text(0, metric.name(), styles.strong())
                .number(1, new Quantity(metric.base(), Unit.MILLISECONDS))
                .number(2, new Quantity(metric.now(), Unit.MILLISECONDS))
                .formula(
                        3,
                        "C" + at + "/B" + at + "-1",
                        OptionalDouble.of(metric.change()),
                        ExcelSheet.ABSENT,
                        styles.number(CHANGE));
        part(row, 4, metric.low(), styles);
        part(row, 5, metric.high(), styles);
        row.mark(6, mark(metric.verdict()), metric.said())
                .text(7, metric.unit(), styles.muted())
                .text(8, pair.name(), styles.muted());
    }

    private static void part(ExcelSheet.Row row, int column, OptionalDouble part, ExcelStyles styles) {
        if (part.isPresent()) {
            row.value(column, part, styles.number(CHANGE));
        } else {
            row.text(column, ExcelSheet.ABSENT);
        }
    }

    private static Mark mark(String verdict) {
        return switch (verdict) {
            case "worse" -> Mark.CRITICAL;
            case "better" -> Mark.GOOD;
            case "same" -> Mark.INFO;
            default -> Mark.UNDECIDED;
        };
    }

    private static double widest(List<Metric> metrics) {
        return metrics.stream()
                .mapToDouble(metric -> Math.abs(metric.change()))
                .max()
                .orElse(1);
    }

    /** What became of every file. */
    static void sources(ExcelBook book, ExcelStyles styles, String name, Table table, String title) {
        ExcelSheet sheet = new ExcelSheet(book, styles, name, 50, 40, 60);
        sheet.table(title, table.header(), 1);
        table.rows().forEach(cells -> {
            ExcelSheet.Row row = sheet.row();
            for (int column = 0; column < cells.size(); column++) {
                row.text(column, cells.get(column));
            }
        });
        sheet.footer(title);
        sheet.endTable("tblSources", table.header().size());
    }
}
