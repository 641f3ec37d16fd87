package io.benchdoctor.render;

import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import io.benchdoctor.report.Mark;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFTable;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

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

    private final XSSFSheet sheet;
    private final ExcelStyles styles;
    private final int[] widths;
    private final AtomicReference<ExcelLines> lines = new AtomicReference<>();
    private int next;

    ExcelSheet(XSSFWorkbook book, ExcelStyles styles, String name, int... widths) {
        this.sheet = book.createSheet(name);
        this.styles = styles;
        this.widths = widths.clone();
        for (int column = 0; column < widths.length; column++) {
            sheet.setColumnWidth(column, widths[column] * 256);
        }
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }

    XSSFSheet sheet() {
        return sheet;
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
        sheet.setDisplayGridlines(false);
        sheet.getPrintSetup().setLandscape(false);
    }

    /** The footer of every sheet: run, sheet, page. */
    void footer(String run) {
        sheet.getFooter().setLeft(run.replace("&", "&&"));
        sheet.getFooter().setCenter("&A");
        sheet.getFooter().setRight("&P/&N");
    }

    /** The rows that are written with the file; empty where all are cells of the workbook. */
    Optional<ExcelBody> body() {
        return Optional.ofNullable(lines.get());
    }

    /**
     * From here on rows are no cells of the workbook but are written with the file, by {@link #body}: no chart and no link
     * can be made from them, and each takes a tenth of the time.
     */
    ExcelSheet lined() {
        lines.compareAndSet(null, new ExcelLines(sheet));
        return this;
    }

    Row row() {
        int index = next++;
        ExcelLines open = lines.get();
        return new Row(open == null ? cells(index) : open.row(index));
    }

    private ExcelCells cells(int index) {
        return new ExcelBookCells(sheet.createRow(index));
    }

    /** A certain row, which may exist already. */
    Row at(int index) {
        XSSFRow row = sheet.getRow(index);
        return new Row(row == null ? cells(index) : new ExcelBookCells(row));
    }

    /** A title and an empty line, then the header of a table in the fourth row, which stays in sight. */
    void table(String title, List<String> header, int frozenColumns) {
        table(title, header, frozenColumns, HEADER_ROW);
    }

    /** @param headerRow index of the row of the header, where more than a title stands above it */
    void table(String title, List<String> header, int frozenColumns, int headerRow) {
        new Row(cells(next)).text(0, title, styles.title());
        Row row = new Row(cells(headerRow));
        next = headerRow + 1;
        for (int column = 0; column < header.size(); column++) {
            row.text(column, header.get(column), styles.header());
        }
        sheet.createFreezePane(frozenColumns, next);
        sheet.setRepeatingRows(new CellRangeAddress(next - 1, next - 1, -1, -1));
    }

    /** Calls cells by a name, so that formulas of every sheet and language read the same. */
    void name(String name, CellRangeAddress cells) {
        var named = sheet.getWorkbook().createName();
        named.setNameName(name);
        named.setRefersToFormula(cells.formatAsString(sheet.getSheetName(), true));
    }

    void name(String name, int row, int column) {
        name(name, new CellRangeAddress(row, row, column, column));
    }

    /** The first cell of a row, as the target of a link within the workbook. */
    String place(int row) {
        return new CellReference(sheet.getSheetName(), row, 0, false, false).formatAsString();
    }

    /** Makes a cell lead to another place of the workbook. */
    void link(int row, int column, String place) {
        Hyperlink link = sheet.getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
        link.setAddress(place);
        XSSFCell cell = sheet.getRow(row).getCell(column);
        cell.setHyperlink(link);
        cell.setCellStyle(styles.link());
    }

    /** A place for a chart, in columns and rows. */
    static XSSFClientAnchor anchor(int column, int row, int columns, int rows) {
        return new XSSFClientAnchor(0, 0, 0, 0, column, row, column + columns, row + rows);
    }

    /** What a column is called. */
    static String letters(int column) {
        return CellReference.convertNumToColString(column);
    }

    /** Columns that charts and formulas read and nobody else. */
    void hide(int from, int to) {
        for (int column = from; column <= to; column++) {
            sheet.setColumnHidden(column, true);
        }
    }

    /** A sentence under the title of a table; none when it is empty. */
    void remark(String text) {
        if (!text.isEmpty()) {
            new Row(cells(1)).text(0, text, styles.plain());
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
        AreaReference area = new AreaReference(
                new CellReference(HEADER_ROW, 0), new CellReference(last, columns - 1), SpreadsheetVersion.EXCEL2007);
        XSSFTable table = sheet.createTable(area);
        table.setName(name);
        table.setDisplayName(name);
        table.getCTTable().addNewAutoFilter().setRef(area.formatAsString());
        table.getCTTable().addNewTableStyleInfo().setName("TableStyleLight1");
        table.getCTTable().getTableStyleInfo().setShowRowStripes(false);
    }

    /** One row; cells may be written in any order. */
    final class Row {
        private final ExcelCells cells;

        private Row(ExcelCells cells) {
            this.cells = cells;
        }

        int index() {
            return cells.index();
        }

        Row text(int column, String text, CellStyle style) {
            cells.text(column, ExcelText.stored(text.replace("`", "")), style);
            fit(column, text, style);
            return this;
        }

        Row text(int column, String text) {
            return text(column, text, styles.text());
        }

        Row mark(int column, Mark mark, String text) {
            return text(column, text, styles.mark(mark));
        }

        Row number(int column, Quantity quantity) {
            if (!Double.isFinite(quantity.value())) {
                return text(column, ABSENT);
            }
            cells.number(column, OptionalDouble.of(quantity.value()), styles.number(quantity.unit(), quantity.value()));
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
        Row formula(int column, String formula, OptionalDouble cached, String otherwise, CellStyle style) {
            cells.formula(column, formula, cached, otherwise, style);
            return this;
        }

        /** A number that a formula reads, or that the reader may change; empty when absent. */
        Row value(int column, OptionalDouble value, CellStyle style) {
            cells.number(column, value, style);
            return this;
        }

        /** Rows do not grow by themselves in every program, so their height is set. */
        private void fit(int column, String text, CellStyle style) {
            float line = sheet.getWorkbook().getFontAt(style.getFontIndex()).getFontHeightInPoints() * LINE_HEIGHT;
            int lines = 1;
            if (style.getWrapText() && column < widths.length) {
                String[] parts = text.indexOf('\n') < 0 ? new String[] {text} : text.split("\n", -1);
                lines = parts.length;
                for (String part : parts) {
                    lines += (int) (part.length() / (widths[column] * CHARACTERS_PER_WIDTH));
                }
            }
            cells.raise(Math.min(lines, MOST_LINES) * line);
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
