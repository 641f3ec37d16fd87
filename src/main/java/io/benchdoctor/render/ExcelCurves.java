package io.benchdoctor.render;

import io.benchdoctor.report.Curve;
import io.benchdoctor.report.IndexView.Axes;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFNoFillProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.ScatterStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFScatterChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Points and lines over two columns of numbers each, from zero; what is not measured is a hole, not a bridge. */
final class ExcelCurves {
    private static final double LINE_POINTS = 2;
    private static final String SMALL_MARKER = "3";

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

    static void draw(XSSFSheet sheet, Words words, List<Series> series, XSSFClientAnchor anchor) {
        XSSFChart chart = ExcelCharts.chart(sheet, words.title(), anchor);
        chart.displayBlanksAs(DisplayBlanks.GAP);
        chart.setPlotOnlyVisibleCells(false);
        if (words.legend()) {
            chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        }
        XDDFValueAxis across = chart.createValueAxis(AxisPosition.BOTTOM);
        across.setTitle(words.xTitle());
        XDDFValueAxis up = chart.createValueAxis(AxisPosition.LEFT);
        up.setMinimum(0);
        across.setNumberFormat(ExcelCharts.PLAIN);
        up.setNumberFormat(ExcelCharts.PLAIN);
        series.stream()
                .mapToDouble(line -> line.curve().x(line.curve().count() - 1))
                .max()
                .ifPresent(across::setMaximum);
        ExcelCharts.grid(up);
        XDDFScatterChartData data = (XDDFScatterChartData) chart.createData(ChartTypes.SCATTER, across, up);
        data.setStyle(ScatterStyle.LINE_MARKER);
        data.setVaryColors(false);
        series.forEach(line -> add(sheet, data, line));
        ExcelCharts.plot(data);
    }

    /** What a load costs: times over rates, a dot for each load, in the order of the cells. */
    static void load(
            XSSFSheet sheet,
            String title,
            Axes axes,
            CellRangeAddress rates,
            CellRangeAddress times,
            XSSFClientAnchor anchor) {
        XSSFChart chart = ExcelCharts.chart(sheet, title, anchor);
        chart.displayBlanksAs(DisplayBlanks.GAP);
        XDDFValueAxis across = chart.createValueAxis(AxisPosition.BOTTOM);
        across.setTitle(axes.across());
        across.setMinimum(0);
        across.setNumberFormat(ExcelCharts.PLAIN);
        XDDFValueAxis up = chart.createValueAxis(AxisPosition.LEFT);
        up.setTitle(axes.up());
        up.setMinimum(0);
        up.setNumberFormat(ExcelCharts.PLAIN);
        ExcelCharts.grid(up);
        XDDFScatterChartData data = (XDDFScatterChartData) chart.createData(ChartTypes.SCATTER, across, up);
        data.setStyle(ScatterStyle.LINE_MARKER);
        data.setVaryColors(false);
        var drawn = (XDDFScatterChartData.Series) data.addSeries(
                XDDFDataSourcesFactory.fromNumericCellRange(sheet, rates),
                XDDFDataSourcesFactory.fromNumericCellRange(sheet, times));
        drawn.setTitle(title, null);
        drawn.setSmooth(false);
        drawn.setMarkerStyle(MarkerStyle.CIRCLE);
        XDDFLineProperties stroke = new XDDFLineProperties(ExcelCharts.solid(ExcelCharts.DONE));
        stroke.setWidth(LINE_POINTS);
        drawn.setLineProperties(stroke);
        chart.plot(data);
    }

