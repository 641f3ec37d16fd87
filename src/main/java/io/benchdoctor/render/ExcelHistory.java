package io.benchdoctor.render;

import io.benchdoctor.report.HistoryView;
import io.benchdoctor.report.HistoryView.Column;
import io.benchdoctor.report.HistoryView.Figure;
import io.benchdoctor.report.HistoryView.Figures;
import io.benchdoctor.report.HistoryView.Line;
import io.benchdoctor.report.HistoryView.Night;
import io.benchdoctor.report.HistoryView.Row;
import io.benchdoctor.report.HistoryView.Strand;
import io.benchdoctor.report.HistoryView.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.poi.ss.util.CellRangeAddress;

/** The workbook of a history: what was found, what changed, levels and noise, every night with its files, and a chart over its own cells of each metric that is drawn. */
final class ExcelHistory {
    /** More charts than these make a sheet slow to open; every night has its row. */
    private static final int MOST_CHARTS = 50;

    private static final int FIRST_METRIC = 3;
    private static final int METRIC_WIDTH = 13;
    private static final int MOST_METRICS = 15;
    private static final int CHART_COLUMNS = 10;
    private static final int CHART_ROWS = 15;
    private static final String CHANGE = "+0.0%;-0.0%;0.0%";
    private static final String PART = "0.0%";
    private static final String COUNT = "#,##0";
    private static final String NUMBER = "#,##0.00";

    private final ExcelBook book;
    private final ExcelStyles styles;
    private final HistoryView view;

    private ExcelHistory(ExcelBook book, HistoryView view) {
        this.book = book;
        this.styles = new ExcelStyles();
        this.view = view;
    }

    static void fill(ExcelBook book, HistoryView view) {
        ExcelHistory history = new ExcelHistory(book, view);
        history.summary();
        history.figures(1, Strand::happenings, "tblChanges", CHANGE);
        history.figures(2, Strand::courses, "tblLevels", PART);
        history.nights();
        ExcelComparison.sources(book, history.styles, view.sheets().get(4), view.sources(), view.title());
    }

    private void summary() {
        ExcelSheet sheet = new ExcelSheet(book, styles, view.sheets().get(0), 4, 110);
        sheet.prose();
        sheet.row().text(0, view.title(), styles.title());
        sheet.skip();
        sheet.row().mark(0, view.mark(), ExcelSheet.sign(view.mark())).text(1, view.headline(), styles.section());
        view.notes().forEach(note -> sheet.row().text(1, note, styles.note()));
        for (Strand strand : view.strands()) {
            sheet.skip();
            sheet.row().mark(0, strand.mark(), ExcelSheet.sign(strand.mark())).text(1, strand.name(), styles.section());
            sheet.row().text(1, strand.span(), styles.note());
            strand.findings().forEach(finding -> ExcelComparison.finding(sheet, styles, finding));
        }
        sheet.skip();
        sheet.row().text(1, view.foot(), styles.note());
        sheet.footer(view.title());
    }

    /** A table of every load, below each other. */
    private void figures(int number, Function<Strand, Figures> of, String name, String part) {
        ExcelSheet sheet = new ExcelSheet(book, styles, view.sheets().get(number), 40, 24, 22, 16, 16, 16, 22, 22, 18);
        List<String> header = new ArrayList<>(List.of(view.loadHead()));
        view.strands().stream()
                .findFirst()
                .ifPresent(strand -> header.addAll(of.apply(strand).header()));
        sheet.table(view.title(), header, 1);
        for (Strand strand : view.strands()) {
            for (Row figures : of.apply(strand).rows()) {
                ExcelSheet.Row row = sheet.row().text(0, strand.name(), styles.strong());
                for (int k = 0; k < figures.cells().size(); k++) {
                    figure(row, k + 1, figures.cells().get(k), part);
                }
            }
        }
        sheet.footer(view.title());
        sheet.endTable(name, header.size());
    }

    private void figure(ExcelSheet.Row row, int column, Figure figure, String part) {
        if (figure.value().isEmpty()) {
            row.text(column, figure.text());
            return;
        }
        double value = figure.value().getAsDouble();
        String number = value == Math.rint(value) ? COUNT : NUMBER;
        row.value(column, figure.value(), styles.number(figure.isPart() ? part : number));
    }

    /** Every night of every load as numbers, and the charts beside them. */
    private void nights() {
        int[] widths = new int[FIRST_METRIC + MOST_METRICS];
        Arrays.fill(widths, METRIC_WIDTH);
        widths[0] = 40;
        widths[1] = 14;
        widths[2] = 50;
        ExcelSheet sheet = new ExcelSheet(book, styles, view.sheets().get(3), widths);
        Map<String, Integer> columns = columns();
        sheet.table(view.title(), header(columns), 2);
        int charts = 0;
        int place = sheet.nextRow();
        for (Strand strand : view.strands()) {
            int first = sheet.nextRow();
            strand.nights().rows().forEach(night -> night(sheet.row(), strand, night, columns));
            for (Line line : strand.lines()) {
                if (charts++ < MOST_CHARTS) {
                    chart(sheet, strand, line, first, columns, place);
                    place += CHART_ROWS + 1;
                }
            }
        }
        sheet.footer(view.title());
        sheet.endTable("tblNights", FIRST_METRIC + columns.size());
    }

    /** The columns of all metrics of all loads, each metric once. */
    private Map<String, Integer> columns() {
        Map<String, Integer> columns = new TreeMap<>();
        List<String> names = view.strands().stream()
                .flatMap(strand -> strand.nights().columns().stream())
                .map(ExcelHistory::head)
                .distinct()
                .toList();
        names.forEach(name -> columns.put(name, FIRST_METRIC + columns.size()));
        return columns;
    }

    private static String head(Column column) {
        return column.unit().isEmpty() ? column.metric() : column.metric() + " (" + column.unit() + ")";
    }

    private List<String> header(Map<String, Integer> columns) {
        List<String> header = new ArrayList<>(List.of(view.loadHead()));
        view.strands().stream()
                .findFirst()
                .ifPresent(strand -> header.addAll(strand.nights().header()));
        columns.entrySet().stream().sorted(Map.Entry.comparingByValue()).forEach(column -> header.add(column.getKey()));
        return header;
    }

    private void night(ExcelSheet.Row row, Strand strand, Night night, Map<String, Integer> columns) {
        row.text(0, strand.name(), styles.strong())
                .text(1, night.name())
                .text(2, String.join("\n", night.files()), styles.muted());
        for (int k = 0; k < night.values().size(); k++) {
            Value value = night.values().get(k);
            int column = columns.get(head(strand.nights().columns().get(k)));
            if (value.value().isPresent()) {
                row.value(column, value.value(), styles.number(NUMBER));
            } else {
                row.text(column, ExcelSheet.ABSENT);
            }
        }
    }

    /** Beside the table, one below the other. */
    private static void chart(
            ExcelSheet sheet, Strand strand, Line line, int first, Map<String, Integer> columns, int place) {
        int last = first + strand.nights().rows().size() - 1;
        int column = columns.entrySet().stream()
                .filter(each ->
                        each.getKey().equals(line.metric()) || each.getKey().startsWith(line.metric() + " ("))
                .mapToInt(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        ExcelCharts.course(
                sheet,
                strand.name() + " – " + line.metric() + (line.unit().isEmpty() ? "" : " (" + line.unit() + ")"),
                new CellRangeAddress(first, last, 1, 1),
                new CellRangeAddress(first, last, column, column),
                ExcelSheet.fixed(FIRST_METRIC + columns.size() + 1, place, CHART_COLUMNS, CHART_ROWS));
    }
}
