package io.benchdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.benchdoctor.Program;
import io.benchdoctor.Program.Result;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;

/** A sweep from the command line to every output. */
class SweepOutputTest {
    @TempDir
    private Path folder;

    /** A server that takes 12.8 s for an answer alone, and 1.28 s more for each other in flight: its pace ends at 100 ms. */
    @BeforeEach
    void measured() throws IOException {
        Files.createDirectories(folder.resolve("logs"));
        for (int limit : new int[] {1, 2, 4, 8, 16, 32}) {
            write("c" + limit, limit, 0.050, "");
        }
    }

    /** @param alone seconds of a step for one, {@code more} settings */
    private void write(String name, int limit, double alone, String more) throws IOException {
        Files.writeString(
                folder.resolve("logs/" + name + ".json"), LoadStep.of("example/model-8b", limit, alone, more));
    }

    @Test
    void users_and_set_ups_are_told_with_what_bounds_them() throws IOException {
        analyze("json,md", "--users", "100");

        String report = Files.readString(out("report.md"));
        assertThat(report).contains("## Sweeps").contains("For 100 users: ").contains("such set-ups");
        assertThat(schemaProblems()).isEmpty();
        assertThat(Files.readString(out("report.json")))
                .contains("\"lever\":\"concurrency.limit\"")
                .contains("\"sweep.users\":{")
                .contains("\"sweep.replicas\":{");
    }

    @Test
    void the_page_over_the_runs_leads_to_the_page_of_the_sweep_and_back() throws IOException {
        analyze("html");

        try (Stream<Path> pages = Files.list(out("sweeps"))) {
            Path page = pages.findFirst().orElseThrow();
            assertThat(Files.readString(out("index.html"))).contains("sweeps/" + page.getFileName());
            assertThat(Files.readString(page))
                    .contains("href=\"../index.html\"")
                    .containsPattern("<svg[^>]* role=\"?img");
        }
    }

    @Test
    void a_figure_of_a_point_leads_to_its_formula_and_line_and_to_its_run() throws IOException {
        analyze("html");

        try (Stream<Path> pages = Files.list(out("sweeps"))) {
            String page = Files.readString(pages.findFirst().orElseThrow());
            assertThat(page)
                    .contains("<a href=#at-3-en>")
                    .containsPattern("<li id=at-3-en><b>8</b> · <a href=\"../runs/[0-9a-f]+.html")
                    .contains("c8.json</bdi>:1</code>")
                    .contains("Requests per second = completed requests / duration");
            assertThat(Files.exists(
                            out("sweeps").resolve(page.replaceFirst("(?s).*?href=\"(../runs/[0-9a-f]+.html).*", "$1"))))
                    .isTrue();
        }
    }