    /** What was measured at levels that are names: a dot above each, and no line between them. */
    static void names(
            XSSFSheet sheet,
            String title,
            Axes axes,
            CellRangeAddress names,
            CellRangeAddress values,
            XSSFClientAnchor anchor) {
        XSSFChart chart = ExcelCharts.chart(sheet, title, anchor);
        XDDFCategoryAxis across = chart.createCategoryAxis(AxisPosition.BOTTOM);
        across.setTitle(axes.across());
        XDDFValueAxis up = chart.createValueAxis(AxisPosition.LEFT);
        up.setTitle(axes.up());
        up.setMinimum(0);
        up.setNumberFormat(ExcelCharts.PLAIN);
        up.setCrossBetween(AxisCrossBetween.BETWEEN);
        ExcelCharts.grid(up);
        XDDFLineChartData data = (XDDFLineChartData) chart.createData(ChartTypes.LINE, across, up);
        data.setVaryColors(false);
        var drawn = (XDDFLineChartData.Series) data.addSeries(
                XDDFDataSourcesFactory.fromStringCellRange(sheet, names),
                XDDFDataSourcesFactory.fromNumericCellRange(sheet, values));
        drawn.setTitle(title, null);
        drawn.setSmooth(false);
        drawn.setMarkerStyle(MarkerStyle.CIRCLE);
        drawn.setLineProperties(new XDDFLineProperties(new XDDFNoFillProperties()));
        chart.plot(data);
    }

    private static void add(XSSFSheet sheet, XDDFScatterChartData data, Series line) {
        Curve curve = line.curve();
        var drawn = (XDDFScatterChartData.Series) data.addSeries(
                numbers(sheet, line, line.xColumn(), curve::x),
                numbers(
                        sheet,
                        line,
                        line.xColumn() + 1,
                        point -> curve.y(point).isPresent()
                                ? Double.valueOf(curve.y(point).getAsDouble())
                                : null));
        drawn.setTitle(line.title(), null);
        drawn.setSmooth(false);
        boolean points = line.look() == Look.POINTS;
        drawn.setMarkerStyle(points ? MarkerStyle.CIRCLE : MarkerStyle.NONE);
        drawn.setLineProperties(points ? new XDDFLineProperties(new XDDFNoFillProperties()) : stroke(line));
        if (points) {
            marker(drawn, line);
        }
    }

    private static XDDFLineProperties stroke(Series line) {
        XDDFLineProperties stroke = new XDDFLineProperties(ExcelCharts.solid(line.colour()));
        stroke.setWidth(LINE_POINTS);
        return stroke;
    }

    /** How an estimate is drawn. */
    static XDDFLineProperties dashed(String colour) {
        XDDFLineProperties stroke = new XDDFLineProperties(ExcelCharts.solid(colour));
        stroke.setWidth(LINE_POINTS);
        stroke.setPresetDash(new XDDFPresetLineDash(PresetLineDash.DASH));
        return stroke;
    }

    private static void marker(XDDFScatterChartData.Series drawn, Series line) {
        XDDFShapeProperties shape = new XDDFShapeProperties();
        shape.setFillProperties(ExcelCharts.solid(line.colour()));
        shape.setLineProperties(new XDDFLineProperties(new XDDFNoFillProperties()));
        var marker = drawn.getCTScatterSer().getMarker();
        ExcelCharts.value(marker.addNewSize(), SMALL_MARKER);
        marker.setSpPr(shape.getXmlObject());
    }

    /** Cells of the sheet with the numbers that they hold, for programs that do not read the cells. */
    private static XDDFNumericalDataSource<Double> numbers(
            XSSFSheet sheet, Series line, int column, IntFunction<Double> values) {
        int points = line.curve().count();
        Double[] numbers = IntStream.range(0, points).mapToObj(values).toArray(Double[]::new);
        String range = new CellRangeAddress(line.firstRow(), line.firstRow() + points - 1, column, column)
                .formatAsString(sheet.getSheetName(), true);
        return XDDFDataSourcesFactory.fromArray(rounded(numbers), range, column);
    }

    /** As the cells hold them. */
    private static Double[] rounded(Double[] numbers) {
        return Arrays.stream(numbers)
                .map(number -> number == null ? null : Double.valueOf(ExcelBytes.rounded(number)))
                .toArray(Double[]::new);
    }
}
