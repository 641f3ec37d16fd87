package io.benchdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.benchdoctor.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bench-doctor.yaml}: found, named, refused, and outdone by what is typed. */
class ConfigurationTest {
    private static final String LOG =
            Path.of("samples/burst-queue-ramp/bench.log").toAbsolutePath().toString();

    /** How the finding about this log begins in Vietnamese. */
    private static final String VIETNAMESE = "gần như cùng lúc";

    @TempDir
    Path home;

    private Path project;
    private Path inside;

    @BeforeEach
    void a_project_with_a_folder_in_it() throws IOException {
        home = home.toRealPath();
        project = Files.createDirectory(home.resolve("project"));
        inside = Files.createDirectories(project.resolve("logs/today"));
    }

    @Test
    void what_stands_in_the_file_counts_where_nothing_is_typed() throws IOException {
        write("""
                out: reports
                lang: vi
                slo: batch
                set: { gpu: H100 }
                limit: { burst-queue-ramp.ramp-low: 1.7 }
                analyze: { format: [json] }
                """);

        Program.Result result = run("analyze", LOG);
        String report = Files.readString(project.resolve("reports/report.json"));

        assertThat(result.code()).isZero();
        assertThat(project.resolve("reports/report.html")).doesNotExist();
        assertThat(report).contains(VIETNAMESE, "\"batch\"", "H100", "\"by\" : \"configuration\"");
    }

    @Test
    void what_is_typed_counts_more_and_the_rest_of_the_file_stays() throws IOException {
        write("""
                lang: vi
                slo: batch
                set: { gpu: H100, model: Qwen/Qwen3-8B }
                limit: { burst-queue-ramp.ramp-low: 1.7, burst-queue-ramp.flat-low: 0.8 }
                analyze: { format: [md] }
                redact: true
                """);

        String report = run(
                        "analyze",
                        LOG,
                        "-f",
                        "json",
                        "-l",
                        "en",
                        "--slo",
                        "chat",
                        "--set",
                        "gpu=A100-SXM4-80GB",
                        "--limit",
                        "burst-queue-ramp.ramp-low=1.6",
                        "--no-redact",
                        "-o",
                        "-")
                .out()
                .replaceAll("\\s+", " ");

        assertThat(report)
                .contains("bench.log", "A100-SXM4-80GB", "Qwen/Qwen3-8B", "\"id\" : \"chat\"")
                .contains(
                        "\"limit\" : \"ramp-low\", \"unit\" : \"\", \"own\" : 1.85, \"used\" : 1.6, \"by\" : \"command-line\"")
                .contains("\"limit\" : \"flat-low\"", "\"used\" : 0.8, \"by\" : \"configuration\"")
                .doesNotContain("H100\"");
    }

    @Test
    void a_switch_of_the_file_is_taken_back_by_the_command_line() throws IOException {
        write("quiet: true\nredact: true\n");

        assertThat(run("analyze", LOG, "-f", "json", "-o", project.resolve("a").toString())
                        .out())
                .isEmpty();
        assertThat(run(
                                "analyze",
                                LOG,
                                "-f",
                                "json",
                                "--no-quiet",
                                "-o",
                                project.resolve("b").toString())
                        .out())
                .isNotEmpty();
        assertThat(Files.readString(project.resolve("a/report.json"))).doesNotContain(LOG);
        assertThat(run(
                                "analyze",
                                LOG,
                                "-f",
                                "json",
                                "--verbose",
                                "-o",
                                project.resolve("c").toString())
                        .err())
                .contains(project.resolve("bench-doctor.yaml").toString());
    }

    @Test
    void each_command_has_its_own_formats_and_gate() throws IOException {
        write("""
                analyze: { format: csv, fail-on: critical }
                compare: { format: md, fail-on: "regression=ttft.p99:5" }
                """);

        assertThat(run("analyze", LOG, "-o", project.resolve("a").toString()).code())
                .isEqualTo(1);
        assertThat(run("compare", LOG, LOG, "-o", project.resolve("c").toString())
                        .code())
                .isEqualTo(2);
        assertThat(files(project.resolve("a"))).containsExactly("report.csv");
        assertThat(files(project.resolve("c"))).contains("compare.md").allMatch(name -> name.endsWith(".md"));
    }

