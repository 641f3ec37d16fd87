package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A workbook of a saved result is that of the logs, but for what stands on single requests. */
class SavedWorkbookTest {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "samples/burst-queue-ramp, ''",
        "samples/healthy, ''",
        "samples/integrity-mismatch, ''",
        "samples/cold-start, Requests SLO",
        "samples/token-timings, Requests SLO",
        "samples, ''"
    })
    void every_cell_is_the_same_but_on_sheets_of_single_requests(String sample, String others) throws IOException {
        Program.run("analyze", sample, "-f", "xlsx,json", "-l", "en", "-q", "-o", out("logs"));
        Program.run(
                "render", folder.resolve("logs/report.json").toString(), "-f", "xlsx", "-l", "en", "-o", out("saved"));

        try (XSSFWorkbook logs = Workbooks.open(folder.resolve("logs/report.xlsx"));
                XSSFWorkbook saved = Workbooks.open(folder.resolve("saved/report.xlsx"))) {
            for (Sheet sheet : logs) {
                if (!others.contains(sheet.getSheetName())) {
                    assertThat(rows(saved.getSheet(sheet.getSheetName())))
                            .as(sheet.getSheetName())
                            .isEqualTo(rows(sheet));
                }
            }
            assertThat(StreamSupport.stream(saved.spliterator(), false)
                            .map(Sheet::getSheetName)
                            .filter(name -> logs.getSheet(name) == null))
                    .isEmpty();
        }
    }

    private String out(String name) {
        return folder.resolve(name).toString();
    }

    /** What stands in the cells of each row, and how it looks; without the remark that the result was saved, and what sheet SLO counts. */
    private static List<String> rows(Sheet sheet) {
        List<String> rows = new ArrayList<>();
        for (Row row : sheet) {
            String cells = StreamSupport.stream(row.spliterator(), false)
                    .map(SavedWorkbookTest::written)
                    .collect(Collectors.joining(" | "));
            if (!cells.contains("Made from a saved result") && !cells.contains("slo_verdict_all")) {
                rows.add(cells);
            }
        }
        return rows;
    }

    private static String written(Cell cell) {
        return cell.getColumnIndex() + " " + cell.getCellType() + " " + cell + " "
                + cell.getCellStyle().getDataFormatString();
    }
}
