package io.benchdoctor.render;

import static io.benchdoctor.render.ExcelChartForm.hole;

import java.util.Locale;
import java.util.function.Consumer;
import javax.xml.namespace.QName;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.LocaleUtil;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlObject;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarSer;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDLbls;

/** Has the library make a chart of each kind, with signs where {@link #form} puts the holes. */
final class ExcelChartMoulds {
    private static final String GRID = "E3E7EC";
    /** Parts of one bar stand on one another: they overlap wholly, in percent. */
    private static final String STACKED = "100";

    static final String DONE = "0072B2";
    private static final String MET = "009E73";
    private static final String REFERENCE = "666666";

    /** Signs for what is filled in; nothing that a chart of ours has by itself. */
    static final String COLOUR = "ABCDE1";

    private static final double VALUE = 7.25;
    private static final double ACROSS = 8.25;
    static final double REACH = 654.25;
    private static final String SERIES_NAME = "Sheet!$ABC$123";

    private ExcelChartMoulds() {}

    /** @param made is told the kind of each chart, in their order in the book */
    static void all(XSSFSheet sheet, Consumer<String> made) {
        stackedBar(sheet);
        made.accept("stacked");
        columns(sheet, false);
        made.accept("columns");
        columns(sheet, true);
        made.accept("columns-logarithmic");
        changes(sheet);
        made.accept("changes");
        histogram(sheet);
        made.accept("histogram");
        shares(sheet);
        made.accept("shares");
        ExcelLineMoulds.estimates(sheet);
        made.accept("estimates");
        ExcelLineMoulds.course(sheet);
        made.accept("course");
        ExcelLineMoulds.curves(sheet, false);
        made.accept("curves");
        ExcelLineMoulds.curves(sheet, true);
        made.accept("curves-legend");
        ExcelLineMoulds.load(sheet);
        made.accept("load");
        ExcelLineMoulds.names(sheet);
        made.accept("names");
    }

    /** Puts holes where the signs are. */
    static String form(String xml) {
        return xml.replaceAll("<c:idx val=\"\\d+\"/><c:order val=\"\\d+\"/>", order())
                .replace(COLOUR, hole("colour"))
                .replace(SERIES_NAME, hole("name"))
                .replace(Double.toString(-REACH), hole("least"))
                .replace(Double.toString(REACH), hole("most"))
                .replace(cached(hole("names.points")), hole("names.points"))
                .replace(cached(Double.toString(VALUE)), hole("values.points"))
                .replace(cached(Double.toString(ACROSS)), hole("names.points"));
    }

    private static String order() {
        return "<c:idx val=\"" + hole("order") + "\"/><c:order val=\"" + hole("order") + "\"/>";
    }

    private static String cached(String value) {
        return "<c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>" + value + "</c:v></c:pt>";
    }

    static XDDFDataSource<String> texts() {
        return XDDFDataSourcesFactory.fromArray(new String[] {hole("names.points")}, hole("names"));
    }

    static XDDFNumericalDataSource<Double> across() {
        return XDDFDataSourcesFactory.fromArray(new Double[] {ACROSS}, hole("names"));
    }

    static XDDFNumericalDataSource<Double> values() {
        return XDDFDataSourcesFactory.fromArray(new Double[] {VALUE}, hole("values"));
    }

    /** A single bar of several parts, from zero, with the numbers on those that are wide enough. */
    private static void stackedBar(XSSFSheet sheet) {
        XSSFChart chart = chart(sheet);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        XDDFBarChartData data = bars(chart, BarDirection.BAR);
        data.setBarGrouping(BarGrouping.STACKED);
        for (int form = 0; form < 2; form++) {
            XDDFChartData.Series series = data.addSeries(texts(), values());
            series.setTitle(null, new CellReference(SERIES_NAME));
            fill(series, COLOUR);
        }
        plot(data);
        var bar = chart.getCTChart().getPlotArea().getBarChartArray(0);
        value(bar.addNewOverlap(), STACKED);
        label(bar.getSerArray(1));
    }

    /**
     * Puts the series into the chart. The library's own way fills a workbook behind every chart as well, which no file of
     * ours holds: the cells are in the sheet.
     */
    static void plot(XDDFChartData data) {
        for (int series = 0; series < data.getSeriesCount(); series++) {
            data.getSeries(series).plot();
        }
    }

    private static void label(CTBarSer series) {
        CTDLbls labels = series.isSetDLbls() ? series.getDLbls() : series.addNewDLbls();
        labels.addNewShowLegendKey().setVal(false);
        labels.addNewShowVal().setVal(true);
        labels.addNewShowCatName().setVal(false);
        labels.addNewShowSerName().setVal(false);
        labels.addNewShowPercent().setVal(false);
        labels.addNewShowBubbleSize().setVal(false);
    }

