package io.benchdoctor.render;

import io.benchdoctor.report.WorkbookView.Standing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.FontFormatting;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Has the library make {@link ExcelForms}. */
final class ExcelMoulds {
    /** Before the name of the form of a chart. */
    static final String CHART = "chart/";

    private static final String FONT = "Calibri";

    /** The same logs give the same bytes, so no output tells when it was made. */
    private static final Date NO_TIME = Date.from(Instant.parse("2000-01-01T00:00:00Z"));

    private ExcelMoulds() {}

    /** XML by the name of the form. */
    static Map<String, String> forms() {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            XSSFSheet sheet = book.createSheet();
            new ExcelStyles().all().forEach(look -> style(book, look));
            verdicts(sheet);
            List<String> charts = new ArrayList<>();
            ExcelChartMoulds.all(sheet, charts::add);
            properties(book);
            OfficeZip made = OfficeZip.of(book);
            Map<String, String> forms = new TreeMap<>();
            for (String part : List.of("docProps/app.xml", "docProps/core.xml", "xl/styles.xml")) {
                forms.put(part, text(made, part));
            }
            for (int n = 0; n < charts.size(); n++) {
                forms.put(
                        CHART + charts.get(n), ExcelChartMoulds.form(text(made, "xl/charts/chart" + (n + 1) + ".xml")));
            }
            return forms;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String text(OfficeZip made, String part) throws IOException {
        return new String(made.part(part), StandardCharsets.UTF_8);
    }

    private static void style(XSSFWorkbook book, ExcelLook look) {
        XSSFCellStyle style = book.createCellStyle();
        style.setFont(font(book, look));
        style.setWrapText(look.wrapped());
        style.setVerticalAlignment(VerticalAlignment.TOP);
        if (look.isIndented()) {
            style.setAlignment(HorizontalAlignment.LEFT);
            style.setIndention((short) 1);
        }
        look.fill().ifPresent(colour -> {
            style.setFillForegroundColor(colour(colour));
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        });
        if (look.border() != ExcelLook.Border.NONE) {
            style.setBorderBottom(BorderStyle.THIN);
        }
        if (look.border() == ExcelLook.Border.AROUND) {
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
        }
        look.format()
                .ifPresent(format -> style.setDataFormat(book.createDataFormat().getFormat(format)));
        if (style.getIndex() != look.index()) {
            throw new IllegalStateException("a look is not where it belongs: " + look);
        }
    }

    private static XSSFFont font(XSSFWorkbook book, ExcelLook look) {
        XSSFFont font = book.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints((short) look.points());
        font.setBold(look.bold());
        look.ink().ifPresent(colour -> font.setColor(colour(colour)));
        return font;
    }

    /** The looks that a rule gives to a cell with a verdict, in the order of the verdicts. */
    private static void verdicts(XSSFSheet sheet) {
        var formatting = sheet.getSheetConditionalFormatting();
        for (Standing standing : Standing.values()) {
            var rule = formatting.createConditionalFormattingRule("TRUE");
            PatternFormatting pattern = rule.createPatternFormatting();
            pattern.setFillBackgroundColor(colour(ExcelStyles.tint(ExcelVerdicts.mark(standing))));
            pattern.setFillPattern(PatternFormatting.SOLID_FOREGROUND);
            FontFormatting font = rule.createFontFormatting();
            font.setFontStyle(false, true);
            font.setFontColor(colour(ExcelStyles.ink(ExcelVerdicts.mark(standing))));
            formatting.addConditionalFormatting(new CellRangeAddress[] {new CellRangeAddress(0, 0, 0, 0)}, rule);
        }
    }

    private static void properties(XSSFWorkbook book) {
        POIXMLProperties.CoreProperties core = book.getProperties().getCoreProperties();
        core.setCreated(Optional.of(NO_TIME));
        core.setModified(Optional.of(NO_TIME));
        core.setCreator("Bench Doctor");
    }

    private static XSSFColor colour(String hex) {
        int rgb = Integer.parseInt(hex, 16);
        return new XSSFColor(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb}, null);
    }
}
