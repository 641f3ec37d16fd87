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
    private static final String MUTED = "56606D";

    private final XSSFWorkbook book;
    private final Map<String, XSSFCellStyle> numbers = new HashMap<>();
    private final Map<Mark, XSSFCellStyle> marks = new EnumMap<>(Mark.class);
    private final XSSFCellStyle text;
    private final XSSFCellStyle plain;
    private final XSSFCellStyle header;
    private final XSSFCellStyle title;
    private final XSSFCellStyle section;
    private final XSSFCellStyle muted;
    private final XSSFCellStyle strong;

    ExcelStyles(XSSFWorkbook book) {
        this.book = book;
        this.text = style(font(11, false, null), true);
        this.plain = style(font(11, false, null), false);
        this.header = style(font(11, true, null), true);
        header.setBorderBottom(BorderStyle.THIN);
        this.title = style(font(18, true, null), false);
        this.section = style(font(13, true, null), false);
        this.muted = style(font(11, false, MUTED), true);
        this.strong = style(font(11, true, null), true);
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

    XSSFCellStyle strong() {
        return strong;
    }

    XSSFCellStyle mark(Mark mark) {
        return marks.get(mark);
    }

    /** The number format of a unit: whole counts, shares as percentages, everything else with two decimals. */
    XSSFCellStyle number(Unit unit, double value) {
        return numbers.computeIfAbsent(format(unit, value), this::numbered);
    }

    /** A share as a percentage, a whole number of things without decimals. */
    private static String format(Unit unit, double value) {
        boolean whole = value == Math.rint(value);
        return switch (unit) {
            case SHARE -> "0.0%";
            case RATIO -> "0.00";
            case REQUESTS, COUNT, TOKENS, BYTES, BYTES_PER_SECOND, OPERATIONS_PER_SECOND ->
                whole ? "#,##0" : "#,##0.00";
            case MILLISECONDS, SECONDS, REQUESTS_PER_SECOND, TOKENS_PER_SECOND -> "#,##0.00";
        };
    }

    private XSSFCellStyle numbered(String format) {
        XSSFCellStyle style = style(font(11, false, null), false);
        style.setDataFormat(book.createDataFormat().getFormat(format));
        return style;
    }

    private XSSFCellStyle marked(Mark mark) {
        String[] colours =
                switch (mark) {
                    case CRITICAL -> new String[] {"A83A00", "FDF0EA"};
                    case WARNING -> new String[] {"7F5600", "FDF5E3"};
                    case INFO -> new String[] {"00598F", "EBF4FA"};
                    case GOOD -> new String[] {"00684A", "E8F5F0"};
                    case UNDECIDED -> new String[] {MUTED, "F5F6F8"};
                };
        XSSFCellStyle style = style(font(11, true, colours[0]), true);
        style.setFillForegroundColor(colour(colours[1]));
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
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

    private static XSSFColor colour(String hex) {
        int rgb = Integer.parseInt(hex, 16);
        return new XSSFColor(new byte[] {(byte) (rgb >> 16), (byte) (rgb >> 8), (byte) rgb}, null);
    }
}
