package io.benchdoctor.render;

import io.benchdoctor.render.ExcelChartForm.Series;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.util.CellRangeAddress;

/** Charts of Excel's own over cells of the workbook, from the forms that the library made. */
final class ExcelCharts {
    private ExcelCharts() {}

    /**
     * One part of a stacked bar: the cell with its name, the cell with its number, its colour.
     *
     * @param labelled whether the part is wide enough to carry its number
     */
    record Part(CellRangeAddress name, CellRangeAddress value, String colour, boolean labelled) {}

    /** A single bar of several parts, from zero, with the numbers on it. */
    static void stackedBar(
            ExcelSheet sheet, String title, CellRangeAddress category, List<Part> parts, ExcelAnchor anchor) {
        ExcelCells cells = new ExcelCells(sheet);
        List<Series> drawn = parts.stream()
                .map(part -> new Series(
                        part.labelled() ? 1 : 0,
                        Map.of(
                                "name", cells.place(part.name()),
                                "colour", part.colour(),
                                "names", cells.place(category),
                                "names.points", cells.texts(category),
                                "values", cells.place(part.value()),
                                "values.points", cells.numbers(part.value()))))
                .toList();
        draw(sheet, "stacked", title, Map.of(), drawn, anchor);
    }

    /** Columns of one series, from zero or on a scale whose steps multiply. */
    static void columns(
            ExcelSheet sheet,
            String title,
            CellRangeAddress names,
            CellRangeAddress values,
            String colour,
            boolean logarithmic,
            ExcelAnchor anchor) {
        Series series = new Series(0, new ExcelCells(sheet).over(names, values, title, colour));
        draw(sheet, logarithmic ? "columns-logarithmic" : "columns", title, Map.of(), List.of(series), anchor);
    }

    /** Bars to the left and to the right of no change, on an axis that reaches as far on both sides. */
    static void changes(
            ExcelSheet sheet,
            String title,
            CellRangeAddress names,
            CellRangeAddress changes,
            double widest,
            ExcelAnchor anchor) {
        double reach = Math.max(0.05, Math.ceil(widest * 20) / 20);
        draw(
                sheet,
                "changes",
                title,
                Map.of("least", Double.toString(-reach), "most", Double.toString(reach)),
                List.of(new Series(0, new ExcelCells(sheet).over(names, changes, title, ""))),
                anchor);
    }

    /** Bars that stand side by side: how many there are of each size. The two columns hold the names and the numbers. */
    static void histogram(
            ExcelSheet sheet,
            String title,
            String[] names,
            Double[] counts,
            CellRangeAddress columns,
            ExcelAnchor anchor) {
        ExcelCells cells = new ExcelCells(sheet);
        Map<String, String> holes = Map.of(
                "name", ExcelXml.text(title),
                "names", cells.place(column(columns, 0)),
                "names.points", ExcelCells.points(Arrays.asList(names)),
                "values", cells.place(column(columns, 1)),
                "values.points",
                        ExcelCells.points(
                                Arrays.stream(counts).map(String::valueOf).toList()));
        draw(sheet, "histogram", title, Map.of(), List.of(new Series(0, holes)), anchor);
    }

    private static CellRangeAddress column(CellRangeAddress columns, int which) {
        int column = columns.getFirstColumn() + which;
        return new CellRangeAddress(columns.getFirstRow(), columns.getLastRow(), column, column);
    }

    /** Bars of shares from 0 to 1, and the share that is required as a line across them. */
    static void shares(
            ExcelSheet sheet,
            String title,
            CellRangeAddress names,
            CellRangeAddress shares,
            String keptTitle,
            CellRangeAddress required,
            String requiredTitle,
            ExcelAnchor anchor) {
        ExcelCells cells = new ExcelCells(sheet);
        draw(
                sheet,
                "shares",
                title,
                Map.of(),
                List.of(
                        new Series(0, cells.over(names, shares, keptTitle, "")),
                        new Series(1, cells.over(names, required, requiredTitle, ""))),
                anchor);
    }

    /** What stands above a chart and below its axis. */
    record Titles(String title, String across) {}

    /** @param estimated whether it is a dashed line of estimates or a mark where something was measured */
    record Line(String title, CellRangeAddress values, boolean estimated) {}

    /** Lines of estimates over a few named places, and marks where something was measured. */
    static void estimates(
            ExcelSheet sheet, Titles titles, CellRangeAddress names, List<Line> lines, ExcelAnchor anchor) {
        ExcelCells cells = new ExcelCells(sheet);
        List<Series> drawn = lines.stream()
                .map(line -> new Series(line.estimated() ? 0 : 1, cells.across(names, line.values(), line.title())))
                .toList();
        draw(sheet, "estimates", titles.title(), Map.of("across", ExcelXml.text(titles.across())), drawn, anchor);
    }

    /** A metric night by night, from zero; a night that does not tell it is a hole. */
    static void course(
            ExcelSheet sheet, String title, CellRangeAddress names, CellRangeAddress values, ExcelAnchor anchor) {
        Series series = new Series(0, new ExcelCells(sheet).over(names, values, title, ""));
        draw(sheet, "course", title, Map.of(), List.of(series), anchor);
    }

    /** Fills a form and puts it onto the sheet. */
    static void draw(
            ExcelSheet sheet,
            String kind,
            String title,
            Map<String, String> frame,
            List<Series> series,
            ExcelAnchor anchor) {
        Map<String, String> holes = new TreeMap<>(frame);
        holes.put("title", ExcelXml.text(title));
        sheet.add(new ExcelChart(title, anchor, ExcelForms.chart(kind).filled(holes, series)));
    }
}
