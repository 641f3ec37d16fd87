package io.benchdoctor.render;

import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import io.benchdoctor.report.Mark;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ObjIntConsumer;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.ss.util.WorkbookUtil;

/**
 * A sheet that is written from top to bottom. Text is written as text whatever it begins with, and a missing number is a
 * dash, never a zero.
 */
final class ExcelSheet {
    static final String ABSENT = "–";
    /** A wrapped line of Calibri 11 holds about this many characters per unit of column width, and is this high. */
    private static final double CHARACTERS_PER_WIDTH = 0.92;

    /** Height of a line in letters; Vietnamese capitals carry two marks. */
    private static final float LINE_HEIGHT = 1.4f;

    private static final int MOST_LINES = 24;
    private static final int HEADER_ROW = 3;

    private final ExcelBook book;
    private final String name;
    private final ExcelStyles styles;
    private final int[] widths;
    private final ExcelFrame frame = new ExcelFrame();
    private final ExcelLines lines = new ExcelLines();
    private final List<ZipPiece> packed = new ArrayList<>();

    /** What rows beside each other were written into that are packed by now, for the next ones. */
    private final Queue<ExcelBytes> spare = new ConcurrentLinkedQueue<>();

    private final List<Later> later = new ArrayList<>();
    private final List<ExcelRows> bulk = new ArrayList<>();
    private final List<ExcelTable> tables = new ArrayList<>();
    private final List<ExcelChart> charts = new ArrayList<>();
    private final List<String> header = new ArrayList<>();
    private final AtomicBoolean passing = new AtomicBoolean();
    private int next;

    ExcelSheet(ExcelBook book, ExcelStyles styles, String name, int... widths) {
        WorkbookUtil.validateSheetName(name);
        this.book = book;
        this.name = name;
        this.styles = styles;
        this.widths = widths.clone();
        for (int column = 0; column < widths.length; column++) {
            frame.width(column, widths[column]);
        }
        book.add(this);
    }

    String name() {
        return name;
    }

    /** What stands around the rows. */
    ExcelFrame frame() {
        return frame;
    }

    List<ExcelTable> tables() {
        return tables;
    }

    List<ExcelChart> charts() {
        return charts;
    }

    /** @param chart over cells of the workbook */
    void add(ExcelChart chart) {
        charts.add(chart);
    }

    /** What a cell holds; empty where nothing was written, and below {@link #lined}. */
    Optional<ExcelLine.Cell> cell(int row, int column) {
        return lines.cell(row, column);
    }

    /** Index of the row that comes next. */
    int nextRow() {
        return next;
    }

    void skip() {
        next++;
    }

    /** A page of prose: no grid, upright. */
    void prose() {
        frame.hideGrid();
        frame.upright();
    }

    /** The footer of every sheet: run, sheet, page. */
    void footer(String run) {
        frame.footer(run);
    }

    /** From here on no row is asked for again, and no chart reads one: of thousands only the markup stays in memory. */
    ExcelSheet lined() {
        passing.set(true);
        return this;
    }

    /** A long table from here to the end of the sheet, written column by column. */
    ExcelRows rows(int first) {
        ExcelRows rows = new ExcelRows(first);
        bulk.add(rows);
        return rows;
    }

    /** The long tables below all other rows. */
    List<ExcelRows> bulk() {
        return bulk;
    }

    /** Writes the sheet as far as what of it is packed already. */
    void write(OutputStream out, boolean first) throws IOException {
        out.write(frame.before(first).getBytes(StandardCharsets.UTF_8));
        lines.write(out);
        for (Later rows : later) {
            ExcelLines passing = new ExcelLines();
            for (int n = 0; n < rows.count(); n++) {
                rows.filled().accept(new Row(passing.pass(rows.first() + n)), n);
                passing.handOn(out);
            }
            passing.write(out);
        }
    }

    /** Rows that are filled one by one, the first of them the zeroth, when the file is written. */
    private record Later(int first, int count, ObjIntConsumer<Row> filled) {}

