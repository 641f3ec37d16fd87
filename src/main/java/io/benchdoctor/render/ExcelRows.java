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
    private static final int DECIMALS = 6;

    private static final long SCALE = 1_000_000;

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
        /** Writes the cell with this reference, or nothing. */
        void write(StringBuilder xml, String reference, int row);
    }

    /** Numbers from the first row on; an absent one leaves its cell empty. */
    ExcelRows numbers(int column, int rows, XSSFCellStyle style, IntFunction<OptionalDouble> values) {
        return add(column, rows, (xml, reference, row) -> {
            OptionalDouble value = values.apply(row);
            if (value.isPresent()) {
                begin(xml, reference, style).append("><v>");
                number(xml, value.getAsDouble());
                xml.append("</v></c>");
            }
        });
    }

    /** Texts as texts, whatever they begin with; an empty one leaves its cell empty. */
    ExcelRows texts(int column, int rows, XSSFCellStyle style, IntFunction<String> values) {
        return add(column, rows, (xml, reference, row) -> {
            String value = values.apply(row);
            if (!value.isEmpty()) {
                begin(xml, reference, style)
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
        return add(column, rows, (xml, reference, row) -> begin(xml, reference, style)
                .append(" t=\"str\"><f>")
                .append(escaped(formulas.apply(first + row + 1)))
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
            xml.setLength(0);
            xml.append("<row r=\"").append(number).append("\">");
            for (Column column : columns) {
                if (row < column.rows()) {
                    column.content().write(xml, column.letters() + number, row);
                }
            }
            writer.append(xml.append("</row>"));
        }
    }

    private static StringBuilder begin(StringBuilder xml, String reference, XSSFCellStyle style) {
        return xml.append("<c r=\"")
                .append(reference)
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
            String digits = Long.toString(fraction);
            xml.append('.').append("0".repeat(DECIMALS - digits.length()));
            xml.append(digits, 0, lastDigit(digits) + 1);
        }
    }

    private static int lastDigit(String digits) {
        int last = digits.length() - 1;
        while (digits.charAt(last) == '0') {
            last--;
        }
        return last;
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
