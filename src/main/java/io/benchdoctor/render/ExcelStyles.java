package io.benchdoctor.render;

import io.benchdoctor.model.Unit;
import io.benchdoctor.report.Mark;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The looks of cells. Number formats carry no unit: that stands in a column of its own. */
final class ExcelStyles {
    private static final String FONT = "Calibri";
    private static final String LINK = "0B57A4";
    private static final String MUTED = "56606D";

    /** Of bytes and operations, whose digits nobody counts: 2.04 T, 85.90 G. */
    private static final String LARGE = "[>=1000000000000]0.00,,,,\" T\";[>=1000000000]0.00,,,\" G\";#,##0";

    private final XSSFWorkbook book;
    private final Map<String, XSSFCellStyle> numbers = new HashMap<>();
    private final Map<String, XSSFCellStyle> inputs = new HashMap<>();
    private final Map<Mark, XSSFCellStyle> marks = new EnumMap<>(Mark.class);
    private final Map<Mark, XSSFCellStyle> banners = new EnumMap<>(Mark.class);
    private final XSSFCellStyle text;
    private final XSSFCellStyle plain;
    private final XSSFCellStyle header;
    private final XSSFCellStyle title;
    private final XSSFCellStyle section;
    private final XSSFCellStyle muted;
    private final XSSFCellStyle strong;
    private final XSSFCellStyle note;
    private final XSSFCellStyle link;

    ExcelStyles(XSSFWorkbook book) {
        this.book = book;
        this.text = style(font(11, false, null), true);
        this.plain = style(font(11, false, null), false);
        this.header = style(font(11, true, null), true);
        header.setBorderBottom(BorderStyle.THIN);
        this.title = style(font(18, true, null), false);
        this.section = style(font(13, true, null), false);
        this.muted = style(font(11, false, MUTED), true);
        this.note = style(font(11, false, MUTED), false);
        this.strong = style(font(11, true, null), true);
        this.link = style(font(11, true, LINK), true);
        for (Mark mark : Mark.values()) {
            marks.put(mark, marked(mark));
        }
    }

    /** Wrapped prose. */
    XSSFCellStyle text() {
        return text;
    }

    /** One line that may run over its neighbours. */
    XSSFCellStyle plain() {
        return plain;
    }

    XSSFCellStyle header() {
        return header;
    }

    XSSFCellStyle title() {
        return title;
    }

    XSSFCellStyle section() {
        return section;
    }

    XSSFCellStyle muted() {
        return muted;
    }

    /** A hint on one line, in grey. */
    XSSFCellStyle note() {
        return note;
    }

    XSSFCellStyle strong() {
        return strong;
    }

    /** What leads to another sheet. */
    XSSFCellStyle link() {
        return link;
    }

    /** A warning over the whole width of a sheet, on one line. */
    XSSFCellStyle banner(Mark mark) {
        return banners.computeIfAbsent(mark, this::bannered);
    }

    private XSSFCellStyle bannered(Mark mark) {
        return style(font(11, true, ink(mark)), false);
    }

    XSSFCellStyle mark(Mark mark) {
        return marks.get(mark);
    }

    /** The number format of a unit: whole counts, shares as percentages, everything else with two decimals. */
    XSSFCellStyle number(Unit unit, double value) {
        return numbers.computeIfAbsent(format(unit, value), this::numbered);
    }

    /** A number of a column whose format does not depend on the single value. */
    XSSFCellStyle number(String format) {
        return numbers.computeIfAbsent(format, this::numbered);
    }

    /** A cell that the reader may change. */
    XSSFCellStyle input(String format) {
        return inputs.computeIfAbsent(format, this::filled);
    }

    private XSSFCellStyle filled(String format) {
        XSSFCellStyle style = style(font(11, false, LINK), false);
        style.setFillForegroundColor(colour("FDF5E3"));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        style.setDataFormat(book.createDataFormat().getFormat(format));
        return style;
    }

    /** A share as a percentage, a whole number of things without decimals. */
    private static String format(Unit unit, double value) {
        boolean whole = value == Math.rint(value);
        return switch (unit) {
            case SHARE -> "0.0%";
            case RATIO -> "0.00";
            case REQUESTS, COUNT, TOKENS -> whole ? "#,##0" : "#,##0.00";
            case BYTES, BYTES_PER_SECOND, OPERATIONS_PER_SECOND -> LARGE;
            case MILLISECONDS, SECONDS, REQUESTS_PER_SECOND, TOKENS_PER_SECOND -> "#,##0.00";
        };
    }

    private XSSFCellStyle numbered(String format) {
        XSSFCellStyle style = style(font(11, false, null), false);
        style.setDataFormat(book.createDataFormat().getFormat(format));
        return style;
    }

    private XSSFCellStyle marked(Mark mark) {
        XSSFCellStyle style = style(font(11, true, ink(mark)), true);
        style.setFillForegroundColor(colour(tint(mark)));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }

    /** Text colour of a mark. */
    static String ink(Mark mark) {
        return switch (mark) {
            case CRITICAL -> "A83A00";
            case WARNING -> "7F5600";
            case INFO -> "00598F";
            case GOOD -> "00684A";
            case UNDECIDED -> MUTED;
        };
    }

    /** Background of a mark. */
    static String tint(Mark mark) {
        return switch (mark) {
            case CRITICAL -> "FDF0EA";
            case WARNING -> "FDF5E3";
            case INFO -> "EBF4FA";
            case GOOD -> "E8F5F0";
            case UNDECIDED -> "F5F6F8";
        };
    }

    private XSSFCellStyle style(XSSFFont font, boolean wrapped) {
        XSSFCellStyle style = book.createCellStyle();
        style.setFont(font);
        style.setWrapText(wrapped);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        return style;
    }

    private XSSFFont font(int points, boolean bold, String colour) {
        XSSFFont font = book.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints((short) points);
        font.setBold(bold);
        if (colour != null) {
            font.setColor(colour(colour));
        }
        return font;
    }

    static XSSFColor colour(String hex) {
        int rgb = Integer.parseInt(hex, 16);
        return new XSSFColor(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb}, null);
    }
}
