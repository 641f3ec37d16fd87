package io.benchdoctor.render;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellReference;

/** One row of a sheet as the markup of the file; its cells come in any order. */
final class ExcelLine {
    /** Height of a row that nobody sets, in points. */
    private static final float USUAL = 15;

    private static final int TWENTIETHS = 20;

    /** A cell up to the number of its row, in the columns that hold most. */
    private static final byte[][] COLUMNS =
            IntStream.range(0, 64).mapToObj(ExcelLine::opening).toArray(byte[][]::new);

    private static final byte[] LOOK = ExcelBytes.ascii("\" s=\"");
    private static final byte[] TEXT = ExcelBytes.ascii("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    private static final byte[] TEXT_END = ExcelBytes.ascii("</t></is></c>");
    private static final byte[] NUMBER = ExcelBytes.ascii("\"><v>");
    private static final byte[] NOTHING = ExcelBytes.ascii("\"/>");
    private static final byte[] FORMULA = ExcelBytes.ascii("\"><f>");
    private static final byte[] FORMULA_OF_TEXT = ExcelBytes.ascii("\" t=\"str\"><f>");
    private static final byte[] FORMULA_END = ExcelBytes.ascii("</f><v>");
    private static final byte[] VALUE_END = ExcelBytes.ascii("</v></c>");
    private static final byte[] ROW = ExcelBytes.ascii("<row r=\"");
    private static final byte[] ROW_END = ExcelBytes.ascii("</row>");

    private final int index;
    private final ExcelBytes markup;
    private final SortedMap<Integer, Cell> cells = new TreeMap<>();
    private final float[] height = {USUAL};

    /**
     * @param index of the row, from 0
     * @param markup empty, and written to by this row alone until it is complete
     */
    ExcelLine(int index, ExcelBytes markup) {
        this.index = index;
        this.markup = markup;
    }

    private static byte[] opening(int column) {
        return ExcelBytes.ascii("<c r=\"" + CellReference.convertNumToColString(column));
    }

    /**
     * One cell.
     *
     * @param from where its markup begins, {@code to} behind its end
     * @param text what the cell was to show where that is a text, {@code number} where it is a number
     */
    record Cell(int from, int to, Optional<String> text, OptionalDouble number) {}

    int index() {
        return index;
    }

    /** Empty where nothing was written. */
    Optional<Cell> cell(int column) {
        return Optional.ofNullable(cells.get(column));
    }

    void text(int column, String text, ExcelLook look) {
        int from = begin(column, look);
        markup.append(TEXT);
        ExcelText.write(markup, text);
        markup.append(TEXT_END);
        cells.put(column, new Cell(from, markup.size(), Optional.of(text), OptionalDouble.empty()));
    }

    /** @param value empty for a cell that has no more than its looks */
    void number(int column, OptionalDouble value, ExcelLook look) {
        int from = begin(column, look);
        if (value.isPresent()) {
            markup.append(NUMBER).append(ascii(value.getAsDouble())).append(VALUE_END);
        } else {
            markup.append(NOTHING);
        }
        cells.put(column, new Cell(from, markup.size(), Optional.empty(), value));
    }

    /** @param otherwise what the formula gives at present where that is no number */
    void formula(int column, String formula, OptionalDouble cached, String otherwise, ExcelLook look) {
        int from = begin(column, look);
        markup.append(cached.isPresent() ? FORMULA : FORMULA_OF_TEXT)
                .append(ExcelXml.text(formula))
                .append(FORMULA_END)
                .append(ExcelXml.text(cached.isPresent() ? Double.toString(cached.getAsDouble()) : otherwise))
                .append(VALUE_END);
        cells.put(column, new Cell(from, markup.size(), Optional.empty(), cached));
    }

    private static byte[] ascii(double value) {
        return Double.toString(value).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Makes the row at least so many points high. */
    void raise(float points) {
        height[0] = Math.max(height[0], points);
    }

    /** @return where the cell begins */
    private int begin(int column, ExcelLook look) {
        int from = markup.size();
        markup.append(column < COLUMNS.length ? COLUMNS[column] : opening(column))
                .append(index + 1L)
                .append(LOOK)
                .append((long) look.index());
        return from;
    }

    /** Heights are whole twentieths of a point. */
    private static double twentieths(float points) {
        return (int) (points * TWENTIETHS) / (double) TWENTIETHS;
    }

    void write(ExcelBytes xml) {
        xml.append(ROW).append(index + 1L).append("\"");
        if (height[0] > USUAL) {
            xml.append(" ht=\"").append(ascii(twentieths(height[0]))).append("\" customHeight=\"1\"");
        }
        xml.append(">");
        cells.values().forEach(cell -> xml.append(markup, cell.from(), cell.to()));
        xml.append(ROW_END);
    }
}