    @Test
    void the_first_file_on_the_way_up_is_the_one_and_the_way_ends_at_home() throws IOException {
        Files.writeString(home.getParent().resolve("bench-doctor.yaml"), "nonsense: true\n");
        try {
            assertThat(run("analyze", LOG, "-f", "json", "-o", "-").code()).isZero();

            Files.writeString(home.resolve("bench-doctor.yaml"), "lang: vi\n");
            assertThat(run("analyze", LOG, "-f", "md", "-o", "-").out()).contains(VIETNAMESE);

            write("lang: en\n");
            assertThat(run("analyze", LOG, "-f", "md", "-o", "-").out()).doesNotContain(VIETNAMESE);
        } finally {
            Files.delete(home.getParent().resolve("bench-doctor.yaml"));
        }
    }

    @Test
    void a_file_in_a_folder_in_which_anybody_may_write_is_not_used_and_said_so() throws IOException {
        write("nonsense: true\n");
        Files.setPosixFilePermissions(project, PosixFilePermissions.fromString("rwxrwxrwx"));

        Program.Result result = run("analyze", LOG, "-f", "json", "-o", "-");

        assertThat(result.code()).isZero();
        assertThat(result.err()).contains(project.resolve("bench-doctor.yaml").toString(), "--config");
    }

    @Test
    void no_file_is_used_where_none_is_wanted_and_help_needs_none() throws IOException {
        write("nonsense: true\n");

        assertThat(run("analyze", LOG, "--no-config", "-f", "json", "-o", "-").code())
                .isZero();
        assertThat(run("analyze", "--help").code()).isZero();
        assertThat(run("formats").code()).isZero();
    }

