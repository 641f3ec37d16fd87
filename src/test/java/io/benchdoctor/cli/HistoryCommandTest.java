package io.benchdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.benchdoctor.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of nightly runs whose truth is known. */
class HistoryCommandTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    @TempDir
    Path folder;

    private Path nights;

    @BeforeEach
    void a_folder() throws IOException {
        nights = Files.createDirectory(folder.resolve("nights"));
    }

    @Test
    void a_step_has_its_day_its_size_and_what_changed_with_it() throws IOException {
        write(24, 1, night -> night < 16 ? 1 : 1.2);
        for (int night = 16; night < 24; night++) {
            Path file = nights.resolve(night + "-0.json");
            Files.writeString(file, Files.readString(file).replace("\"vllm\"", "\"openai\""));
        }

        Program.Result result = history("-f", "html,json,md,csv", "-l", "en,vi");
        String metric = metric("tpot.median");

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("It got worse once.");
        assertThat(metric).contains("\"verdict\" : \"worse\"", "\"kind\" : \"step\"", "\"first\" : \"2026-01-17\"");
        assertThat(metric).contains("\"setting\" : \"backend\"", "\"before\" : \"vllm\"", "\"after\" : \"openai\"");
        assertThat(number(metric, "change")).isBetween(0.17, 0.23);
        assertThat(number(metric, "low")).isLessThan(0.2);
        assertThat(number(metric, "high")).isGreaterThan(0.2);
        assertThat(out("history.html")).contains("<svg", "2026-01-17", "Đã kém đi 1 lần.");
        assertThat(out("history.md")).contains("2026-01-17", "Worse since");
        assertThat(out("history-vi.md")).contains("Kém đi từ");
        assertThat(out("history.csv")).containsPattern("2026-01-17,1,tpot.median,ms,[\\d.]+,worse,0\\.");
    }

    @Test
    void nights_of_one_server_show_nothing_but_noise() throws IOException {
        write(24, 1, night -> 1);

        assertThat(history("-f", "json").out()).contains("Nothing changed by more than noise.");
        assertThat(metric("tpot.median")).contains("\"verdict\" : \"same\"").doesNotContain("\"kind\"");
        assertThat(number(metric("tpot.median"), "noiseBand")).isBetween(0.02, 0.07);
    }

    @Test
    void what_creeps_is_told_as_a_drift() throws IOException {
        write(24, 1, night -> 1 + 0.012 * night);

        history("-f", "json");

        assertThat(metric("tpot.median")).contains("\"kind\" : \"drift\"", "\"verdict\" : \"worse\"");
        assertThat(number(metric("tpot.median"), "change")).isBetween(0.22, 0.34);
    }

    @Test
    void runs_of_one_day_are_repeats_and_tell_what_differs_within_a_day() throws IOException {
        write(10, 3, night -> 1);

        history("-f", "json");

        assertThat(out("history.json"))
                .containsPattern("\"name\" : \"2026-01-01\",\\s+\"runs\" : \\[ \"[^\"]+\", \"[^\"]+\", \"[^\"]+\" ]");
        assertThat(number(metric("tpot.median"), "withinNight")).isBetween(0.004, 0.02);
        assertThat(metric("tpot.median").split("\"night\"")).hasSize(11);
    }

    @Test
    void a_week_is_too_short_to_tell_a_change() throws IOException {
        write(7, 1, night -> night < 3 ? 1 : 2);

        assertThat(history("-f", "json").out())
                .contains("Too few days", "cannot be told of 7 days", "From 8 days on, 1 more");
        assertThat(metric("tpot.median")).contains("\"smallestStep\" : null");
        assertThat(metric("tpot.median")).contains("\"verdict\" : \"unknown\"").doesNotContain("\"kind\"");
    }

    @Test
    void nine_nights_with_a_step_of_half_after_the_fifth_are_no_steady_server() throws IOException {
        write(9, 1, night -> night < 5 ? 1 : 1.5);

        assertThat(history("-f", "json").out()).contains("It got worse once.", "Worse since 2026-01-06");
        assertThat(metric("tpot.median")).contains("\"verdict\" : \"worse\"", "\"first\" : \"2026-01-06\"");
    }

    @Test
    void what_so_few_nights_cannot_tell_is_said_with_what_they_could_and_how_many_more_are_needed() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        write(10, 1, night -> Math.exp(0.02 * (random.nextDouble() - 0.5) * 4) * (night < 5 ? 1 : 1.02));

        Program.Result result = history("-f", "json,html,md", "-l", "en,vi");
        String metric = metric("tpot.median");

        assertThat(result.out())
                .contains("No change shows; one of less than", "It cannot be told whether", "more days");
        assertThat(metric).contains("\"verdict\" : \"unknown\"").doesNotContain("\"kind\"");
        assertThat(number(metric, "smallestStep")).isBetween(0.08, 0.5);
        assertThat(number(metric, "nightsNeeded")).isGreaterThan(20);
        assertThat(out("history.html")).contains("Smallest change that shows", "Chưa thể biết");
        assertThat(out("history-vi.md")).contains("Chưa thể biết", "Cần đo thêm");
    }

    @Test
    void a_gate_fails_where_the_last_change_was_for_the_worse_and_says_where_it_cannot_tell() throws IOException {
        write(16, 1, night -> night < 8 ? 1 : 1.2);
        assertThat(history("-f", "json", "--fail-on", "regression").code()).isEqualTo(1);
        assertThat(history("-f", "json", "--fail-on", "regression=tpot.median:10")
                        .code())
                .isEqualTo(1);
        assertThat(history("-f", "json", "--fail-on", "regression=tpot.median:40")
                        .code())
                .isZero();
        assertThat(history("-f", "json", "--fail-on", "regression=tpot.median:20.1")
                        .code())
                .isEqualTo(2);
        assertThat(history("-f", "json", "--fail-on", "slower").code()).isEqualTo(64);
        assertThat(history("-f", "json").code()).isZero();
    }

    @Test
    void a_change_that_was_mended_or_is_for_the_better_passes_the_gate() throws IOException {
        write(24, 1, night -> night < 8 || night > 15 ? 1 : 1.3);
        assertThat(history("-f", "json", "--fail-on", "regression").code()).isZero();

        write(24, 1, night -> 1);
        assertThat(history("-f", "json", "--fail-on", "regression").code()).isZero();
        assertThat(history("-f", "json", "--fail-on", "regression=ttft.median:5")
                        .code())
                .isZero();
    }

    @Test
    void a_week_decides_no_gate() throws IOException {
        write(7, 1, night -> 1);

        assertThat(history("-f", "json", "--fail-on", "regression").code()).isEqualTo(2);
    }

    @Test
    void every_figure_of_the_page_leads_to_a_night_and_each_of_those_names_file_and_line() throws IOException {
        write(16, 2, night -> night < 8 ? 1 : 1.2);
        history("-f", "html", "-l", "en,vi");
        Document page = Jsoup.parse(out("history.html"));

        assertThat(page.select("a[href^=#s]")).hasSizeGreaterThan(30).allSatisfy(link -> assertThat(
                        page.getElementById(link.attr("href").substring(1)))
                .as(link.outerHtml())
                .isNotNull());
        assertThat(page.select(".en article p a, [lang=en] article p a")).isNotEmpty();
        assertThat(page.select("[lang=en] .nights td[id]"))
                .hasSizeGreaterThan(100)
                .allSatisfy(cell -> assertThat(cell.select(".note").text())
                        .matches("\\d+-0\\.json:[\\d, ]+; \\d+-1\\.json:[\\d, ]+"));
    }

    @Test
    void the_workbook_has_every_night_as_numbers_and_charts_over_its_own_cells() throws IOException {
        write(16, 1, night -> night < 8 ? 1 : 1.2);
        history("-f", "xlsx", "-l", "vi,en");

        try (XSSFWorkbook book =
                new XSSFWorkbook(Files.newInputStream(folder.resolve("out").resolve("history.xlsx")))) {
            XSSFSheet days = book.getSheet("Từng ngày");
            assertThat(days.getRow(4).getCell(1).getStringCellValue()).isEqualTo("2026-01-01");
            assertThat(days.getRow(19).getCell(3).getNumericCellValue()).isPositive();
            assertThat(days.getDrawingPatriarch().getCharts()).hasSize(3);
            assertThat(book.getSheet("Thay đổi").getRow(4).getCell(5).getNumericCellValue())
                    .isBetween(0.1, 0.3);
            assertThat(book.getSheet("Mức và nhiễu").getLastRowNum()).isGreaterThan(10);
        }
        assertThat(folder.resolve("out").resolve("history-en.xlsx")).exists();
    }

    @Test
    void a_limit_of_the_rules_moves_what_matters_and_the_page_says_so() throws IOException {
        write(16, 1, night -> night < 8 ? 1 : 1.08);
        assertThat(history("-f", "json").out()).contains("It got worse once.");

        Program.Result moved = history("-f", "json", "--limit", "lasting-regression.relevant=0.3 share");

        assertThat(moved.out()).doesNotContain("It got worse").contains("lasting-regression");
        assertThat(out("history.json")).contains("\"relevant\" : 0.3");
    }

    @Test
    void a_day_is_read_off_the_path_where_the_log_tells_none_and_runs_without_one_stand_in_order() throws IOException {
        write(10, 1, night -> 1);
        for (int night = 0; night < 10; night++) {
            Path file = nights.resolve(night + "-0.json");
            Path dated =
                    Files.createDirectory(nights.resolve(FIRST.plusDays(night).toString()));
            Files.writeString(dated.resolve("run.json"), undated(Files.readString(file)));
            Files.delete(file);
        }

        history("-f", "json");
        assertThat(out("history.json")).contains("\"dated\" : true", "\"name\" : \"2026-01-10\"");

        Path plain = Files.createDirectory(folder.resolve("plain"));
        for (int night = 0; night < 10; night++) {
            Files.copy(nights.resolve(FIRST.plusDays(night) + "/run.json"), plain.resolve("run" + night + ".json"));
        }
        Program.run(
                "history",
                plain.toString(),
                "-f",
                "json",
                "-q",
                "-o",
                folder.resolve("out").toString());
        assertThat(out("history.json")).contains("\"dated\" : false", "run9.json:1");
    }

    @Test
    void what_scripts_read_keeps_to_its_schema_and_is_the_same_every_time() throws IOException {
        write(12, 1, night -> night < 6 ? 1 : 1.3);
        history("-f", "json");
        String first = out("history.json");
        history("-f", "json", "--jobs", "1");

        assertThat(out("history.json")).isEqualTo(first);
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(
                                Files.readString(Path.of("src/main/resources/schema/history.schema.json")),
                                InputFormat.JSON)
                        .validate(first, InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void what_a_log_says_does_nothing_and_redact_takes_names_out() throws IOException {
        write(9, 1, night -> night < 5 ? 1 : 1.5);
        for (int night = 0; night < 9; night++) {
            Path file = nights.resolve(night + "-0.json");
            Files.writeString(
                    file,
                    Files.readString(file)
                            .replace(
                                    "a/b",
                                    "=cmd|' /C calc'!A0 <img src=x onerror=alert(1)> \\u001b[2J ![p](http://e.example/)"));
        }

        Program.Result open = history("-f", "html,json,md,csv", "-l", "en");
        assertThat(open.out() + out("history.md") + out("history.html")).doesNotContain("\u001b");
        assertThat(out("history.html")).doesNotContain("<img");
        // within marks of code it is neither a picture nor a link
        assertThat(out("history.md")).doesNotContainPattern("(?<!`)!\\[p\\]\\(");
        assertThat(out("history.csv")).doesNotContainPattern("(?m)(^|,)=");

        Program.Result redacted = history("-f", "html,json,md,csv", "-l", "en", "--redact");
        String told = redacted.out().replace(folder.toString(), "")
                + out("history.html")
                + out("history.json")
                + out("history.md")
                + out("history.csv");
        assertThat(told).doesNotContain("calc", "e.example", nights.toString()).contains("2026-01-06");
    }

    /** A night's server is {@code times} as slow as the first, and differs by a hundredth from run to run. */
    private void write(int days, int repeats, IntToDoubleFunction times) throws IOException {
        SplittableRandom random = new SplittableRandom(42);
        for (int day = 0; day < days; day++) {
            for (int repeat = 0; repeat < repeats; repeat++) {
                double noise = 0.01
                        * Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
                        * Math.cos(2 * Math.PI * random.nextDouble());
                String run = SteadyRun.of(1000L * day + repeat, times.applyAsDouble(day) * Math.exp(noise), 2);
                String stamp = FIRST.plusDays(day).toString().replace("-", "") + "-0" + repeat + "0405";
                Files.writeString(nights.resolve(day + "-" + repeat + ".json"), run.replace("20260102-030405", stamp));
            }
        }
    }

    private static String undated(String run) {
        return run.replaceFirst("\"date\": \"[^\"]*\", ", "");
    }

    private Program.Result history(String... options) {
        String[] all = new String[4 + options.length];
        String[] fixed = {
            "history", nights.toString(), "-o", folder.resolve("out").toString()
        };
        System.arraycopy(fixed, 0, all, 0, fixed.length);
        System.arraycopy(options, 0, all, fixed.length, options.length);
        return Program.run(all);
    }

    private String out(String name) throws IOException {
        return Files.readString(folder.resolve("out").resolve(name));
    }

    private String metric(String id) throws IOException {
        String json = out("history.json");
        String from = json.substring(json.indexOf("\"metric\" : \"" + id + "\""));
        int next = from.indexOf("\"metric\"", 1);
        return next < 0 ? from : from.substring(0, next);
    }

    private static double number(String json, String field) {
        Matcher number = Pattern.compile("\"" + field + "\" : (-?[\\d.eE-]+)").matcher(json);
        assertThat(number.find()).as(field).isTrue();
        return Double.parseDouble(number.group(1));
    }
}
