package io.benchdoctor.render;

import java.util.List;
import javax.xml.namespace.QName;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
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
        chart.plot(data);
        var bar = chart.getCTChart().getPlotArea().getBarChartArray(0);
        overlap(bar.addNewOverlap());
        for (int part = 0; part < parts.size(); part++) {
            if (parts.get(part).labelled()) {
                label(bar.getSerArray(part));
            }
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

    /** Parts of one bar stand on one another; set as text, for the small schemas have no type for this number. */
    private static void overlap(XmlObject overlap) {
        try (XmlCursor cursor = overlap.newCursor()) {
            cursor.setAttributeText(new QName("val"), "100");
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
        chart.plot(data);
    }

    private static XSSFChart chart(XSSFSheet sheet, String title, XSSFClientAnchor anchor) {
        XSSFDrawing drawing = sheet.createDrawingPatriarch();
        XSSFChart chart = drawing.createChart(anchor);
        chart.setTitleText(title);
        chart.setTitleOverlay(false);
        chart.getGraphicFrame().setName(title);
        return chart;
    }

    private static XDDFBarChartData bars(XSSFChart chart, BarDirection direction) {
        boolean lying = direction == BarDirection.BAR;
        XDDFCategoryAxis categories = chart.createCategoryAxis(lying ? AxisPosition.LEFT : AxisPosition.BOTTOM);
        XDDFValueAxis values = chart.createValueAxis(lying ? AxisPosition.BOTTOM : AxisPosition.LEFT);
        values.setMinimum(0);
        values.getOrAddMajorGridProperties().setLineProperties(new XDDFLineProperties(solid(GRID)));
        XDDFBarChartData data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, categories, values);
        data.setBarDirection(direction);
        data.setGapWidth(80);
        return data;
    }

    private static void fill(XDDFChartData.Series series, String colour) {
        XDDFShapeProperties shape = new XDDFShapeProperties();
        shape.setFillProperties(solid(colour));
        series.setShapeProperties(shape);
    }

    private static XDDFSolidFillProperties solid(String hex) {
        int rgb = Integer.parseInt(hex, 16);
        return new XDDFSolidFillProperties(
                XDDFColor.from(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb}));
    }
}