    @Test
    void a_file_that_is_named_is_the_only_one_and_may_lead_anywhere() throws IOException {
        write("nonsense: true\n");
        Path named = Files.writeString(home.resolve("other.yaml"), "out: " + home.resolve("elsewhere") + "\n");

        for (String[] naming : new String[][] {{"--config", named.toString()}, {"--config=" + named}}) {
            Program.Result result = run(Stream.concat(Stream.of("analyze", LOG, "-f", "json", "-q"), Stream.of(naming))
                    .toArray(String[]::new));

            assertThat(result.code()).isZero();
            assertThat(result.err()).isEmpty();
            assertThat(home.resolve("elsewhere/report.json")).exists();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../outside", "/tmp/outside-of-it", "reports/../../outside", "link", "link/deeper", "dangling"})
    void a_file_that_was_found_sends_no_report_out_of_its_folder(String out) throws IOException {
        Files.createDirectory(home.resolve("target"));
        Files.createSymbolicLink(project.resolve("link"), home.resolve("target"));
        Files.createSymbolicLink(project.resolve("dangling"), home.resolve("nowhere"));
        write("lang: en\nout: " + out + "\n");

        Program.Result result = run("analyze", LOG, "-f", "json");

        assertThat(result.code()).isEqualTo(64);
        assertThat(result.err()).startsWith(project.resolve("bench-doctor.yaml") + ":2:6: " + out);
        assertThat(files(home.resolve("target"))).isEmpty();
    }

    @Test
    void where_the_reports_go_by_a_file_that_was_found_is_said_even_to_who_wants_quiet() throws IOException {
        write("out: reports\nquiet: true\n");

        assertThat(run("analyze", LOG, "-f", "json").err())
                .contains(
                        project.resolve("reports").toString(),
                        project.resolve("bench-doctor.yaml").toString());
        assertThat(run(
                                "analyze",
                                LOG,
                                "-f",
                                "json",
                                "-o",
                                project.resolve("mine").toString())
                        .err())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "sol: chat                                   | :1:6: no key is named sol here; did you mean slo?",
                "slo: chatt                                  | :1:6:",
                "lang: [en, xx]                              | :1:12: xx",
                "lang: []                                    | :1:7:",
                "jobs: many                                  | :1:7:",
                "jobs: 99999999999                           | :1:7:",
                "redact: perhaps                             | :1:9: true or false is expected here",
                "rules: nowhere                              | :1:8:",
                "input-format: vllm-serve-consoel            | :1:15: vllm-serve-consoel is not known here; did you mean vllm-serve-console?",
                "analyze: { format: pdf }                    | :1:20: pdf",
                "analyze: { fail-on: info }                  | :1:21: info",
                "compare: { fail-on: regression=nothing:5 }  | :1:21:",
                "compare: { change: [engineVersoin] }        | :1:21: engineVersoin is not known here; did you mean engineVersion?",
                "set: { gup: H100 }                          | :1:13:",
                "set: { gpu: H1000000 }                      | :1:13:",
                "limit: { burst-queue-ramp.ramp-lwo: 1 }     | :1:37: burst-queue-ramp.yaml has no limit.ramp-lwo; did you mean ramp-low?",
                "limit: { burst-queue-ramp.ramp-low: 1 s }   | :1:37: 1 s is in s",
                "limit: [1]                                  | :1:8:",
                "- out                                       | :1:1:",
                "out: [                                      | :2:1:",
                "out: &a [*a]                                | :1",
                "out: \"\"                                    | :1:6:",
                "out: \"a\\0b\"                               | :1:6:",
                "\"\\e[31mred\": 1                            | :1:",
                "lang: en                                    | ",
            })
    void a_file_that_cannot_be_is_refused_with_its_line(String text, String problem) throws IOException {
        write(text + "\n");

        Program.Result result =
                run("analyze", LOG, "-f", "json", "-o", home.resolve("o").toString());
        boolean good = problem == null;

        assertThat(result.code()).isEqualTo(good ? 0 : 64);
        if (!good) {
            assertThat(result.err())
                    .startsWith(project.resolve("bench-doctor.yaml") + problem)
                    .doesNotContain("\u001b");
            assertThat(home.resolve("o")).doesNotExist();
        }
    }

    @Test
    void what_lies_in_itself_too_deep_or_is_too_large_or_no_text_is_refused() throws IOException {
        for (String text : List.of("out: " + "[".repeat(100_000), "# " + "x".repeat(2_000_000))) {
            write(text);
            assertThat(run("analyze", LOG, "-o", home.resolve("o").toString()).code())
                    .isEqualTo(64);
        }
        Files.write(project.resolve("bench-doctor.yaml"), new byte[] {'o', (byte) 0xff, (byte) 0xfe});
        assertThat(run("analyze", LOG, "-o", home.resolve("o").toString()).err())
                .contains("UTF-8");
        Files.delete(project.resolve("bench-doctor.yaml"));
        Files.createDirectory(project.resolve("bench-doctor.yaml"));
        assertThat(run("analyze", LOG, "-o", home.resolve("o").toString()).code())
                .isEqualTo(64);
        assertThat(run("analyze", LOG, "--config", home.resolve("none.yaml").toString())
                        .code())
                .isEqualTo(64);
    }

    @Test
    void the_published_schema_has_the_keys_that_are_read() throws IOException {
        assertThat(keys("/properties")).containsExactlyInAnyOrder(ConfigurationFile.KEYS);
        assertThat(keys("/properties/analyze/properties")).containsExactlyInAnyOrder(ConfigurationFile.OF_ANALYZE);
        assertThat(keys("/properties/history/properties")).containsExactlyInAnyOrder(ConfigurationFile.OF_HISTORY);
        assertThat(keys("/properties/compare/properties")).containsExactlyInAnyOrder(ConfigurationFile.OF_COMPARE);
    }

    private static List<String> keys(String path) throws IOException {
        List<String> keys = new ArrayList<>();
        try (JsonParser json = new JsonFactory()
                .createParser(Path.of("src/main/resources/schema/configuration.schema.json")
                        .toFile())) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.FIELD_NAME
                        && json.getParsingContext()
                                .getParent()
                                .pathAsPointer()
                                .toString()
                                .equals(path)) {
                    keys.add(json.currentName());
                }
            }
        }
        return keys;
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void write(String text) throws IOException {
        Files.writeString(project.resolve("bench-doctor.yaml"), text);
    }

    /** As typed in the folder within the project. */
    private Program.Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        int code = BenchDoctor.run(
                new ConfigurationSearch(inside, home, errors),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                errors,
                arguments);
        return new Program.Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
