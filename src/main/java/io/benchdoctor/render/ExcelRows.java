package io.benchdoctor.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellReference;

/**
 * The rows of a long table. They are not cells of the workbook in memory, which would take a gigabyte, but are written
 * into the sheet's part of the file, column by column from suppliers, and packed a thousand at a time.
 */
final class ExcelRows {
    private static final int ROWS_PER_PIECE = 1024;

    /** Below it and from the blank on, characters of which markup has no need stand as they are. */
    private static final char PLAIN_UP_TO = 0xD800;

    private static final byte[] ROW = ExcelBytes.ascii("<row r=\"");
    private static final byte[] ROW_OPEN = ExcelBytes.ascii("\">");
    private static final byte[] ROW_END = ExcelBytes.ascii("</row>");
    private static final byte[] CELL_END = ExcelBytes.ascii("</v></c>");
    private static final byte[] TEXT_END = ExcelBytes.ascii("</t></is></c>");

    private final int first;
    private final List<Column> columns = new ArrayList<>();

    /** @param first index of the row that comes first, below everything that the sheet holds */
    ExcelRows(int first) {
        this.first = first;
    }

    /**
     * One column.
     *
     * @param opening of a cell up to the number of its row, {@code inner} from behind that to what the cell holds
     * @param worded whether cells say what may be said otherwise in another language
     */
    private record Column(int index, int rows, byte[] opening, byte[] inner, boolean worded, Content content) {
        static Column of(int index, int rows, ExcelLook style, String inner, boolean worded, Content content) {
            return new Column(
                    index,
                    rows,
                    ExcelBytes.ascii("<c r=\"" + CellReference.convertNumToColString(index)),
                    ExcelBytes.ascii("\" s=\"" + style.index() + '"' + inner),
                    worded,
                    content);
        }

        private boolean isLike(Column other) {
            return index == other.index
                    && rows == other.rows
                    && worded == other.worded
                    && Arrays.equals(inner, other.inner);
        }

        private String words(int firstRow, int row) {
            return content.words(firstRow + row + 1, row);
        }

        private ExcelBytes begin(ExcelBytes xml, int number) {
            return xml.append(opening).append((long) number).append(inner);
        }
    }

    private interface Content {
        /**
         * Writes a cell, or nothing.
         *
         * @param number of its row as people count it
         */
        void write(ExcelBytes xml, Column column, int number, int row);

        /** What the cell says that may be said otherwise in another language; empty for numbers. */
        default String words(int number, int row) {
            return "";
        }
    }

    /** Numbers from the first row on, the same in every language; an absent one leaves its cell empty. */
    ExcelRows numbers(int column, int rows, ExcelLook style, IntFunction<OptionalDouble> values) {
        return add(Column.of(column, rows, style, "><v>", false, (xml, at, number, row) -> {
            OptionalDouble value = values.apply(row);
            if (value.isPresent()) {
                at.begin(xml, number).append(value.getAsDouble()).append(CELL_END);
            }
        }));
    }

    /** Texts as texts, whatever they begin with; an empty one leaves its cell empty. */
    ExcelRows texts(int column, int rows, ExcelLook style, IntFunction<String> values) {
        Content content = new Content() {
            @Override
            public void write(ExcelBytes xml, Column at, int number, int row) {
                String value = values.apply(row);
                if (!value.isEmpty()) {
                    at.begin(xml, number)
                            .append(escaped(ExcelText.stored(value)))
                            .append(TEXT_END);
                }
            }

            @Override
            public String words(int number, int row) {
                return values.apply(row);
            }
        };
        return add(Column.of(column, rows, style, " t=\"inlineStr\"><is><t xml:space=\"preserve\">", true, content));
    }

