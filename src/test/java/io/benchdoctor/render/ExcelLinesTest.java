package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class ExcelLinesTest {
    @Test
    void rows_that_are_written_with_the_file_are_those_that_the_library_would_have_written() throws IOException {
        assertThat(read(true)).isEqualTo(read(false)).hasSizeGreaterThan(10);
    }

    /** Every cell with its place, look and height of the row. */
    private static List<String> read(boolean isLong) throws IOException {
        List<String> cells = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(written(isLong)))) {
            DataFormatter format = new DataFormatter();
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
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            ExcelStyles styles = new ExcelStyles(book);
            ExcelSheet sheet = new ExcelSheet(book, styles, "Runs", 10, 20, 30, 14);
            sheet.table("Title", List.of("a", "b", "c", "d"), 1);
            if (isLong) {
                sheet.lined();
            }
            sheet.row()
                    .text(2, "=1+1 <b>&amp; \u0001 \ud83d \uFFFF", styles.muted())
                    .text(0, "a line\nand another, which is longer than its column is wide")
                    .number(1, new Quantity(12.5, Unit.MILLISECONDS));
            sheet.row()
                    .count(0, 443)
                    .text(3, "Đ ấ 🙂 _x0041_ \u202E")
                    .formula(2, "A5*2", 886, new Quantity(2, Unit.COUNT));
            sheet.row()
                    .value(1, OptionalDouble.empty(), styles.text())
                    .formula(0, "IF(A5>0,\"x\",\"y\")", OptionalDouble.empty(), "x", styles.text());
            sheet.row().number(0, new Quantity(Double.NaN, Unit.RATIO)).text(1, "tab\tand end");
            List<ExcelBody> bodies = sheet.body().map(List::of).orElse(List.of());
            assertThat(bodies).hasSize(isLong ? 1 : 0);
            return OfficeZip.of(book, bodies).bytes();
        }
    }
}
