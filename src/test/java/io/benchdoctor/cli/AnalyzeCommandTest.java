package io.benchdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class AnalyzeCommandTest {
    private static final String SEED = "samples/burst-queue-ramp/bench.log";

    @TempDir
    private Path folder;

    @Test
    void one_run_gives_a_page_a_workbook_per_language_and_a_json() throws IOException {
        Program.Result result = Program.run("analyze", SEED, "-l", "vi,en", "-o", folder.toString());

        assertThat(result.code()).isZero();
        assertThat(files()).containsExactly("report-en.xlsx", "report.html", "report.json", "report.xlsx");
        assertThat(result.out()).contains(folder.toString());
    }

    @Test
    void several_runs_give_an_index_and_a_page_each() throws IOException {
        Program.run("analyze", "samples/healthy", "samples/cold-start", "-f", "html", "-o", folder.toString());

        assertThat(files()).anyMatch("index.html"::equals);
        assertThat(files().stream().filter(file -> file.startsWith("runs/"))).hasSize(2);
    }

    @Test
    void the_same_logs_give_the_same_bytes() throws IOException {
        Program.run("analyze", SEED, "-l", "vi,en", "-o", folder.resolve("a").toString());
        Program.run("analyze", SEED, "-l", "vi,en", "-o", folder.resolve("b").toString());

        for (String file : List.of("report.html", "report.json", "report.xlsx", "report-en.xlsx")) {
            assertThat(folder.resolve("a").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("b").resolve(file));
        }
    }

    @Test
    void a_gate_fails_on_a_finding_of_its_severity() {
        assertThat(analyze(SEED, "--fail-on", "critical")).isEqualTo(1);
        assertThat(analyze("samples/healthy", "--fail-on", "critical")).isZero();
    }

    @Test
    void what_the_logs_leave_out_can_be_given_and_is_shown_as_given() throws IOException {
        Program.Result result = Program.run(
                "analyze",
                SEED,
                "--set",
                "gpu=H100",
                "--set",
                "model=meta-llama/Llama-3.1-8B-Instruct",
                "--set",
                "tensor-parallel-size=1",
                "-l",
                "en",
                "-f",
                "html,json",
                "-o",
                folder.toString());

        assertThat(result.code()).isZero();
        assertThat(Files.readString(folder.resolve("report.html"))).contains("H100 (given by hand, not in the log)");
        assertThat(Files.readString(folder.resolve("report.json")).replaceAll("\\s+", ""))
                .contains("\"gpu\":{\"text\":\"H100\",\"given\":true}")
                .contains("\"decode.floor\":");
    }

    @Test
    void a_setting_that_nobody_knows_is_refused_with_those_that_are_known() {
        for (String wrong : List.of("gpu", "gpus=2", "tensor-parallel-size=two", "gpu=TPU v9")) {
            Program.Result result = Program.run("analyze", SEED, "--set", wrong, "-o", folder.toString());

            assertThat(result.code()).as(wrong).isEqualTo(64);
            assertThat(result.err())
                    .as(wrong)
                    .contains(wrong.substring(wrong.startsWith("gpu=") ? 4 : 0).split("=")[0]);
        }
        assertThat(Program.run("analyze", SEED, "--set", "gpus=2").err()).contains("tensor-parallel-size");
        assertThat(Program.run("analyze", SEED, "--set", "gpu=TPU v9").err()).contains("H100 SXM");
    }

    @Test
    void a_run_is_held_against_the_targets_that_were_chosen() throws IOException {
        Path mine = Files.writeString(
                folder.resolve("mine.yaml"),
                "id: our-chat\nattainment: 0.9\nlimits:\n  - { measure: ttft, percentile: 50, ms: 1 }\n");

        Program.run(
                "analyze",
                "samples/healthy",
                "--slo",
                mine.toString(),
                "-f",
                "html",
                "-l",
                "en",
                "-o",
                folder.toString());

        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("the targets of our-chat")
                .contains("At least one target is missed");
        Program.Result unknown = Program.run("analyze", SEED, "--slo", "fax");
        assertThat(unknown.code()).isEqualTo(64);
        assertThat(unknown.err()).contains("fax").contains("chat-premium");
    }

    @Test
    void a_gate_over_no_run_is_inconclusive() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "nothing to see here\n");

        assertThat(analyze(folder.toString(), "--fail-on", "warning")).isEqualTo(2);
    }

    @Test
    void a_named_file_that_is_not_recognised_is_trouble_and_one_below_a_folder_is_not() throws IOException {
        Path notes =
                Files.writeString(Files.createDirectory(folder.resolve("in")).resolve("notes.txt"), "just words\n");

        assertThat(analyze(notes.toString())).isEqualTo(3);
        assertThat(analyze(notes.getParent().toString())).isZero();
    }

    @Test
    void a_missing_file_is_trouble_and_the_rest_goes_on() {
        Program.Result result = Program.run("analyze", "no-such.log", SEED, "-f", "json", "-l", "en", "-o", "-");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).contains("no-such.log").contains("burst-queue-ramp");
    }

    @Test
    void wrong_usage_is_one_line_and_a_way_out() {
        for (String[] wrong : new String[][] {
            {"analyze"},
            {"analyze", SEED, "-f", "pdf"},
            {"analyze", SEED, "-l", "xx"},
            {"analyze", SEED, "--no-such-option"},
            {"analyze", SEED, "--fail-on", "nothing"},
            {"analyze", SEED, "--input-format", "nothing"},
            {"analyze", SEED, "--limit", "no-such-rule.limit=1"},
            {"analyze", SEED, "--rules", "no-such-folder"},
            {"analyze", SEED, "-o", "-"},
            {"no-such-command"}
        }) {
            Program.Result result = Program.run(wrong);

            assertThat(result.code()).as(String.join(" ", wrong)).isEqualTo(64);
            assertThat(result.err().lines()).hasSize(2);
            assertThat(result.err()).contains("--help");
        }
    }

    @Test
    void help_and_version_are_there() {
        assertThat(Program.run("--help").out()).contains("analyze", "explain", "rules", "formats");
        assertThat(Program.run("analyze", "--help").out()).contains("--format", "--lang", "--out");
        assertThat(Program.run("--version").out()).startsWith("bench-doctor ");
    }

    @Test
    void a_finding_a_metric_and_a_term_are_explained_in_each_language() {
        assertThat(Program.run("explain", "burst-queue-ramp", "-l", "vi").out()).contains("xếp hàng");
        assertThat(Program.run("explain", "ttft", "-l", "en").out()).contains("first word");
        assertThat(Program.run("explain", "decode.concurrency", "-l", "en").out())
                .contains("decode.time");
        assertThat(Program.run("explain", "no-such-thing").code()).isEqualTo(64);
    }

    @Test
    void rules_and_formats_are_listed() {
        assertThat(Program.run("rules", "-l", "en").out()).contains("burst-queue-ramp", "healthy");
        assertThat(Program.run("formats", "-l", "vi").out()).contains("vllm-serve-console", "token-timing");
    }

    @Test
    void the_same_is_known_of_a_run_whatever_else_was_read() throws IOException {
        analyze("samples/token-timings");
        String alone = factsOfTimings();
        analyze("samples");

        assertThat(factsOfTimings()).isEqualTo(alone).contains("\"ttft.p99\"");
    }

    private String factsOfTimings() throws IOException {
        for (JsonNode run : new ObjectMapper()
                .readTree(folder.resolve("out/report.json").toFile())
                .path("runs")) {
            if (run.path("label").asString().equals("tokens.csv")) {
                return run.path("facts").toString();
            }
        }
        throw new AssertionError("the run is not in the report");
    }

    private int analyze(String... arguments) {
        String[] all = Stream.concat(
                        Stream.of("analyze"),
                        Stream.concat(
                                Stream.of(arguments),
                                Stream.of(
                                        "-f",
                                        "json",
                                        "-q",
                                        "-o",
                                        folder.resolve("out").toString())))
                .toArray(String[]::new);
        return Program.run(all).code();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
