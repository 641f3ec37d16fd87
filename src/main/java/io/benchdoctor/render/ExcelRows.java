package io.benchdoctor.render;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * The rows of a long table. They are not cells of the workbook in memory, which would take a gigabyte, but are written
 * into the sheet's part of the file, column by column from suppliers.
 */
final class ExcelRows implements ExcelBody {
    /** Six decimals: nanoseconds of a time in milliseconds. The same on every JDK, unlike the shortest decimal. */
    private static final long SCALE = 1_000_000;

    /** Characters that are handed on at once. */
    private static final int MANY = 1 << 15;

    private final XSSFSheet sheet;
    private final int first;
    private final List<Column> columns = new ArrayList<>();

    /** @param first index of the row that comes first, below everything that the sheet holds */
    ExcelRows(XSSFSheet sheet, int first) {
        this.sheet = sheet;
        this.first = first;
    }

    private record Column(int index, String letters, int rows, Content content) {}

    private interface Content {
        /**
         * Writes a cell, or nothing.
         *
         * @param letters of its column
         * @param number of its row as people count it
         */
        void write(StringBuilder xml, String letters, int number, int row);
    }

    /** Numbers from the first row on; an absent one leaves its cell empty. */
    ExcelRows numbers(int column, int rows, XSSFCellStyle style, IntFunction<OptionalDouble> values) {
        return add(column, rows, (xml, letters, number, row) -> {
            OptionalDouble value = values.apply(row);
            if (value.isPresent()) {
                begin(xml, letters, number, style).append("><v>");
                number(xml, value.getAsDouble());
                xml.append("</v></c>");
            }
        });
    }

    /** Texts as texts, whatever they begin with; an empty one leaves its cell empty. */
    ExcelRows texts(int column, int rows, XSSFCellStyle style, IntFunction<String> values) {
        return add(column, rows, (xml, letters, number, row) -> {
            String value = values.apply(row);
            if (!value.isEmpty()) {
                begin(xml, letters, number, style)
                        .append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
                        .append(escaped(ExcelText.stored(value)))
                        .append("</t></is></c>");
            }
        });
    }

    /**
     * Formulas of ours whose result is a text.
     *
     * @param formulas by row of the sheet as people count it
     * @param cached what a program shows that does not reckon
     */
    ExcelRows formulas(
            int column, int rows, XSSFCellStyle style, IntFunction<String> formulas, IntFunction<String> cached) {
        return add(column, rows, (xml, letters, number, row) -> begin(xml, letters, number, style)
                .append(" t=\"str\"><f>")
                .append(escaped(formulas.apply(number)))
                .append("</f><v>")
                .append(escaped(Terminal.straight(cached.apply(row))))
                .append("</v></c>"));
    }

    private ExcelRows add(int column, int rows, Content content) {
        columns.add(new Column(column, CellReference.convertNumToColString(column), rows, content));
        return this;
    }

    @Override
    public XSSFSheet sheet() {
        return sheet;
    }

    @Override
    public void rows(Writer writer) throws IOException {
        columns.sort(Comparator.comparingInt(Column::index));
        int rows = columns.stream().mapToInt(Column::rows).max().orElse(0);
        StringBuilder xml = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            int number = first + row + 1;
            xml.append("<row r=\"").append(number).append("\">");
            for (Column column : columns) {
                if (row < column.rows()) {
                    column.content().write(xml, column.letters(), number, row);
                }
            }
            xml.append("</row>");
            if (xml.length() >= MANY || row == rows - 1) {
                writer.append(xml);
                xml.setLength(0);
            }
        }
    }

    private static StringBuilder begin(StringBuilder xml, String letters, int number, XSSFCellStyle style) {
        return xml.append("<c r=\"")
                .append(letters)
                .append(number)
                .append("\" s=\"")
                .append(style.getIndex())
                .append('"');
    }

    /** The number that a cell holds. */
    static double rounded(double value) {
        return Math.round(value * SCALE) / (double) SCALE;
    }

    /** The number with up to six decimals. */
    static void number(StringBuilder xml, double value) {
        long scaled = Math.round(Math.abs(value) * SCALE);
        xml.append(value < 0 && scaled > 0 ? "-" : "").append(scaled / SCALE);
        long fraction = scaled % SCALE;
        if (fraction > 0) {
            xml.append('.');
            long digit = SCALE / 10;
            for (long left = fraction; left > 0; left %= digit, digit /= 10) {
                xml.append((char) ('0' + left / digit));
                if (digit == 1) {
                    break;
                }
            }
        }
    }

    /** Text as XML; what XML cannot hold is left out. */
    private static String escaped(String text) {
        StringBuilder xml = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c >= ' ' && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF))
                .forEach(c -> {
                    switch (c) {
                        case '<' -> xml.append("&lt;");
                        case '>' -> xml.append("&gt;");
                        case '&' -> xml.append("&amp;");
                        default -> xml.appendCodePoint(c);
                    }
                });
        return xml.toString();
    }
}
