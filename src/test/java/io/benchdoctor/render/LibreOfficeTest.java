package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.benchdoctor.report.Mark;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another program opens the workbook, reckons everything again, and prints it. Skipped where it is not installed. */
class LibreOfficeTest {
    private static final String PROGRAM = "soffice";

    @TempDir
    private Path folder;

    /** Reckons every formula at opening, whatever the file says of its result. */
    private static final String ALWAYS_RECKON = """
            <?xml version="1.0" encoding="UTF-8"?>
            <oor:items xmlns:oor="http://openoffice.org/2001/registry">
            <item oor:path="/org.openoffice.Office.Calc/Formula/Load">
            <prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
            </oor:items>
            """;

    @BeforeEach
    void the_program_is_installed() {
        boolean found = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, PROGRAM)));
        assumeTrue(found, "skipped: LibreOffice (" + PROGRAM + ") is not on the path, so no second program reckons");
    }

    @Test
    void libreoffice_reckons_what_the_file_says() throws IOException, InterruptedException {
        for (String sample : List.of("samples/proxy-buffering", "samples/burst-queue-ramp")) {
            Path file = Workbooks.file(folder, "vi", sample);
            try (XSSFWorkbook ours = Workbooks.open(file);
                    XSSFWorkbook theirs = Workbooks.open(converted(file, "xlsx"))) {
                List<Cell> formulas = Workbooks.formulas(ours);

                assertThat(formulas).isNotEmpty();
                assertThat(formulas).allSatisfy(cell -> assertThat(Workbooks.cached(twin(theirs, cell)))
                        .as(cell.getSheet().getSheetName() + "!" + cell.getAddress() + " " + cell.getCellFormula())
                        .isEqualTo(Workbooks.cached(cell)));
            }
        }
    }

    @Test
    void libreoffice_counts_again_when_a_limit_was_changed() throws IOException, InterruptedException {
        Path changed = folder.resolve("changed.xlsx");
        try (XSSFWorkbook book = Workbooks.open(Workbooks.file(folder, "en", "samples/proxy-buffering"));
                OutputStream out = Files.newOutputStream(changed)) {
            Workbooks.one(book, "slo_ttft_ms").setCellValue(1);
            book.write(out);
        }
        try (XSSFWorkbook ours = Workbooks.open(changed);
                XSSFWorkbook theirs = Workbooks.open(converted(changed, "xlsx"))) {
            var evaluator = new XSSFFormulaEvaluator(ours);

            assertThat(Workbooks.one(theirs, "slo_share_all").getNumericCellValue())
                    .isZero();
            assertThat(Workbooks.one(theirs, "slo_verdict_all").getStringCellValue())
                    .isEqualTo("▲ missed");
            assertThat(Workbooks.formulas(ours)).allSatisfy(cell -> assertThat(Workbooks.cached(twin(theirs, cell)))
                    .as(cell.getSheet().getSheetName() + "!" + cell.getAddress())
                    .isEqualTo(Workbooks.value(evaluator, cell)));
        }
    }

    /** The colours of a verdict come from the file's own rules: what is printed after the change shows that they turned. */
    @Test
    void libreoffice_colours_a_verdict_anew_when_the_limits_were_changed() throws IOException, InterruptedException {
        Path file = Workbooks.file(folder, "en", "samples/proxy-buffering");
        Path changed = folder.resolve("hard.xlsx");
        try (XSSFWorkbook book = Workbooks.open(file);
                OutputStream out = Files.newOutputStream(changed)) {
            for (String limit : List.of("slo_ttft_ms", "slo_tpot_ms", "slo_gap_ms", "slo_e2e_ms")) {
                Workbooks.one(book, limit).setCellValue(0.001);
            }
            book.write(out);
        }

        Map<Mark, Long> before = tints(converted(file, "pdf"));
        Map<Mark, Long> after = tints(converted(changed, "pdf"));

        assertThat(before.get(Mark.GOOD)).isPositive();
        assertThat(after.get(Mark.GOOD)).isZero();
        assertThat(after.get(Mark.WARNING)).isGreaterThan(before.get(Mark.WARNING));
    }

    /** How many points of the target sheet have the tint of each mark. */
    private static Map<Mark, Long> tints(Path pdf) throws IOException {
        Map<Mark, Long> tints = new EnumMap<>(Mark.class);
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            var renderer = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                var text = new PDFTextStripper();
                text.setStartPage(page + 1);
                text.setEndPage(page + 1);
                if (text.getText(document).contains("Limit on")) {
                    BufferedImage image = renderer.renderImageWithDPI(page, 60);
                    for (Mark mark : List.of(Mark.GOOD, Mark.WARNING)) {
                        int tint = Integer.parseInt(ExcelStyles.tint(mark), 16);
                        tints.merge(mark, points(image, tint), Long::sum);
                    }
                }
            }
        }
        return tints;
    }

    private static long points(BufferedImage image, int colour) {
        int[] all = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return Arrays.stream(all).filter(point -> (point & 0xFFFFFF) == colour).count();
    }

    @Test
    void libreoffice_prints_it() throws IOException, InterruptedException {
        byte[] pdf = Files.readAllBytes(converted(Workbooks.file(folder, "vi", "samples/proxy-buffering"), "pdf"));

        assertThat(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
        assertThat(pdf.length).isGreaterThan(20_000);
    }

    private static Cell twin(XSSFWorkbook book, Cell cell) {
        return book.getSheet(cell.getSheet().getSheetName())
                .getRow(cell.getRowIndex())
                .getCell(cell.getColumnIndex());
    }

    private Path converted(Path file, String format) throws IOException, InterruptedException {
        Path out = Files.createTempDirectory(folder, "converted");
        Path profile = Files.createDirectories(folder.resolve("profile/user"));
        Path settings = profile.resolve("registrymodifications.xcu");
        if (Files.notExists(settings)) {
            Files.writeString(settings, ALWAYS_RECKON);
        }
        Process process = new ProcessBuilder(
                        PROGRAM,
                        "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        format,
                        "--outdir",
                        out.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(out.resolve("messages.txt").toFile())
                .start();
        boolean ended = process.waitFor(3, TimeUnit.MINUTES);
        if (!ended) {
            process.destroyForcibly();
        }
        assertThat(ended).isTrue();
        return out.resolve(file.getFileName().toString().replace("xlsx", format));
    }
}
