package io.benchdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.Program;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Standard output takes one file, whole, or none. */
class StandardOutputTest {
    private static final String RUN = "samples/healthy/bench.log";
    private static final String OTHER = "samples/burst-queue-ramp/bench.log";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"html,<!DOCTYPE html>", "xlsx,PK", "json,{", "md,#", "csv,run_id", "docx,PK"})
    void one_run_in_one_language_is_one_file_of_every_format(String format, String begin) {
        Program.Result run = Program.run("analyze", RUN, "-l", "en", "-f", format, "-o", "-");

        assertThat(run.code()).isZero();
        assertThat(run.out().strip()).startsWithIgnoringCase(begin);
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"xlsx", "md"})
    void a_file_for_each_language_is_refused_before_anything_is_read(String format) {
        for (String[] command : new String[][] {
            {"analyze", "no-such-file", "-l", "vi,en", "-f", format, "-o", "-"},
            {"compare", "no-such-file", "none", "-l", "vi,en", "-f", format, "-o", "-"},
            {"render", "no-such-file", "-l", "vi,en", "-f", format, "-o", "-"}
        }) {
            refused(Program.run(command));
        }
    }

    @ParameterizedTest
    @CsvSource({"html", "docx"})
    void a_file_for_each_run_is_refused(String format) {
        refused(Program.run("analyze", RUN, OTHER, "-l", "en", "-f", format, "-o", "-"));

        Program.run("analyze", RUN, OTHER, "-f", "json", "-q", "-o", folder.toString());
        refused(Program.run("render", folder.resolve("report.json").toString(), "-l", "en", "-f", format, "-o", "-"));
    }

    @Test
    void a_table_of_many_runs_is_one_file() {
        Program.Result run = Program.run("analyze", RUN, OTHER, "-f", "csv", "-o", "-");

        assertThat(run.code()).isZero();
        assertThat(run.out().lines()).hasSize(3);
    }

    private static void refused(Program.Result run) {
        assertThat(run.code()).isEqualTo(64);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("-o").doesNotContain("Exception");
        assertThat(run.err().lines()).hasSize(2);
    }
}
