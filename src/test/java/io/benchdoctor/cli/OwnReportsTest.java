package io.benchdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Logs and reports may lie in one folder: no report is taken for a log, and no log is lost to a report. */
class OwnReportsTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void copy() throws IOException {
        for (String sample : List.of("burst-queue-ramp/bench.log", "cold-start/result.json", "healthy/bench.log")) {
            Files.copy(Path.of("samples", sample), folder.resolve(sample.replace('/', '-')));
        }
    }

    @Test
    void a_second_run_over_a_folder_with_reports_finds_the_same_runs() throws IOException {
        analyze("-l", "vi,en,ja", "-f", "html,xlsx,json,md,csv,docx");
        Program.run(
                "compare",
                folder + "/burst-queue-ramp-bench.log",
                folder + "/healthy-bench.log",
                "-q",
                "-f",
                "html,xlsx,json,md",
                "-o",
                folder.toString());

        assertThat(analyze("-f", "json,md").code()).isZero();

        JsonNode report = new ObjectMapper().readTree(Files.readString(folder.resolve("report.json")));
        assertThat(report.get("runs").size()).isEqualTo(3);
        Map<String, String> formats = new TreeMap<>();
        report.get("inputs")
                .forEach(input -> formats.put(
                        folder.relativize(Path.of(input.get("path").asString())).toString(),
                        input.get("format").asString()));
        assertThat(formats)
                .containsEntry("index.html", "bench-doctor-report")
                .containsEntry("report.csv", "bench-doctor-report")
                .containsEntry("report.json", "bench-doctor-report")
                .containsEntry("report.md", "bench-doctor-report")
                .containsEntry("report-en.md", "bench-doctor-report")
                .containsEntry("compare.json", "bench-doctor-report")
                .containsEntry("compare.html", "bench-doctor-report")
                .containsEntry("compare.md", "bench-doctor-report")
                .containsEntry("report.xlsx", "unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"report.json", "report.csv", "index.html", "report.md"})
    void a_log_that_has_the_name_of_a_report_is_not_written_over(String name) throws IOException {
        Path log = Files.move(folder.resolve("cold-start-result.json"), folder.resolve(name));
        byte[] before = Files.readAllBytes(log);

        Program.Result run = analyze("-f", "html,json,csv,md");

        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err()).contains(log.toString(), "--out").doesNotContain("Exception");
        assertThat(Files.readAllBytes(log)).isEqualTo(before);
        assertThat(Program.run("compare", folder + "/healthy-bench.log", log.toString(), "-q", "-o", folder + "/other")
                        .code())
                .isZero();
    }

    @Test
    void a_comparison_does_not_write_over_its_sides() throws IOException {
        Path side = Files.move(folder.resolve("cold-start-result.json"), folder.resolve("compare.json"));

        Program.Result run = Program.run(
                "compare", folder + "/healthy-bench.log", side.toString(), "-f", "json", "-o", folder.toString());

        assertThat(run.code()).isEqualTo(64);
        assertThat(Files.readString(side)).isEqualTo(Files.readString(Path.of("samples/cold-start/result.json")));
    }

    private Program.Result analyze(String... options) {
        List<String> command = new java.util.ArrayList<>(List.of("analyze", folder.toString(), "-q"));
        command.addAll(List.of(options));
        command.addAll(List.of("-o", folder.toString()));
        return Program.run(command.toArray(String[]::new));
    }
}