    @Test
    void a_sweep_with_other_lengths_is_no_line_on_the_chart_of_the_same_load() throws IOException {
        Files.createDirectories(folder.resolve("logs/other"));
        for (int limit : new int[] {1, 2, 4, 8}) {
            String longer = Pattern.compile("(?<=total_input_tokens\": )\\d+")
                    .matcher(LoadStep.of("example/other", limit, 0.050, ""))
                    .replaceAll(tokens -> String.valueOf(4 * Long.parseLong(tokens.group())));
            Files.writeString(folder.resolve("logs/other/" + limit + ".json"), longer);
        }
        analyze("html");

        try (Stream<Path> pages = Files.list(out("sweeps"))) {
            assertThat(pages.toList()).hasSize(2).noneMatch(page -> read(page)
                    .contains("The same load on other set-ups"));
        }
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void sweeps_that_are_called_the_same_are_told_apart_by_where_they_lie() throws IOException {
        for (String card : List.of("old-card", "new-card")) {
            Files.createDirectories(folder.resolve("logs/" + card));
            for (int limit : new int[] {1, 2, 4, 8}) {
                write(card + "/c" + limit, limit, card.startsWith("old") ? 0.080 : 0.040, "");
            }
        }
        analyze("md");

        List<String> names = Files.readAllLines(out("report.md")).stream()
                .filter(line -> line.contains("Concurrent requests, 1 to 8"))
                .toList();
        assertThat(names).anyMatch(name -> name.contains("old-card")).anyMatch(name -> name.contains("new-card"));
        assertThat(Files.readString(out("report.md"))).doesNotContain("logs: Concurrent requests, 1 to 32");
    }

    @Test
    void the_figures_of_a_column_have_one_unit_and_one_number_of_decimals() throws IOException {
        analyze("md");

        List<String> rows = Files.readAllLines(out("report.md")).stream()
                .filter(line -> line.matches("\\| \\d+ \\|.*"))
                .toList();
        assertThat(rows).hasSize(6);
        assertThat(rows.stream()
                        .map(row -> row.replaceAll("[^|.]", "").split("\\|", -1))
                        .map(List::of)
                        .distinct())
                .as("points of decimals, column by column")
                .hasSize(1);
    }

    @Test
    void the_workbook_draws_the_curve_from_its_own_cells() throws IOException {
        analyze("xlsx");

        try (InputStream file = Files.newInputStream(out("report.xlsx"));
                XSSFWorkbook book = new XSSFWorkbook(file)) {
            XSSFSheet sheet = book.getSheet("Sweeps");
            assertThat(sheet.getLastRowNum()).isEqualTo(9);
            assertThat(sheet.getDrawingPatriarch().getCharts()).hasSize(1);
        }
    }

    @Test
    void set_ups_that_were_asked_the_same_are_weighed_and_the_best_points_named_in_every_output() throws IOException {
        Files.createDirectories(folder.resolve("logs/tp2"));
        for (int limit : new int[] {1, 8, 32}) {
            write("c" + limit, limit, 0.050, "\"tensor_parallel_size\": 1, ");
            write("tp2/c" + limit, limit, 0.045, "\"tensor_parallel_size\": 2, ");
        }

        analyze("json,md,html,xlsx");

        assertThat(schemaProblems()).isEmpty();
        assertThat(Files.readString(out("report.json")))
                .contains("\"pareto\" : [", "\"throughput\":\"tokens.per-gpu\"", "\"beatenBy\":");
        assertThat(Files.readString(out("report.md")))
                .containsPattern("[1-5] of 6 points are beaten by no other")
                .contains("beaten by ");
        try (Stream<Path> pages = Files.list(out("sweeps"))) {
            assertThat(pages.map(page -> page.getFileName().toString())).anyMatch(name -> name.startsWith("p"));
        }
    }

    @Test
    void a_saved_result_says_the_same_of_a_sweep() throws IOException {
        analyze("json,md", "--users", "100");
        String before = Files.readString(out("report.md"));

        Program.run(
                "render",
                out("report.json").toString(),
                "-f",
                "md",
                "-l",
                "en",
                "-o",
                out("again").toString());

        String after = Files.readString(out("again/report.md"));
        assertThat(sweeps(after)).isNotEmpty().isEqualTo(sweeps(before));
    }

    @Test
    void a_saved_result_names_the_same_best_points_of_set_ups() throws IOException {
        Files.createDirectories(folder.resolve("logs/tp2"));
        for (int limit : new int[] {1, 8, 32}) {
            write("c" + limit, limit, 0.050, "\"tensor_parallel_size\": 1, ");
            write("tp2/c" + limit, limit, 0.045, "\"tensor_parallel_size\": 2, ");
        }
        analyze("json,md");

        Program.run(
                "render",
                out("report.json").toString(),
                "-f",
                "json,md",
                "-l",
                "en",
                "-o",
                out("again").toString());

        assertThat(pareto(out("again/report.json"))).isNotEmpty().isEqualTo(pareto(out("report.json")));
        assertThat(sweeps(Files.readString(out("again/report.md"))))
                .contains("are beaten by no other")
                .isEqualTo(sweeps(Files.readString(out("report.md"))));
    }

    private static String pareto(Path report) throws IOException {
        return new ObjectMapper().readTree(report.toFile()).path("pareto").toPrettyString();
    }

    @Test
    void the_figures_of_set_ups_stand_below_each_other_as_well() throws IOException {
        Files.createDirectories(folder.resolve("logs/tp2"));
        for (int limit : new int[] {1, 8, 32}) {
            write("c" + limit, limit, 0.050, "\"tensor_parallel_size\": 1, ");
            write("tp2/c" + limit, limit, 0.045, "\"tensor_parallel_size\": 2, ");
        }

        analyze("md");

        List<String> rows = Files.readAllLines(out("report.md")).stream()
                .filter(line -> line.matches("\\| [^|]*, load \\d.*"))
                .map(row -> row.replaceFirst("\\|[^|]*\\|", "").replaceAll("\\|[^|]*\\|$", ""))
                .toList();
        assertThat(rows).hasSize(6);
        assertThat(rows.stream().map(row -> row.replaceAll("[^|.]", "")).distinct())
                .as("points of decimals, column by column")
                .hasSize(1);
    }

    @Test
    void a_sweep_out_of_several_tables_is_called_after_them() throws IOException {
        String head = "max_concurrency,request_throughput,output_throughput,mean_ttft_ms,mean_tpot_ms\n";
        Files.writeString(folder.resolve("logs/odd.csv"), head + "1,1.1,110,50,8\n16,12,1200,90,12\n");
        Files.writeString(folder.resolve("logs/even.csv"), head + "4,3.9,390,60,9\n64,25,2500,200,24\n");

        analyze("md");

        assertThat(Files.readString(out("report.md"))).contains("### even.csv, odd.csv: Concurrent");
    }

    @Test
    void sweeps_that_would_have_one_name_are_told_apart_by_their_files() throws IOException {
        String head = "model,max_concurrency,request_throughput,output_throughput,mean_ttft_ms,mean_tpot_ms\n";
        for (String table : List.of("monday", "friday")) {
            double times = table.equals("monday") ? 1 : 1.5;
            StringBuilder rows = new StringBuilder(head);
            for (int limit : new int[] {1, 4, 16}) {
                double rate = times * limit / (1 + limit / 16.0);
                rows.append(
                        String.format(Locale.ROOT, "m,%d,%f,%f,50,%f%n", limit, rate, 100 * rate, 10 * limit / rate));
            }
            Files.writeString(folder.resolve("logs/" + table + ".csv"), rows.toString());
        }

        analyze("md");

        assertThat(Files.readString(out("report.md")))
                .containsPattern("### m, [^\n]*monday.csv: ")
                .containsPattern("### m, [^\n]*friday.csv: ");
    }

    @Test
    void no_users_at_all_are_a_mistake() {
        Result result = Program.run("analyze", folder.resolve("logs").toString(), "--users", "0");

        assertThat(result.code()).isEqualTo(64);
        assertThat(result.err()).contains("--users");
    }

    private static String sweeps(String report) {
        return report.substring(report.indexOf("### "), report.indexOf("\n\n| Severity"));
    }

    private void analyze(String formats, String... more) {
        String[] arguments = Stream.concat(
                        Stream.of(
                                "analyze",
                                folder.resolve("logs").toString(),
                                "-f",
                                formats,
                                "-l",
                                "en",
                                "-o",
                                folder.resolve("out").toString()),
                        Stream.of(more))
                .toArray(String[]::new);
        assertThat(Program.run(arguments).code()).isZero();
    }

    private Path out(String name) {
        return folder.resolve("out").resolve(name);
    }

    private List<?> schemaProblems() throws IOException {
        return List.copyOf(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("src/main/resources/schema/report.schema.json")), InputFormat.JSON)
                .validate(Files.readString(out("report.json")), InputFormat.JSON));
    }
}
