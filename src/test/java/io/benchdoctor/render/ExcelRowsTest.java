package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class ExcelRowsTest {
    private static final int ROWS = 5000;
    /** The only row whose word each language has for itself. */
    private static final int TOLD = 3000;

    @Test
    void numbers_are_written_once_for_all_languages_and_words_in_each() throws IOException {
        Table vi = new Table("lỗi");
        Table en = new Table("failed");
        List<List<ZipPiece>> packed = ExcelRows.packed(List.of(vi.rows, en.rows));

        assertThat(packed.get(0)).hasSize(5);
        for (int piece = 0; piece < 5; piece++) {
            boolean same = packed.get(0).get(piece) == packed.get(1).get(piece);
            assertThat(same).as("piece %s", piece).isEqualTo(piece != TOLD / 1024);
        }
    }

    @Test
    void tables_that_look_different_share_nothing() throws IOException {
        Table one = new Table("x");
        Table other = new Table("x");
        other.rows.numbers(2, 3, other.styles.number("0.0%"), row -> OptionalDouble.of(row));
        List<List<ZipPiece>> packed = ExcelRows.packed(List.of(one.rows, other.rows));

        assertThat(packed.get(0)).doesNotContainAnyElementsOf(packed.get(1));
    }

    @Test
    void every_cell_of_a_shared_table_is_in_each_workbook() throws IOException {
        List<ExcelBook> books = List.of(new Table("lỗi").book, new Table("failed").book);
        Map<ExcelRows, List<ZipPiece>> packed = ExcelBook.packed(books);
        List<String> words = List.of("lỗi", "failed");
        for (int n = 0; n < 2; n++) {
            try (XSSFWorkbook read = read(books.get(n), packed)) {
                XSSFSheet sheet = read.getSheetAt(0);
                assertThat(sheet.getLastRowNum()).isEqualTo(ROWS + 1);
                for (int row = 0; row < ROWS; row++) {
                    assertThat(sheet.getRow(row + 2).getCell(0).getNumericCellValue())
                            .isEqualTo(ExcelBytes.rounded(row / 7.0 - 100));
                }
                assertThat(sheet.getRow(TOLD + 2).getCell(1).getStringCellValue())
                        .isEqualTo(words.get(n));
            }
        }
    }

    private static XSSFWorkbook read(ExcelBook book, Map<ExcelRows, List<ZipPiece>> packed) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        book.write(file, packed);
        return new XSSFWorkbook(new ByteArrayInputStream(file.toByteArray()));
    }

    /** A workbook with a long table in which one word stands. */
    private static final class Table {
        private final ExcelBook book = new ExcelBook();
        private final ExcelStyles styles = new ExcelStyles();
        private final ExcelRows rows;

        Table(String word) {
            ExcelSheet sheet = new ExcelSheet(book, styles, "Data", 10, 10);
            sheet.row().text(0, "a");
            this.rows = sheet.rows(2);
            rows.texts(1, ROWS, styles.plain(), row -> row == TOLD ? word : "");
            rows.numbers(0, ROWS, styles.number("0.00"), row -> OptionalDouble.of(row / 7.0 - 100));
        }
    }
}