    /** Sets the value of an element as text, where the small schemas have no type for its number. */
    static void value(XmlObject element, String value) {
        try (XmlCursor cursor = element.newCursor()) {
            cursor.setAttributeText(new QName("val"), value);
        }
    }

    /** Columns of one series, from zero or on a scale whose steps multiply. */
    private static void columns(XSSFSheet sheet, boolean logarithmic) {
        XSSFChart chart = chart(sheet);
        XDDFBarChartData data = bars(chart, BarDirection.COL);
        if (logarithmic) {
            data.getValueAxes().get(0).setLogBase(10);
        } else {
            data.getValueAxes().get(0).setMinimum(0);
        }
        XDDFChartData.Series series = data.addSeries(texts(), values());
        series.setTitle(hole("name"), null);
        fill(series, COLOUR);
        data.setVaryColors(false);
        plot(data);
    }

    /** Bars to the left and to the right of no change, on an axis that reaches as far on both sides. */
    private static void changes(XSSFSheet sheet) {
        XSSFChart chart = chart(sheet);
        XDDFBarChartData data = bars(chart, BarDirection.BAR);
        XDDFValueAxis across = data.getValueAxes().get(0);
        across.setMinimum(-REACH);
        across.setMaximum(REACH);
        across.setNumberFormat("+0%;-0%;0%");
        data.getCategoryAxis().setOrientation(AxisOrientation.MAX_MIN);
        data.getCategoryAxis().setTickLabelPosition(AxisTickLabelPosition.LOW);
        XDDFChartData.Series series = data.addSeries(texts(), values());
        series.setTitle(hole("name"), null);
        fill(series, DONE);
        data.setVaryColors(false);
        plot(data);
    }

    /** Bars that stand side by side: how many there are of each size. */
    private static void histogram(XSSFSheet sheet) {
        XSSFChart chart = chart(sheet);
        chart.setPlotOnlyVisibleCells(false);
        XDDFBarChartData data = bars(chart, BarDirection.COL);
        data.setGapWidth(10);
        data.setVaryColors(false);
        XDDFChartData.Series series = data.addSeries(texts(), values());
        series.setTitle(hole("name"), null);
        fill(series, DONE);
        plot(data);
    }

    /** Bars of shares from 0 to 1, and the share that is required as a line across them. */
    private static void shares(XSSFSheet sheet) {
        XSSFChart chart = chart(sheet);
        chart.setPlotOnlyVisibleCells(false);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        XDDFBarChartData bars = bars(chart, BarDirection.COL);
        XDDFCategoryAxis across = bars.getCategoryAxis();
        XDDFValueAxis up = bars.getValueAxes().get(0);
        up.setMaximum(1);
        up.setNumberFormat("0%");
        XDDFChartData.Series kept = bars.addSeries(texts(), values());
        kept.setTitle(hole("name"), null);
        fill(kept, MET);
        plot(bars);
        XDDFLineChartData lines = (XDDFLineChartData) chart.createData(ChartTypes.LINE, across, up);
        var line = (XDDFLineChartData.Series) lines.addSeries(texts(), values());
        line.setTitle(hole("name"), null);
        line.setMarkerStyle(MarkerStyle.NONE);
        line.setSmooth(false);
        line.setLineProperties(new XDDFLineProperties(solid(REFERENCE)));
        plot(lines);
    }

    /** An empty chart with its title. */
    static XSSFChart chart(XSSFSheet sheet) {
        // The library writes the language of the machine beside every text of a chart.
        LocaleUtil.setUserLocale(Locale.ENGLISH);
        XSSFChart chart = sheet.createDrawingPatriarch().createChart(new XSSFClientAnchor());
        chart.setTitleText(hole("title"));
        chart.setTitleOverlay(false);
        return chart;
    }

    private static XDDFBarChartData bars(XSSFChart chart, BarDirection direction) {
        boolean lying = direction == BarDirection.BAR;
        XDDFCategoryAxis categories = chart.createCategoryAxis(lying ? AxisPosition.LEFT : AxisPosition.BOTTOM);
        XDDFValueAxis values = chart.createValueAxis(lying ? AxisPosition.BOTTOM : AxisPosition.LEFT);
        values.setMinimum(0);
        grid(values);
        XDDFBarChartData data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, categories, values);
        data.setBarDirection(direction);
        data.setGapWidth(80);
        return data;
    }

    /** Light lines, so that bars and curves stay in front. */
    static void grid(XDDFValueAxis axis) {
        axis.getOrAddMajorGridProperties().setLineProperties(new XDDFLineProperties(solid(GRID)));
    }

    private static void fill(XDDFChartData.Series series, String colour) {
        XDDFShapeProperties shape = new XDDFShapeProperties();
        shape.setFillProperties(solid(colour));
        series.setShapeProperties(shape);
    }

    static XDDFSolidFillProperties solid(String hex) {
        int rgb = Integer.parseInt(hex, 16);
        return new XDDFSolidFillProperties(
                XDDFColor.from(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb}));
    }
}
