package io.benchdoctor.render;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.poi.ss.util.CellReference;

/** One row of a sheet as the markup of the file; its cells come in any order. */
final class ExcelLine {
    /** Height of a row that nobody sets, in points. */
    private static final float USUAL = 15;

    private static final int TWENTIETHS = 20;

    private final int index;
    private final SortedMap<Integer, Cell> cells = new TreeMap<>();
    private final SortedSet<Float> heights = new TreeSet<>();

    /** @param index of the row, from 0 */
    ExcelLine(int index) {
        this.index = index;
    }

    /** @param text what the cell shows where that is a text, {@code number} where it is a number */
    record Cell(String xml, Optional<String> text, OptionalDouble number) {}

    int index() {
        return index;
    }

    /** Empty where nothing was written. */
    Optional<Cell> cell(int column) {
        return Optional.ofNullable(cells.get(column));
    }

    /** @param text as {@link ExcelText} stores it */
    void text(int column, String text, ExcelLook look) {
        StringBuilder xml = begin(column, look).append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        ExcelXml.text(xml, text);
        cells.put(column, new Cell(xml.append("</t></is></c>").toString(), Optional.of(text), OptionalDouble.empty()));
    }

    /** @param value empty for a cell that has no more than its looks */
    void number(int column, OptionalDouble value, ExcelLook look) {
        StringBuilder xml = begin(column, look);
        if (value.isPresent()) {
            xml.append("><v>").append(value.getAsDouble()).append("</v></c>");
        } else {
            xml.append("/>");
        }
        cells.put(column, new Cell(xml.toString(), Optional.empty(), value));
    }

    /** @param otherwise what the formula gives at present where that is no number */
    void formula(int column, String formula, OptionalDouble cached, String otherwise, ExcelLook look) {
        StringBuilder xml = begin(column, look).append(cached.isPresent() ? "><f>" : " t=\"str\"><f>");
        ExcelXml.text(xml, formula);
        xml.append("</f><v>");
        ExcelXml.text(xml, cached.isPresent() ? Double.toString(cached.getAsDouble()) : otherwise);
        cells.put(column, new Cell(xml.append("</v></c>").toString(), Optional.empty(), cached));
    }

    /** Makes the row at least so many points high. */
    void raise(float points) {
        heights.add(points);
    }

    private StringBuilder begin(int column, ExcelLook look) {
        return new StringBuilder("<c r=\"")
                .append(CellReference.convertNumToColString(column))
                .append(index + 1)
                .append("\" s=\"")
                .append(look.index())
                .append('"');
    }

    /** Heights are whole twentieths of a point. */
    private static double twentieths(float points) {
        return (int) (points * TWENTIETHS) / (double) TWENTIETHS;
    }

    String xml() {
        StringBuilder xml = new StringBuilder("<row r=\"").append(index + 1).append('"');
        if (!heights.isEmpty() && heights.last() > USUAL) {
            xml.append(" ht=\"").append(twentieths(heights.last())).append("\" customHeight=\"1\"");
        }
        xml.append('>');
        cells.values().forEach(cell -> xml.append(cell.xml()));
        return xml.append("</row>").toString();
    }
}