    /** Rows below all others; of thousands none stays in memory. */
    void later(int count, ObjIntConsumer<Row> filled) {
        later.add(new Later(next, count, filled));
        next += count;
    }

    Row row() {
        int index = next++;
        return new Row(passing.get() ? lines.pass(index) : lines.at(index));
    }

    /** Rows below all others, made beside each other; they come onto the sheet with {@link #add}. */
    Block block(int first) {
        return new Block(first);
    }

    /** Puts rows onto the sheet that were made beside it. */
    void add(ZipPiece rows, int count) {
        packed.add(rows);
        next += count;
    }

    /** Rows below all others as they stand in the file. */
    List<ZipPiece> packed() {
        return packed;
    }

    /** Some rows that follow one another; touches nothing of the sheet but what stands fast. */
    final class Block {
        private final ExcelBytes markup;
        private final ExcelLines lines;
        private final int[] next;

        private Block(int first) {
            ExcelBytes used = spare.poll();
            this.markup = used == null ? new ExcelBytes() : used;
            this.lines = new ExcelLines(markup);
            this.next = new int[] {first};
        }

        Row row() {
            return new Row(lines.pass(next[0]++));
        }

        /** Its rows, packed; no row comes after that. */
        ZipPiece packed() {
            ZipPiece piece = lines.packed();
            markup.reset();
            spare.add(markup);
            return piece;
        }
    }

    /** A certain row, which may exist already. */
    Row at(int index) {
        return new Row(lines.at(index));
    }

    /** A title and an empty line, then the header of a table in the fourth row, which stays in sight. */
    void table(String title, List<String> header, int frozenColumns) {
        table(title, header, frozenColumns, HEADER_ROW);
    }

    /** @param headerRow index of the row of the header, where more than a title stands above it */
    void table(String title, List<String> header, int frozenColumns, int headerRow) {
        at(next).text(0, title, styles.title());
        Row row = at(headerRow);
        next = headerRow + 1;
        for (int column = 0; column < header.size(); column++) {
            row.text(column, header.get(column), styles.header());
        }
        header.forEach(name -> this.header.add(ExcelText.shown(name).replace("\n", "_x000a_")));
        frame.freeze(frozenColumns, next);
        book.printTitles(this, headerRow);
    }

    /** Calls cells by a name, so that formulas of every sheet and language read the same. */
    void name(String name, CellRangeAddress cells) {
        book.name(name, cells.formatAsString(this.name, true));
    }

    void name(String name, int row, int column) {
        name(name, new CellRangeAddress(row, row, column, column));
    }

    /** The first cell of a row, as the target of a link within the workbook. */
    String place(int row) {
        return new CellReference(name, row, 0, false, false).formatAsString();
    }

    /** Nothing beyond is printed unless the reader chooses so. */
    void print(int lastColumn, int lastRow) {
        book.printArea(this, new CellRangeAddress(0, lastRow, 0, lastColumn));
    }

    /** A place for a chart, in columns and rows. */
    static ExcelAnchor anchor(int column, int row, int columns, int rows) {
        return new ExcelAnchor(column, row, column + columns, row + rows);
    }

    /** A place for a chart beside rows that may become high: it is as large as if they did not. */
    static ExcelAnchor fixed(int column, int row, int columns, int rows) {
        return new ExcelAnchor(column, row, column + columns, row + rows, true);
    }

    /** What a column is called. */
    static String letters(int column) {
        return CellReference.convertNumToColString(column);
    }

    /** Columns that charts and formulas read and nobody else. */
    void hide(int from, int to) {
        for (int column = from; column <= to; column++) {
            frame.hide(column);
        }
    }

    /** A sentence under the title of a table; none when it is empty. */
    void remark(String text) {
        if (!text.isEmpty()) {
            at(1).text(0, text, styles.plain());
        }
    }

