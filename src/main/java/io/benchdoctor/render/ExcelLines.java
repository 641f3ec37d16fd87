package io.benchdoctor.render;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * The rows of a table over thousands of runs, row by row as the markup of the file: as cells of the workbook in memory each
 * takes ten times as long to make and to write, and stays until the last one is made.
 */
final class ExcelLines implements ExcelBody {
    private static final int TWENTIETHS = 20;

    private final XSSFSheet sheet;
    private final List<String> written = new ArrayList<>();
    private final List<Line> open = new ArrayList<>();

    ExcelLines(XSSFSheet sheet) {
        this.sheet = sheet;
    }

    @Override
    public XSSFSheet sheet() {
        return sheet;
    }

    /**
     * Begins a row; the one before is complete.
     *
     * @param index below all rows before
     */
    ExcelCells row(int index) {
        close();
        Line line = new Line(index, sheet.getDefaultRowHeightInPoints());
        open.add(line);
        return line;
    }

    private void close() {
        open.forEach(line -> written.add(line.xml()));
        open.clear();
    }

    /** Writes the rows, from the first on. */
    void rows(Writer writer) throws IOException {
        close();
        for (String row : written) {
            writer.write(row);
        }
    }

    /** One row. */
    private static final class Line implements ExcelCells {
        private final int index;
        private final float usual;
        private final SortedMap<Integer, String> cells = new TreeMap<>();
        private final SortedSet<Float> heights = new TreeSet<>();

        private Line(int index, float usual) {
            this.index = index;
            this.usual = usual;
        }

        @Override
        public int index() {
            return index;
        }

        @Override
        public void text(int column, String text, CellStyle style) {
            StringBuilder xml = begin(column, style).append(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
            escape(xml, text);
            cells.put(column, xml.append("</t></is></c>").toString());
        }

        @Override
        public void number(int column, OptionalDouble value, CellStyle style) {
            StringBuilder xml = begin(column, style);
            if (value.isPresent()) {
                xml.append("><v>").append(value.getAsDouble()).append("</v></c>");
            } else {
                xml.append("/>");
            }
            cells.put(column, xml.toString());
        }

        @Override
        public void formula(int column, String formula, OptionalDouble cached, String otherwise, CellStyle style) {
            StringBuilder xml = begin(column, style).append(cached.isPresent() ? "><f>" : " t=\"str\"><f>");
            escape(xml, formula);
            xml.append("</f><v>");
            escape(xml, cached.isPresent() ? Double.toString(cached.getAsDouble()) : otherwise);
            cells.put(column, xml.append("</v></c>").toString());
        }

        @Override
        public void raise(float points) {
            heights.add(points);
        }

        private StringBuilder begin(int column, CellStyle style) {
            return new StringBuilder("<c r=\"")
                    .append(CellReference.convertNumToColString(column))
                    .append(index + 1)
                    .append("\" s=\"")
                    .append(style.getIndex())
                    .append('"');
        }

        /** Heights are whole twentieths of a point. */
        private static double twentieths(float points) {
            return (int) (points * TWENTIETHS) / (double) TWENTIETHS;
        }

        private String xml() {
            StringBuilder xml = new StringBuilder("<row r=\"").append(index + 1).append('"');
            if (!heights.isEmpty() && heights.last() > usual) {
                xml.append(" ht=\"").append(twentieths(heights.last())).append("\" customHeight=\"1\"");
            }
            xml.append('>');
            cells.values().forEach(xml::append);
            return xml.append("</row>").toString();
        }
    }

    /** Text as XML; line ends stay, and what XML cannot hold becomes a question mark, as the library writes it. */
    private static void escape(StringBuilder xml, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '\r' -> xml.append("&#xD;");
                default -> xml.append(isBad(text, i) ? '?' : c);
            }
        }
    }

    private static boolean isBad(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
        }
        return c < ' ' && c != '\n' && c != '\t' || c >= '\uFFFE';
    }
}
