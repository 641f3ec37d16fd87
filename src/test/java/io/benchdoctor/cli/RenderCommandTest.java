package io.benchdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderCommandTest {
    private static final String SEED = "samples/burst-queue-ramp/bench.log";

    @TempDir
    private Path folder;

    private Path saved;

    @BeforeEach
    void save() {
        Program.run("analyze", SEED, "-f", "json", "-l", "vi", "-o", folder.toString());
        saved = folder.resolve("report.json");
    }

    @Test
    void a_saved_result_becomes_every_format_in_another_language() throws IOException {
        Path out = folder.resolve("again");
        Program.Result result = Program.run(
                "render", saved.toString(), "-l", "en", "-f", "html,md,xlsx,docx,csv,json", "-o", out.toString());

        assertThat(result.code()).isZero();
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "report.html", "report.md", "report.xlsx", "report.docx", "report.csv", "report.json");
        }
        assertThat(out.resolve("report.html")).content().contains("<html lang=\"en\"", "waiting in line");
    }

    @Test
    void a_broken_result_is_told_with_file_and_line_and_leaves_nothing() throws IOException {
        List<String> lines = Files.readAllLines(saved);
        Path cut = Files.write(folder.resolve("cut.json"), lines.subList(0, 40));
        Path out = folder.resolve("none");

        Program.Result result = Program.run("render", cut.toString(), "-o", out.toString());

        assertThat(result.code()).isEqualTo(64);
        assertThat(result.err()).startsWith(cut + ":4").doesNotContain("Exception");
        assertThat(out).doesNotExist();
    }

    @Test
    void what_cannot_be_read_is_told_by_its_name() {
        Program.Result result =
                Program.run("render", folder.resolve("nowhere.json").toString());

        assertThat(result.code()).isEqualTo(64);
        assertThat(result.err()).contains("nowhere.json");
    }

    @Test
    void names_are_taken_out_of_a_result_that_still_has_them() throws IOException {
        Path out = folder.resolve("redacted");
        Program.run("render", saved.toString(), "--redact", "-f", "json,html,docx", "-o", out.toString());

        assertThat(Files.readString(saved)).contains("burst-queue-ramp/bench.log");
        assertThat(out.resolve("report.json")).content().doesNotContain("samples/", "burst-queue-ramp/bench");
        assertThat(out.resolve("report.html")).content().doesNotContain("samples/", "burst-queue-ramp/bench");
    }
}
