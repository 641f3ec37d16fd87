package io.benchdoctor.render;

import java.util.List;
import java.util.Locale;
import javax.xml.namespace.QName;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.LocaleUtil;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFNoFillProperties;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
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
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlObject;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTBarSer;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDLbls;

/** Charts of Excel's own over cells of the workbook; never pictures. */
final class ExcelCharts {
    private static final String GRID = "E3E7EC";
    /** Parts of one bar stand on one another: they overlap wholly, in percent. */
    private static final String STACKED = "100";

    static final String DONE = "0072B2";
    private static final String MET = "009E73";
    private static final String REFERENCE = "666666";
    private static final String LOST = "D55E00";
    /** Size of the mark of something measured, in points. */
    private static final String MEASURED = "9";

    /** Numbers of an axis as short as they are. */
    static final String PLAIN = "General";

    private ExcelCharts() {}

    /**
     * One part of a stacked bar: the cell with its name, the cell with its number, its colour.
     *
     * @param labelled whether the part is wide enough to carry its number
     */
    record Part(CellRangeAddress name, CellRangeAddress value, String colour, boolean labelled) {}

    /** A single bar of several parts, from zero, with the numbers on it. */
    static void stackedBar(
            XSSFSheet sheet, String title, CellRangeAddress category, List<Part> parts, XSSFClientAnchor anchor) {
        XSSFChart chart = chart(sheet, title, anchor);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        XDDFBarChartData data = bars(chart, BarDirection.BAR);
        data.setBarGrouping(BarGrouping.STACKED);
        XDDFDataSource<String> categories = XDDFDataSourcesFactory.fromStringCellRange(sheet, category);
        for (Part part : parts) {
            XDDFChartData.Series series =
                    data.addSeries(categories, XDDFDataSourcesFactory.fromNumericCellRange(sheet, part.value()));
            series.setTitle(
                    null,
                    new CellReference(
                            sheet.getSheetName(),
                            part.name().getFirstRow(),
                            part.name().getFirstColumn(),
                            true,
                            true));
            fill(series, part.colour());
        }
        plot(data);
        var bar = chart.getCTChart().getPlotArea().getBarChartArray(0);
        value(bar.addNewOverlap(), STACKED);
        for (int part = 0; part < parts.size(); part++) {
            if (parts.get(part).labelled()) {
                label(bar.getSerArray(part));
            }
        }
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
    static void columns(
            XSSFSheet sheet,
            String title,
            CellRangeAddress names,
            CellRangeAddress values,
            String colour,
            boolean logarithmic,
            XSSFClientAnchor anchor) {
        XSSFChart chart = chart(sheet, title, anchor);
        XDDFBarChartData data = bars(chart, BarDirection.COL);
        if (logarithmic) {
            data.getValueAxes().get(0).setLogBase(10);
        } else {
            data.getValueAxes().get(0).setMinimum(0);
        }
        XDDFNumericalDataSource<Double> numbers = XDDFDataSourcesFactory.fromNumericCellRange(sheet, values);
        XDDFChartData.Series series = data.addSeries(XDDFDataSourcesFactory.fromStringCellRange(sheet, names), numbers);
        series.setTitle(title, null);
        fill(series, colour);
        data.setVaryColors(false);
        plot(data);
    }

    /** Bars to the left and to the right of no change, on an axis that reaches as far on both sides. */
    static void changes(
            XSSFSheet sheet,
            String title,
            CellRangeAddress names,
            CellRangeAddress changes,
            double widest,
            XSSFClientAnchor anchor) {
        XSSFChart chart = chart(sheet, title, anchor);
        XDDFBarChartData data = bars(chart, BarDirection.BAR);
        double reach = Math.max(0.05, Math.ceil(widest * 20) / 20);
        XDDFValueAxis across = data.getValueAxes().get(0);
        across.setMinimum(-reach);
        across.setMaximum(reach);
        across.setNumberFormat("+0%;-0%;0%");
        data.getCategoryAxis().setOrientation(AxisOrientation.MAX_MIN);
        data.getCategoryAxis().setTickLabelPosition(AxisTickLabelPosition.LOW);
        XDDFChartData.Series series = data.addSeries(
                XDDFDataSourcesFactory.fromStringCellRange(sheet, names),
                XDDFDataSourcesFactory.fromNumericCellRange(sheet, changes));
        series.setTitle(title, null);
        fill(series, DONE);
        data.setVaryColors(false);
        plot(data);
    }

    /** Bars that stand side by side: how many there are of each size. The two columns hold the names and the numbers. */
    static void histogram(
            XSSFSheet sheet,
            String title,
            String[] names,
            Double[] counts,
            CellRangeAddress columns,
            XSSFClientAnchor anchor) {
        XSSFChart chart = chart(sheet, title, anchor);
        chart.setPlotOnlyVisibleCells(false);
        XDDFBarChartData data = bars(chart, BarDirection.COL);
        data.setGapWidth(10);
        data.setVaryColors(false);
        XDDFChartData.Series series = data.addSeries(
                XDDFDataSourcesFactory.fromArray(names, column(sheet, columns, 0)),
                XDDFDataSourcesFactory.fromArray(counts, column(sheet, columns, 1)));
        series.setTitle(title, null);
        fill(series, DONE);
        plot(data);
    }

    private static String column(XSSFSheet sheet, CellRangeAddress columns, int which) {
        int column = columns.getFirstColumn() + which;
        return new CellRangeAddress(columns.getFirstRow(), columns.getLastRow(), column, column)
                .formatAsString(sheet.getSheetName(), true);
    }

    /**
     * Cells and the numbers that they show; null where one shows none. The library would reckon them out of the cells that it
     * holds, and rows of long tables are not among these.
     */
    record Shown(CellRangeAddress cells, Double[] numbers) {
        private XDDFNumericalDataSource<Double> of(XSSFSheet sheet) {
            return XDDFDataSourcesFactory.fromArray(numbers, cells.formatAsString(sheet.getSheetName(), true));
        }
    }

    /** Bars of shares from 0 to 1, and the share that is required as a line across them. */
    static void shares(
            XSSFSheet sheet,
            String title,
            CellRangeAddress names,
            Shown shares,
            String keptTitle,
            Shown required,
            String requiredTitle,
            XSSFClientAnchor anchor) {
        XSSFChart chart = chart(sheet, title, anchor);
        chart.setPlotOnlyVisibleCells(false);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        XDDFBarChartData bars = bars(chart, BarDirection.COL);
        XDDFCategoryAxis across = bars.getCategoryAxis();
        XDDFValueAxis up = bars.getValueAxes().get(0);
        up.setMaximum(1);
        up.setNumberFormat("0%");
        XDDFDataSource<String> categories = XDDFDataSourcesFactory.fromStringCellRange(sheet, names);
        XDDFChartData.Series kept = bars.addSeries(categories, shares.of(sheet));
        kept.setTitle(keptTitle, null);
        fill(kept, MET);
        plot(bars);
        XDDFLineChartData lines = (XDDFLineChartData) chart.createData(ChartTypes.LINE, across, up);
        var line = (XDDFLineChartData.Series) lines.addSeries(categories, required.of(sheet));
        line.setTitle(requiredTitle, null);
        line.setMarkerStyle(MarkerStyle.NONE);
        line.setSmooth(false);
        line.setLineProperties(new XDDFLineProperties(solid(REFERENCE)));
        plot(lines);
    }

    /** What stands above a chart and below its axis. */
    record Titles(String title, String across) {}

    /** @param estimated whether it is a dashed line of estimates or a mark where something was measured */
    record Line(String title, CellRangeAddress values, boolean estimated) {}

    /** Lines of estimates over a few named places, and marks where something was measured. */
    static void estimates(
            XSSFSheet sheet, Titles titles, CellRangeAddress names, List<Line> lines, XSSFClientAnchor anchor) {
        XSSFChart chart = chart(sheet, titles.title(), anchor);
        chart.displayBlanksAs(DisplayBlanks.GAP);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        XDDFCategoryAxis across = chart.createCategoryAxis(AxisPosition.BOTTOM);
        across.setTitle(titles.across());
        XDDFValueAxis up = chart.createValueAxis(AxisPosition.LEFT);
        up.setMinimum(0);
        up.setNumberFormat(PLAIN);
        grid(up);
        XDDFLineChartData data = (XDDFLineChartData) chart.createData(ChartTypes.LINE, across, up);
        data.setVaryColors(false);
        XDDFDataSource<Double> categories = XDDFDataSourcesFactory.fromNumericCellRange(sheet, names);
        for (Line line : lines) {
            var series = (XDDFLineChartData.Series)
                    data.addSeries(categories, XDDFDataSourcesFactory.fromNumericCellRange(sheet, line.values()));
            series.setTitle(line.title(), null);
            series.setSmooth(false);
            look(series, line.estimated());
        }
        plot(data);
    }

    private static void look(XDDFLineChartData.Series series, boolean estimated) {
        if (estimated) {
            series.setMarkerStyle(MarkerStyle.NONE);
            series.setLineProperties(ExcelCurves.dashed(DONE));
            return;
        }
        series.setMarkerStyle(MarkerStyle.CIRCLE);
        series.setLineProperties(new XDDFLineProperties(new XDDFNoFillProperties()));
        var marker = series.getCTLineSer().getMarker();
        value(marker.addNewSize(), MEASURED);
        XDDFShapeProperties shape = new XDDFShapeProperties();
        shape.setFillProperties(solid(LOST));
        marker.setSpPr(shape.getXmlObject());
    }

    /** A metric night by night, from zero; a night that does not tell it is a hole. */
    static void course(
            XSSFSheet sheet, String title, CellRangeAddress names, CellRangeAddress values, XSSFClientAnchor anchor) {
        XSSFChart chart = chart(sheet, title, anchor);
        chart.displayBlanksAs(DisplayBlanks.GAP);
        XDDFValueAxis up = chart.createValueAxis(AxisPosition.LEFT);
        up.setMinimum(0);
        up.setNumberFormat(PLAIN);
        grid(up);
        XDDFLineChartData data = (XDDFLineChartData)
                chart.createData(ChartTypes.LINE, chart.createCategoryAxis(AxisPosition.BOTTOM), up);
        data.setVaryColors(false);
        var line = (XDDFLineChartData.Series) data.addSeries(
                XDDFDataSourcesFactory.fromStringCellRange(sheet, names),
                XDDFDataSourcesFactory.fromNumericCellRange(sheet, values));
        line.setTitle(title, null);
        line.setSmooth(false);
        line.setMarkerStyle(MarkerStyle.CIRCLE);
        line.setLineProperties(new XDDFLineProperties(solid(DONE)));
        plot(data);
    }

    /** An empty chart with its title, which is also what it is called aloud. */
    static XSSFChart chart(XSSFSheet sheet, String title, XSSFClientAnchor anchor) {
        // The library writes the language of the machine beside every text of a chart.
        LocaleUtil.setUserLocale(Locale.ENGLISH);
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        XSSFChart chart = drawing.createChart(anchor);
        chart.setTitleText(title);
        chart.setTitleOverlay(false);
        chart.getGraphicFrame().setName(title);
        chart.getGraphicFrame()
                .getCTGraphicalObjectFrame()
                .getNvGraphicFramePr()
                .getCNvPr()
                .setDescr(title);
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
