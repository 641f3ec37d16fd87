package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class ExcelLinesTest {
    private static final String HOSTILE = "=1+1 <b>&amp; \u0001 \ud83d \uFFFF\ttab\nline";

    @Test
    void rows_of_which_only_the_markup_is_kept_are_those_that_can_be_asked_for_again() throws IOException {
        assertThat(read(written(true))).isEqualTo(read(written(false))).hasSizeGreaterThan(10);
    }

    @Test
    void rows_that_were_packed_beside_each_other_are_those_that_were_written_one_after_the_other() throws IOException {
        assertThat(read(inBlocks(7, 3))).isEqualTo(read(inBlocks(7, 7))).hasSize(2 + 2 * 7);
    }

    @Test
    void the_library_reads_what_was_written() throws IOException {
        assertThat(read(written(true)))
                .contains(
                        "B5|12.50|NUMERIC|"
                                + new ExcelStyles().number("#,##0.00").index() + "|2156",
                        "A6|443|NUMERIC|" + new ExcelStyles().number("#,##0").index() + "|616",
                        "D6|Đ ấ 🙂 _x0041_ \uFFFD|STRING|"
                                + new ExcelStyles().text().index() + "|616",
                        "C6|A5*2|FORMULA|" + new ExcelStyles().number("#,##0").index() + "|616",
                        "B7||BLANK|" + new ExcelStyles().text().index() + "|300",
                        "A8|–|STRING|" + new ExcelStyles().text().index() + "|308");
    }

    @Test
    void a_text_is_spelled_as_the_library_spells_it() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            book.createSheet("Runs").createRow(0).createCell(0).setCellValue(ExcelText.stored(HOSTILE));
            book.write(bytes);
        }
        ExcelBook ours = new ExcelBook();
        ExcelStyles styles = new ExcelStyles();
        new ExcelSheet(ours, styles, "Runs", 10).row().text(0, HOSTILE);
        try (XSSFWorkbook theirs = new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()));
                XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes(ours)))) {
            Cell cell = book.getSheetAt(0).getRow(0).getCell(0);
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getStringCellValue())
                    .isEqualTo(theirs.getSheetAt(0).getRow(0).getCell(0).getStringCellValue());
        }
    }

    @Test
    void every_look_is_what_the_library_made_of_it() throws IOException {
        ExcelStyles styles = new ExcelStyles();
        ExcelBook ours = new ExcelBook();
        new ExcelSheet(ours, styles, "Runs", 10).row().text(0, "x");
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes(ours)))) {
            assertThat(book.getNumCellStyles()).isEqualTo(styles.all().size() + 1);
            for (ExcelLook look : styles.all()) {
                var style = book.getCellStyleAt(look.index());
                assertThat(style.getWrapText()).isEqualTo(look.wrapped());
                assertThat(style.getFont().getBold()).isEqualTo(look.bold());
                assertThat((int) style.getFont().getFontHeightInPoints()).isEqualTo(look.points());
                assertThat(style.getDataFormatString()).isEqualTo(look.format().orElse("General"));
            }
        }
    }

    @Test
    void two_sheets_of_one_name_are_a_bug() {
        ExcelBook book = new ExcelBook();
        ExcelStyles styles = new ExcelStyles();
        new ExcelSheet(book, styles, "Runs", 10);
        assertThatThrownBy(() -> new ExcelSheet(book, styles, "runs", 10)).hasMessageContaining("runs");
    }

    /** Every cell with its place, look and height of the row. */
    private static List<String> read(byte[] written) throws IOException {
        List<String> cells = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(written))) {
            DataFormatter format = new DataFormatter(Locale.ENGLISH);
            for (Row row : book.getSheetAt(0)) {
                for (Cell cell : row) {
                    cells.add(String.join(
                            "|",
                            cell.getAddress().formatAsString(),
                            format.formatCellValue(cell),
                            cell.getCellType().name(),
                            "" + cell.getCellStyle().getIndex(),
                            "" + row.getHeight()));
                }
            }
        }
        return cells;
    }

    private static byte[] written(boolean isLong) throws IOException {
        ExcelStyles styles = new ExcelStyles();
        ExcelBook book = new ExcelBook();
        ExcelSheet sheet = new ExcelSheet(book, styles, "Runs", 10, 20, 30, 14);
        sheet.table("Title", List.of("a", "b", "c", "d"), 1);
        if (isLong) {
            sheet.lined();
        }
        sheet.row()
                .text(2, HOSTILE, styles.muted())
                .text(0, "a line\nand another, which is longer than its column is wide")
                .number(1, new Quantity(12.5, Unit.MILLISECONDS));
        sheet.row().count(0, 443).text(3, "Đ ấ 🙂 _x0041_ \u202E").formula(2, "A5*2", 886, new Quantity(2, Unit.COUNT));
        sheet.row()
                .value(1, OptionalDouble.empty(), styles.text())
                .formula(0, "IF(A5>0,\"x\",\"y\")", OptionalDouble.empty(), "x", styles.text());
        sheet.row().number(0, new Quantity(Double.NaN, Unit.RATIO)).text(1, "tab\tand end");
        return bytes(book);
    }

    private static byte[] inBlocks(int rows, int rowsPerBlock) throws IOException {
        ExcelStyles styles = new ExcelStyles();
        ExcelBook book = new ExcelBook();
        ExcelSheet sheet = new ExcelSheet(book, styles, "Runs", 10, 20);
        sheet.table("Title", List.of("a"), 1);
        int first = sheet.nextRow();
        for (int from = 0; from < rows; from += rowsPerBlock) {
            int to = Math.min(from + rowsPerBlock, rows);
            ExcelSheet.Block block = sheet.block(first + from);
            for (int row = from; row < to; row++) {
                block.row().text(1, HOSTILE).count(0, row);
            }
            sheet.add(block.packed(), to - from);
        }
        assertThat(sheet.nextRow()).isEqualTo(first + rows);
        return bytes(book);
    }

    private static byte[] bytes(ExcelBook book) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        book.write(bytes);
        return bytes.toByteArray();
    }
}
