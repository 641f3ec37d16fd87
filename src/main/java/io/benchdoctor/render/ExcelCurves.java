package io.benchdoctor.render;

import io.benchdoctor.report.Curve;
import io.benchdoctor.report.IndexView.Axes;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellRangeAddress;

/** Points and lines over two columns of numbers each, from zero; what is not measured is a hole, not a bridge. */
final class ExcelCurves {
    private ExcelCurves() {}

    /** How the points of a series are shown. */
    enum Look {
        POINTS,
        LINE
    }

    /** @param xColumn index of the column of x, the column of y stands right of it */
    record Series(String title, Curve curve, int firstRow, int xColumn, String colour, Look look) {}

    /** @param legend whether several series have to be told apart */
    record Words(String title, String xTitle, boolean legend) {}

    static void draw(ExcelSheet sheet, Words words, List<Series> series, ExcelAnchor anchor) {
        double most = series.stream()
                .mapToDouble(line -> line.curve().x(line.curve().count() - 1))
                .max()
                .orElseThrow();
        ExcelCharts.draw(
                sheet,
                words.legend() ? "curves-legend" : "curves",
                words.title(),
                Map.of("across", ExcelXml.text(words.xTitle()), "most", Double.toString(most)),
                series.stream().map(line -> drawn(sheet, line)).toList(),
                anchor);
    }

    private static ExcelChartForm.Series drawn(ExcelSheet sheet, Series line) {
        Curve curve = line.curve();
        int last = line.firstRow() + curve.count() - 1;
        ExcelCells cells = new ExcelCells(sheet);
        return new ExcelChartForm.Series(
                line.look() == Look.POINTS ? 0 : 1,
                Map.of(
                        "name", ExcelXml.text(line.title()),
                        "colour", line.colour(),
                        "names", cells.place(column(line.firstRow(), last, line.xColumn())),
                        "names.points", points(curve, point -> OptionalDouble.of(curve.x(point))),
                        "values", cells.place(column(line.firstRow(), last, line.xColumn() + 1)),
                        "values.points", points(curve, curve::y)));
    }

    private static CellRangeAddress column(int first, int last, int column) {
        return new CellRangeAddress(first, last, column, column);
    }

    /** As the cells hold them. */
    private static String points(Curve curve, IntFunction<OptionalDouble> values) {
        return ExcelCells.points(IntStream.range(0, curve.count())
                .mapToObj(values)
                .map(value -> value.isPresent() ? Double.toString(ExcelBytes.rounded(value.getAsDouble())) : null)
                .toList());
    }

    /** What a load costs: times over rates, a dot for each load, in the order of the cells. */
    static void load(
            ExcelSheet sheet,
            String title,
            Axes axes,
            CellRangeAddress rates,
            CellRangeAddress times,
            ExcelAnchor anchor) {
        draw(sheet, "load", title, axes, new ExcelCells(sheet).across(rates, times, title), anchor);
    }

    /** What was measured at levels that are names: a dot above each, and no line between them. */
    static void names(
            ExcelSheet sheet,
            String title,
            Axes axes,
            CellRangeAddress names,
            CellRangeAddress values,
            ExcelAnchor anchor) {
        draw(sheet, "names", title, axes, new ExcelCells(sheet).over(names, values, title, ""), anchor);
    }

    private static void draw(
            ExcelSheet sheet, String kind, String title, Axes axes, Map<String, String> series, ExcelAnchor anchor) {
        ExcelCharts.draw(
                sheet,
                kind,
                title,
                Map.of("across", ExcelXml.text(axes.across()), "up", ExcelXml.text(axes.up())),
                List.of(new ExcelChartForm.Series(0, series)),
                anchor);
    }
}
