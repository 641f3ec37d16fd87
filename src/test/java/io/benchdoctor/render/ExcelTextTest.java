package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cell shows the text that stands in a log, and not what a spreadsheet would make of it. */
class ExcelTextTest {
    @TempDir
    private Path folder;

    @Test
    void a_character_that_is_only_spelled_stays_spelled() {
        assertThat(ExcelText.stored("_x202E_gpj.exe")).isEqualTo("_x005F_x202E_gpj.exe");
        assertThat(ExcelText.stored("_x000d__x000a_")).isEqualTo("_x005F_x000d__x005F_x000a_");
        assertThat(ExcelText.stored("a_x12_y_xg000_")).isEqualTo("a_x12_y_xg000_");
        assertThat(new XSSFRichTextString(ExcelText.stored("_x202E_gpj.exe")).getString())
                .isEqualTo("_x202E_gpj.exe");
    }

    @Test
    void a_text_is_not_longer_than_a_cell_may_be_and_never_ends_in_half_a_character() {
        for (String text : new String[] {"a".repeat(40_000), "\uD83D\uDE00".repeat(20_000), "_x202E_".repeat(5_000)}) {
            String stored = ExcelText.stored(text);

            assertThat(stored).hasSizeLessThanOrEqualTo(32_767).endsWith("…");
            assertThat(Character.isHighSurrogate(stored.charAt(stored.length() - 2)))
                    .isFalse();
        }
    }

    @Test
    void bytes_are_written_as_the_text_is_stored_and_spelled() {
        List<String> pieces = List.of(
                "a",
                "Đ",
                "🙂",
                "\uD83D",
                "\uDE42",
                "`",
                "_",
                "x0041",
                "_x0041_",
                "<",
                ">",
                "&",
                "\"",
                "\r",
                "\n",
                "\t",
                "\u0001",
                "\u007F",
                "“",
                "…",
                "\u202A",
                "\u202E",
                "\u202F",
                "\u2065",
                "\u2066",
                "\u2067",
                "\u2068",
                "→",
                "\uE000",
                "\uFEFF",
                "\uFFFD",
                "\uFFFE",
                "\uFFFF",
                "a".repeat(20_000));
        Random chance = new Random(7);
        for (int n = 0; n < 5_000; n++) {
            StringBuilder text = new StringBuilder();
            for (int left = chance.nextInt(6); left >= 0; left--) {
                text.append(pieces.get(chance.nextInt(n % 100 == 0 ? pieces.size() : pieces.size() - 1)));
            }
            ExcelBytes bytes = new ExcelBytes();
            ExcelText.write(bytes, text.toString());

            assertThat(bytes.toString(StandardCharsets.UTF_8))
                    .isEqualTo(ExcelXml.text(ExcelText.shown(text.toString())));
        }
    }

    @Test
    void names_of_files_and_texts_of_logs_are_in_the_workbook_as_they_are() throws IOException {
        String name = "_x202E_gpj.log";
        String model = "m_x001B__x005F_";
        Path log = Files.writeString(
                folder.resolve(name),
                "Namespace(model='" + model + "')\n" + Files.readString(Path.of("samples/healthy/bench.log")));
        Path out = folder.resolve("out");

        Program.run("analyze", log.toString(), "-l", "en", "-f", "xlsx", "-q", "-o", out.toString());

        Set<String> texts = new TreeSet<>();
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(out.resolve("report.xlsx")))) {
            book.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> {
                if (cell.getCellType() == CellType.STRING) {
                    texts.add(cell.getStringCellValue());
                }
            })));
        }
        assertThat(texts).anyMatch(text -> text.endsWith(name)).noneMatch(text -> text.contains("\u202E"));
    }
}