    /** Makes what was written since {@link #table} a table of Excel's own; without a row there is none. */
    void endTable(String name, int columns) {
        endTable(name, columns, next - 1);
    }

    /** @param last index of the last row, which may be written later */
    void endTable(String name, int columns, int last) {
        if (last <= HEADER_ROW) {
            return;
        }
        tables.add(new ExcelTable(
                name, new CellRangeAddress(HEADER_ROW, last, 0, columns - 1), List.copyOf(header.subList(0, columns))));
    }

    /** One row; cells may be written in any order. */
    final class Row {
        private final ExcelLine line;

        private Row(ExcelLine line) {
            this.line = line;
        }

        int index() {
            return line.index();
        }

        Row text(int column, String text, ExcelLook look) {
            line.text(column, text, look);
            fit(column, text, look);
            return this;
        }

        Row text(int column, String text) {
            return text(column, text, styles.text());
        }

        /** Makes a cell that holds a text lead to another place of the workbook. */
        Row link(int column, String place) {
            frame.link(letters(column) + (index() + 1), place);
            line.cell(column).flatMap(ExcelLine.Cell::text).ifPresent(text -> line.text(column, text, styles.link()));
            return this;
        }

        Row mark(int column, Mark mark, String text) {
            return text(column, text, styles.mark(mark));
        }

        Row number(int column, Quantity quantity) {
            if (!Double.isFinite(quantity.value())) {
                return text(column, ABSENT);
            }
            line.number(column, OptionalDouble.of(quantity.value()), styles.number(quantity.unit(), quantity.value()));
            return this;
        }

        Row number(int column, Optional<Quantity> quantity) {
            return quantity.isPresent() ? number(column, quantity.get()) : text(column, ABSENT);
        }

        Row count(int column, long count) {
            return number(column, new Quantity(count, Unit.COUNT));
        }

        /** A formula of ours with the result that a previewer shows; recalculated when the workbook is opened. */
        Row formula(int column, String formula, double cached, Quantity like) {
            return formula(column, formula, OptionalDouble.of(cached), ABSENT, styles.number(like.unit(), cached));
        }

        /**
         * A formula of ours with its present result: a number, or a text where there is none.
         */
        Row formula(int column, String formula, OptionalDouble cached, String otherwise, ExcelLook look) {
            line.formula(column, formula, cached, otherwise, look);
            return this;
        }

        /** A number that a formula reads, or that the reader may change; empty when absent. */
        Row value(int column, OptionalDouble value, ExcelLook look) {
            line.number(column, value, look);
            return this;
        }

        /** Rows do not grow by themselves in every program, so their height is set. */
        private void fit(int column, String text, ExcelLook look) {
            float height = look.points() * LINE_HEIGHT;
            int lines =
                    look.wrapped() && column < widths.length ? lines(text, widths[column] * CHARACTERS_PER_WIDTH) : 1;
            line.raise(Math.min(lines, MOST_LINES) * height);
        }

        private static int lines(String text, double charactersPerLine) {
            int lines = 0;
            int from = 0;
            for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
                lines += 1 + (int) ((end - from) / charactersPerLine);
                from = end + 1;
            }
            return lines + 1 + (int) ((text.length() - from) / charactersPerLine);
        }
    }

    /** The word of a key, which must exist: a workbook without a header is a bug. */
    static String word(Map<String, String> words, String key) {
        String word = words.get("sheet." + key);
        if (word == null) {
            throw new IllegalStateException("no word sheet." + key);
        }
        return word;
    }

    static List<String> words(Map<String, String> words, List<String> keys) {
        return keys.stream().map(key -> word(words, key)).toList();
    }

    /** The mark of a severity in letters that every font has. */
    static String sign(Mark mark) {
        return switch (mark) {
            case CRITICAL -> "■";
            case WARNING -> "▲";
            case INFO -> "○";
            case GOOD -> "●";
            case UNDECIDED -> ABSENT;
        };
    }
}
