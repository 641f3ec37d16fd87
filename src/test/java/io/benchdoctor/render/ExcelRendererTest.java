package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.Program;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExcelRendererTest {
    private static final Path APPROVED = Path.of("src/test/approved/showcase");

    @TempDir
    private Path folder;

    @Test
    void one_run_has_a_summary_its_findings_its_metrics_and_its_sources() throws IOException {
        try (XSSFWorkbook book = workbook("en", "samples/burst-queue-ramp")) {
            assertThat(names(book))
                    .containsExactly("Summary", "Findings", "Metrics", "SLO", "What-if", "Sources", "Glossary");
            assertThat(book.getActiveSheetIndex()).isZero();
        }
    }

    @Test
    void a_batch_begins_with_a_line_per_run() throws IOException {
        try (XSSFWorkbook book = workbook("vi", "samples/healthy", "samples/cold-start")) {
            assertThat(names(book)).containsExactly("Các lần đo", "Phát hiện", "Chỉ số", "Nguồn");
            assertThat(book.getSheetAt(0).getLastRowNum()).isEqualTo(5);
        }
    }

    @Test
    void a_line_of_a_batch_tells_waits_in_seconds_and_leads_to_the_findings_of_its_run() throws IOException {
        try (XSSFWorkbook book = workbook("en", "samples/burst-queue-ramp", "samples/healthy", "samples/cold-start")) {
            XSSFSheet runs = book.getSheet("Runs");
            XSSFSheet findings = book.getSheet("Findings");
            Map<String, Double> waits = new TreeMap<>();
            for (int row = 4; row <= runs.getLastRowNum(); row++) {
                Cell name = runs.getRow(row).getCell(2);
                waits.put(name.getStringCellValue(), runs.getRow(row).getCell(5).getNumericCellValue());
                CellReference place = new CellReference(name.getHyperlink().getAddress());

                assertThat(place.getSheetName()).isEqualTo("Findings");
                assertThat(findings.getRow(place.getRow()).getCell(0).getNumericCellValue())
                        .isEqualTo(1);
                assertThat(findings.getRow(place.getRow()).getCell(13).getStringCellValue())
                        .isEqualTo(name.getStringCellValue());
            }

            assertThat(runs.getRow(3).getCell(5).getStringCellValue()).isEqualTo("TTFT median (s)");
            assertThat(waits.values())
                    .anyMatch(seconds -> Math.abs(seconds - 126.47056) < 1e-9)
                    .allMatch(seconds -> seconds < 127);
        }
    }

    @Test
    void charts_are_of_excels_own_and_no_picture_is_in_the_book() throws IOException {
        try (XSSFWorkbook book = workbook("en", "samples/burst-queue-ramp")) {
            assertThat(book.getSheet("Summary").createDrawingPatriarch().getCharts())
                    .hasSize(1);
            assertThat(book.getSheet("Metrics").createDrawingPatriarch().getCharts())
                    .hasSize(2);
            assertThat(book.getAllPictures()).isEmpty();
        }
    }

    @Test
    void a_figure_is_a_number_to_the_last_digit() throws IOException {
        try (XSSFWorkbook book = workbook("vi", "samples/burst-queue-ramp")) {
            assertThat(numbers(book.getSheet("Chỉ số"))).contains(127405.90, 126470.56, 250975.72, 254.88, 4518.34);
        }
    }

    @Test
    void text_from_a_log_is_never_a_formula() throws IOException {
        Path hostile = Files.writeString(
                folder.resolve("=HYPERLINK(\"x\").log"),
                Files.readString(Path.of("samples/healthy/bench.log")).replace("example/model-8b", "=1+1"));
        try (XSSFWorkbook book = workbook("en", hostile.toString())) {
            for (String sheet : names(book)) {
                cells(book.getSheet(sheet))
                        .filter(cell -> cell.getCellType() == CellType.FORMULA)
                        .forEach(cell -> assertThat(cell.getCellFormula()).doesNotContain("HYPERLINK", "1+1"));
            }
        }
    }

    @Test
    void tables_have_names_by_which_formulas_can_call_them() throws IOException {
        try (XSSFWorkbook book = workbook("en", "samples/burst-queue-ramp")) {
            assertThat(book.getTable("tblFindings")).isNotNull();
            assertThat(book.getTable("tblMetrics")).isNotNull();
            assertThat(book.getTable("tblSources")).isNotNull();
        }
    }

    @Test
    void the_showcase_says_what_was_approved_in_each_language() throws IOException {
        for (String language : List.of("vi", "en")) {
            StringBuilder text = new StringBuilder();
            try (XSSFWorkbook book = workbook(language, "samples/burst-queue-ramp")) {
                for (String sheet : names(book)) {
                    cells(book.getSheet(sheet)).forEach(cell -> text.append(sheet)
                            .append('!')
                            .append(cell.getAddress())
                            .append(" = ")
                            .append(cell.toString().replace("\n", "\\n"))
                            .append('\n'));
                }
            }
            Path approved = APPROVED.resolve("report." + language + ".xlsx.txt");
            if (Boolean.getBoolean("approve")) {
                Files.createDirectories(APPROVED);
                Files.writeString(approved, text);
            }

            assertThat(text.toString()).isEqualTo(Files.readString(approved));
        }
    }

    private XSSFWorkbook workbook(String language, String... paths) throws IOException {
        Path out = Files.createTempDirectory(folder, "out");
        ArrayList<String> arguments = new ArrayList<>(List.of("analyze"));
        arguments.addAll(List.of(paths));
        arguments.addAll(List.of("-f", "xlsx", "-l", language, "-q", "-o", out.toString()));
        assertThat(Program.run(arguments.toArray(String[]::new)).err()).isEmpty();
        try (InputStream file = Files.newInputStream(out.resolve("report.xlsx"))) {
            return new XSSFWorkbook(file);
        }
    }

    private static List<String> names(XSSFWorkbook book) {
        return StreamSupport.stream(book.spliterator(), false)
                .map(Sheet::getSheetName)
                .toList();
    }

    private static Stream<Cell> cells(XSSFSheet sheet) {
        return StreamSupport.stream(sheet.spliterator(), false)
                .flatMap((Row row) -> StreamSupport.stream(row.spliterator(), false));
    }

    private static List<Double> numbers(XSSFSheet sheet) {
        return cells(sheet)
                .filter(cell -> cell.getCellType() == CellType.NUMERIC)
                .map(Cell::getNumericCellValue)
                .toList();
    }
}