    /**
     * Formulas of ours whose result is a text.
     *
     * @param formulas by row of the sheet as people count it
     * @param cached what a program shows that does not reckon
     */
    ExcelRows formulas(
            int column, int rows, ExcelLook style, IntFunction<String> formulas, IntFunction<String> cached) {
        Content content = new Content() {
            @Override
            public void write(ExcelBytes xml, Column at, int number, int row) {
                at.begin(xml, number).append(words(number, row)).append(CELL_END);
            }

            @Override
            public String words(int number, int row) {
                return escaped(formulas.apply(number)) + "</f><v>" + escaped(Terminal.straight(cached.apply(row)));
            }
        };
        return add(Column.of(column, rows, style, " t=\"str\"><f>", true, content));
    }

    private ExcelRows add(Column column) {
        columns.add(column);
        columns.sort(Comparator.comparingInt(Column::index));
        return this;
    }

    // ---- packing ----------------------------------------------------------------------------------------------------

    /**
     * The rows of one table in the workbooks of several languages, packed; what says the same in all of them is written and
     * packed once. Made by all processors.
     *
     * @param same of the same numbers, one per language
     * @return the pieces of each
     */
    static List<List<ZipPiece>> packed(List<ExcelRows> same) {
        int rows = same.get(0).rows();
        boolean alike = same.stream().allMatch(other -> other.isLike(same.get(0)));
        int pieces = (rows + ROWS_PER_PIECE - 1) / ROWS_PER_PIECE;
        List<List<ZipPiece>> made = IntStream.range(0, pieces)
                .parallel()
                .mapToObj(piece -> packed(same, alike, piece * ROWS_PER_PIECE))
                .toList();
        return IntStream.range(0, same.size())
                .mapToObj(which -> made.stream().map(piece -> piece.get(which)).toList())
                .toList();
    }

    private static List<ZipPiece> packed(List<ExcelRows> same, boolean alike, int from) {
        ExcelRows one = same.get(0);
        ZipPiece first = one.packed(from);
        return same.stream()
                .map(other -> alike && other.says(one, from) ? first : other.packed(from))
                .toList();
    }

    private int rows() {
        return columns.stream().mapToInt(Column::rows).max().orElse(0);
    }

    private ZipPiece packed(int from) {
        ExcelBytes xml = new ExcelBytes();
        int to = Math.min(from + ROWS_PER_PIECE, rows());
        for (int row = from; row < to; row++) {
            write(xml, row);
        }
        return xml.packed();
    }

    private void write(ExcelBytes xml, int row) {
        int number = first + row + 1;
        xml.append(ROW).append((long) number).append(ROW_OPEN);
        for (Column column : columns) {
            if (row < column.rows()) {
                column.content().write(xml, column, number, row);
            }
        }
        xml.append(ROW_END);
    }

    /** Whether the cells stand in the same columns and look the same. */
    private boolean isLike(ExcelRows other) {
        return first == other.first
                && columns.size() == other.columns.size()
                && IntStream.range(0, columns.size())
                        .allMatch(n -> columns.get(n).isLike(other.columns.get(n)));
    }

    /** Whether the words of some rows are those of another language, or none. */
    private boolean says(ExcelRows other, int from) {
        for (int n = 0; n < columns.size(); n++) {
            Column column = columns.get(n);
            int to = column.worded() ? Math.min(from + ROWS_PER_PIECE, column.rows()) : from;
            for (int row = from; row < to; row++) {
                if (!column.words(first, row).equals(other.columns.get(n).words(first, row))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Text as XML; what XML cannot hold is left out. */
    private static String escaped(String text) {
        return isPlain(text) ? text : spelled(text);
    }

    /** Whether every character of it stands for itself; so it is with the names of almost all files. */
    private static boolean isPlain(String text) {
        for (int n = 0; n < text.length(); n++) {
            char c = text.charAt(n);
            if (c < ' ' || c >= PLAIN_UP_TO || c == '<' || c == '>' || c == '&') {
                return false;
            }
        }
        return true;
    }

    private static String spelled(String text) {
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
