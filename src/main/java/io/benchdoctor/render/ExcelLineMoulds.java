package io.benchdoctor.render;

import static io.benchdoctor.render.ExcelChartForm.hole;

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
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFScatterChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Has the library make the charts of lines and points. */
final class ExcelLineMoulds {
    private static final String LOST = "D55E00";
    private static final double LINE_POINTS = 2;
    /** Size of the mark of something measured, and of one of many points, in points. */
    private static final String MEASURED = "9";

    private static final String SMALL_MARKER = "3";

    /** Numbers of an axis as short as they are. */
    private static final String PLAIN = "General";

    private ExcelLineMoulds() {}

    /** Lines of estimates over a few named places, and marks where something was measured. */
    static void estimates(XSSFSheet sheet) {
        XSSFChart chart = ExcelChartMoulds.chart(sheet);
        chart.displayBlanksAs(DisplayBlanks.GAP);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        XDDFCategoryAxis across = chart.createCategoryAxis(AxisPosition.BOTTOM);
        across.setTitle(hole("across"));
        XDDFLineChartData data = (XDDFLineChartData) chart.createData(ChartTypes.LINE, across, fromZero(chart));
        data.setVaryColors(false);
        for (boolean estimated : new boolean[] {true, false}) {
            var series =
                    (XDDFLineChartData.Series) data.addSeries(ExcelChartMoulds.across(), ExcelChartMoulds.values());
            series.setTitle(hole("name"), null);
            series.setSmooth(false);
            look(series, estimated);
        }
        ExcelChartMoulds.plot(data);
    }

    private static void look(XDDFLineChartData.Series series, boolean estimated) {
        if (estimated) {
            series.setMarkerStyle(MarkerStyle.NONE);
            XDDFLineProperties stroke = stroke(ExcelChartMoulds.DONE);
            stroke.setPresetDash(new XDDFPresetLineDash(PresetLineDash.DASH));
            series.setLineProperties(stroke);
            return;
        }
        series.setMarkerStyle(MarkerStyle.CIRCLE);
        series.setLineProperties(new XDDFLineProperties(new XDDFNoFillProperties()));
        var marker = series.getCTLineSer().getMarker();
        ExcelChartMoulds.value(marker.addNewSize(), MEASURED);
        XDDFShapeProperties shape = new XDDFShapeProperties();
        shape.setFillProperties(ExcelChartMoulds.solid(LOST));
        marker.setSpPr(shape.getXmlObject());
    }

    /** A metric night by night, from zero; a night that does not tell it is a hole. */
    static void course(XSSFSheet sheet) {
        XSSFChart chart = ExcelChartMoulds.chart(sheet);
        chart.displayBlanksAs(DisplayBlanks.GAP);
        XDDFValueAxis up = fromZero(chart);
        XDDFLineChartData data = (XDDFLineChartData)
                chart.createData(ChartTypes.LINE, chart.createCategoryAxis(AxisPosition.BOTTOM), up);
        data.setVaryColors(false);
        var line = (XDDFLineChartData.Series) data.addSeries(ExcelChartMoulds.texts(), ExcelChartMoulds.values());
        line.setTitle(hole("name"), null);
        line.setSmooth(false);
        line.setMarkerStyle(MarkerStyle.CIRCLE);
        line.setLineProperties(new XDDFLineProperties(ExcelChartMoulds.solid(ExcelChartMoulds.DONE)));
        ExcelChartMoulds.plot(data);
    }

    /** Points and lines over two columns of numbers each, from zero; what is not measured is a hole, not a bridge. */
    static void curves(XSSFSheet sheet, boolean legend) {
        XSSFChart chart = ExcelChartMoulds.chart(sheet);
        chart.displayBlanksAs(DisplayBlanks.GAP);
        chart.setPlotOnlyVisibleCells(false);
        if (legend) {
            chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        }
        XDDFValueAxis across = chart.createValueAxis(AxisPosition.BOTTOM);
        across.setTitle(hole("across"));
        across.setNumberFormat(PLAIN);
        across.setMaximum(ExcelChartMoulds.REACH);
        XDDFScatterChartData data = scatter(chart, across, fromZero(chart));
        for (boolean points : new boolean[] {true, false}) {
            var drawn =
                    (XDDFScatterChartData.Series) data.addSeries(ExcelChartMoulds.across(), ExcelChartMoulds.values());
            drawn.setTitle(hole("name"), null);
            drawn.setSmooth(false);
            drawn.setMarkerStyle(points ? MarkerStyle.CIRCLE : MarkerStyle.NONE);
            drawn.setLineProperties(
                    points ? new XDDFLineProperties(new XDDFNoFillProperties()) : stroke(ExcelChartMoulds.COLOUR));
            if (points) {
                marker(drawn);
            }
        }
        ExcelChartMoulds.plot(data);
    }

