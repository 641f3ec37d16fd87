package io.benchdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.Program;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An output that cannot be written names itself, says why and what to do; what was done before stays. */
class UnwritableTest {
    private static final String LOG = "samples/healthy/bench.log";

    @TempDir
    private Path folder;

    @Test
    void a_file_where_a_folder_should_be_is_named() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "mine");

        Program.Result run =
                Program.run("analyze", LOG, "-o", taken.resolve("deep").toString());

        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err())
                .contains(taken + " is a file and no folder", "--out", "No file was written")
                .doesNotContain("Exception", "\tat ");
        assertThat(taken).hasContent("mine");
    }

    @Test
    void a_folder_where_a_file_should_be_stops_the_rest_and_keeps_what_is_whole() throws IOException {
        Files.createDirectories(folder.resolve("report.json/mine"));

        Program.Result run = Program.run("analyze", LOG, "-l", "en", "-o", folder.toString());

        assertThat(run.code()).isEqualTo(64);
        assertThat(run.err()).contains("report.json cannot be written: a folder has this name", "2 whole files");
        assertThat(folder.resolve("report.html")).content().endsWith("</html>\n");
        assertThat(folder.resolve("report.json/mine")).isDirectory();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("report.html", "report.xlsx", "report.json");
        }
    }

    @Test
    void a_full_disk_and_missing_rights_are_told_apart() {
        Path file = folder.resolve("report.json");

        assertThat(new Unwritable(file, new IOException("No space left on device")).told())
                .contains(file + " cannot be written: the disk is full", "Free some space");
        assertThat(new Unwritable(file, new IOException("Disk quota exceeded")).told())
                .contains("the disk is full");
        assertThat(new Unwritable(file, new AccessDeniedException("draft")).told())
                .contains(folder + " does not let you write");
        assertThat(new Unwritable(file, new FileSystemException("draft", null, "Input/output error")).told())
                .contains("Input/output error")
                .doesNotContain("draft");
        assertThat(new Unwritable(file, new IOException((String) null)).told()).contains("IOException");
    }

    @Test
    void standard_output_that_does_not_take_the_report_is_no_success() {
        PrintStream full = new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("No space left on device");
                    }
                },
                false,
                StandardCharsets.UTF_8);
        var err = new java.io.ByteArrayOutputStream();

        int code = CliDoor.run(
                full,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                "analyze",
                LOG,
                "-q",
                "-f",
                "json",
                "-o",
                "-");

        assertThat(code).isEqualTo(64);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Standard output did not take the whole report");
    }
}
