package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.Program;
import io.benchdoctor.cli.LoadStep;
import io.benchdoctor.cli.SteadyRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorksheet;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorksheetDocument;

/**
 * The workbook and its sheets, which are written as text, keep the schema of their format: Excel offers to repair what another
 * program reads without a word. Looks are the library's own; of tables and charts its compiled schema has only a part.
 */
class ExcelSchemaTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "samples/burst-queue-ramp",
                "samples/token-timings",
                "samples/integrity-mismatch",
                "samples/failed-requests-survivorship",
                "samples",
                "LICENSE"
            })
    void every_part_of_a_report_is_as_the_schema_says(String logs) throws IOException {
        run("analyze", logs);

        assertThat(problems("report.xlsx")).isEmpty();
    }

    @Test
    void every_part_of_a_report_with_sweeps_is() throws IOException {
        Path logs = Files.createDirectory(folder.resolve("logs"));
        for (String model : List.of("a/one", "a/other")) {
            for (int limit : new int[] {1, 2, 4, 8, 16, 32}) {
                Files.writeString(
                        logs.resolve(model.replace('/', '-') + limit + ".json"), LoadStep.of(model, limit, 0.05, ""));
            }
        }
        run("analyze", logs.toString());

        assertThat(problems("report.xlsx")).isEmpty();
    }

    @Test
    void every_part_of_a_comparison_and_of_a_history_is() throws IOException {
        Path nights = Files.createDirectory(folder.resolve("nights"));
        for (int night = 0; night < 12; night++) {
            String name = String.format(Locale.ROOT, "%02d.json", night);
            String day = String.format(Locale.ROOT, "202601%02d", night + 1);
            Files.writeString(
                    nights.resolve(name),
                    SteadyRun.of(night, night < 6 ? 1 : 1.2, 2).replace("20260102", day));
        }
        run("history", nights.toString());
        run(
                "compare",
                nights.resolve("00.json").toString(),
                nights.resolve("11.json").toString());

        assertThat(problems("history.xlsx")).isEmpty();
        assertThat(problems("compare.xlsx")).isEmpty();
    }

    @Test
    void parts_out_of_their_order_would_be_noticed() throws XmlException {
        CTWorksheet sheet = WorksheetDocument.Factory.parse(
                        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
                                + "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells><sheetData/></worksheet>")
                .getWorksheet();

        assertThat(problems("sheet", sheet)).isNotEmpty();
    }

    private void run(String... arguments) {
        Program.run(Stream.concat(
                        Stream.of(arguments),
                        Stream.of(
                                "-f",
                                "xlsx",
                                "-l",
                                "en",
                                "-o",
                                folder.resolve("out").toString()))
                .toArray(String[]::new));
    }

    private List<String> problems(String file) throws IOException {
        List<String> problems = new ArrayList<>();
        try (InputStream in = Files.newInputStream(folder.resolve("out").resolve(file));
                XSSFWorkbook book = new XSSFWorkbook(in)) {
            problems.addAll(problems("workbook", book.getCTWorkbook()));
            book.sheetIterator().forEachRemaining(sheet -> problems.addAll(problems((XSSFSheet) sheet)));
        }
        return problems;
    }

    private static List<String> problems(XSSFSheet sheet) {
        List<String> problems = problems(sheet.getSheetName(), content(sheet));
        XSSFDrawing drawing = sheet.getDrawingPatriarch();
        if (drawing != null) {
            problems.addAll(problems(sheet.getSheetName() + " drawing", drawing.getCTDrawing()));
        }
        return problems;
    }

    /** Every program keeps blanks at the ends of a text by an attribute that stands in XML itself and not in this schema. */
    private static CTWorksheet content(XSSFSheet sheet) {
        try (InputStream part = sheet.getPackagePart().getInputStream()) {
            String xml = new String(part.readAllBytes(), StandardCharsets.UTF_8);
            return WorksheetDocument.Factory.parse(xml.replace(" xml:space=\"preserve\"", ""))
                    .getWorksheet();
        } catch (IOException | XmlException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> problems(String part, XmlObject content) {
        List<XmlError> errors = new ArrayList<>();
        content.validate(new XmlOptions().setErrorListener(errors));
        return new ArrayList<>(errors.stream().map(error -> part + ": " + error).toList());
    }
}