    private static void marker(XDDFScatterChartData.Series drawn) {
        XDDFShapeProperties shape = new XDDFShapeProperties();
        shape.setFillProperties(ExcelChartMoulds.solid(ExcelChartMoulds.COLOUR));
        shape.setLineProperties(new XDDFLineProperties(new XDDFNoFillProperties()));
        var marker = drawn.getCTScatterSer().getMarker();
        ExcelChartMoulds.value(marker.addNewSize(), SMALL_MARKER);
        marker.setSpPr(shape.getXmlObject());
    }

    private static XDDFScatterChartData scatter(XSSFChart chart, XDDFValueAxis across, XDDFValueAxis up) {
        XDDFScatterChartData data = (XDDFScatterChartData) chart.createData(ChartTypes.SCATTER, across, up);
        data.setStyle(ScatterStyle.LINE_MARKER);
        data.setVaryColors(false);
        return data;
    }

    /** What a load costs: times over rates, a dot for each load, in the order of the cells. */
    static void load(XSSFSheet sheet) {
        XSSFChart chart = ExcelChartMoulds.chart(sheet);
        chart.displayBlanksAs(DisplayBlanks.GAP);
        XDDFValueAxis across = chart.createValueAxis(AxisPosition.BOTTOM);
        across.setTitle(hole("across"));
        across.setMinimum(0);
        across.setNumberFormat(PLAIN);
        XDDFValueAxis up = fromZero(chart);
        up.setTitle(hole("up"));
        XDDFScatterChartData data = scatter(chart, across, up);
        var drawn = (XDDFScatterChartData.Series) data.addSeries(ExcelChartMoulds.across(), ExcelChartMoulds.values());
        drawn.setTitle(hole("name"), null);
        drawn.setSmooth(false);
        drawn.setMarkerStyle(MarkerStyle.CIRCLE);
        drawn.setLineProperties(stroke(ExcelChartMoulds.DONE));
        ExcelChartMoulds.plot(data);
    }

    /** What was measured at levels that are names: a dot above each, and no line between them. */
    static void names(XSSFSheet sheet) {
        XSSFChart chart = ExcelChartMoulds.chart(sheet);
        XDDFCategoryAxis across = chart.createCategoryAxis(AxisPosition.BOTTOM);
        across.setTitle(hole("across"));
        XDDFValueAxis up = fromZero(chart);
        up.setTitle(hole("up"));
        up.setCrossBetween(AxisCrossBetween.BETWEEN);
        XDDFLineChartData data = (XDDFLineChartData) chart.createData(ChartTypes.LINE, across, up);
        data.setVaryColors(false);
        var drawn = (XDDFLineChartData.Series) data.addSeries(ExcelChartMoulds.texts(), ExcelChartMoulds.values());
        drawn.setTitle(hole("name"), null);
        drawn.setSmooth(false);
        drawn.setMarkerStyle(MarkerStyle.CIRCLE);
        drawn.setLineProperties(new XDDFLineProperties(new XDDFNoFillProperties()));
        ExcelChartMoulds.plot(data);
    }

    private static XDDFValueAxis fromZero(XSSFChart chart) {
        XDDFValueAxis up = chart.createValueAxis(AxisPosition.LEFT);
        up.setMinimum(0);
        up.setNumberFormat(PLAIN);
        ExcelChartMoulds.grid(up);
        return up;
    }

    private static XDDFLineProperties stroke(String colour) {
        XDDFLineProperties stroke = new XDDFLineProperties(ExcelChartMoulds.solid(colour));
        stroke.setWidth(LINE_POINTS);
        return stroke;
    }
}
