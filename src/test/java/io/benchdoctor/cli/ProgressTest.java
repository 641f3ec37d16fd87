package io.benchdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.Program;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
    private final StringWriter screen = new StringWriter();
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void a_terminal_shows_files_bytes_and_the_time_that_is_left() {
        Progress progress = progress(true);
        progress.reading(4, 4 << 20);
        nanos.set(3_000_000_000L);
        progress.read(1 << 20);

        assertThat(line()).isEqualTo("[#####---------------] 0 of 4 files, 1.0 MiB of 4.0 MiB, 9.0 seconds left");
    }

    @Test
    void no_time_is_told_before_it_can_be_estimated() {
        Progress progress = progress(true);
        progress.reading(2, 100);
        nanos.set(500_000_000L);
        progress.read(50);

        assertThat(line()).contains("0 of 2 files").doesNotContain("left");
    }

    @Test
    void a_file_that_grows_while_it_is_read_does_not_overflow_the_bar() {
        Progress progress = progress(true);
        progress.reading(1, 100);
        progress.read(1000);
        progress.fileDone();

        assertThat(line()).startsWith("[####################] 1 of 1 files");
    }

    @Test
    void many_small_steps_draw_little() {
        Progress progress = progress(true);
        progress.reading(1, 1000);
        for (int step = 0; step < 1000; step++) {
            progress.read(1);
        }

        assertThat(screen.toString().chars().filter(c -> c == '\r').count()).isEqualTo(1);
    }

    @Test
    void at_the_end_the_line_is_gone_and_does_not_come_back() {
        Progress progress = progress(true);
        progress.reading(1, 10);
        progress.close();
        progress.now("Writing html…");
        progress.fileDone();

        assertThat(screen.toString()).endsWith("\r\u001b[K");
    }

    @Test
    void where_nobody_watches_nothing_is_written() {
        Progress progress = progress(false);
        progress.reading(1, 10);
        progress.read(10);
        progress.now("Writing html…");
        progress.close();

        assertThat(screen.toString()).isEmpty();
    }

    @Test
    void quiet_says_nothing_and_verbose_tells_of_each_file(@TempDir java.nio.file.Path out) {
        String[] command = {"analyze", "samples/healthy/bench.log", "-f", "json", "-o", out.toString()};

        Program.Result quiet = Program.run(with(command, "--quiet"));
        assertThat(quiet.out() + quiet.err()).isEmpty();

        Program.Result verbose = Program.run(with(command, "--verbose", "--jobs", "1"));
        assertThat(verbose.err())
                .contains("1 file to read, 1 at a time", "samples/healthy/bench.log: vllm-serve-console, Read")
                .contains("Written: " + out.resolve("report.json"));

        assertThat(Program.run(with(command, "--verbose", "--quiet")).code()).isEqualTo(64);
        assertThat(Program.run(with(command, "--jobs", "0")).code()).isEqualTo(64);
    }

    private Progress progress(boolean shown) {
        return new Progress(new PrintWriter(screen), shown, nanos::get);
    }

    /** What stands on the terminal now. */
    private String line() {
        String all = screen.toString();
        return all.substring(all.lastIndexOf("\u001b[K") + 3).replaceAll("[\\u00a0\\u202f]", " ");
    }

    private static String[] with(String[] command, String... more) {
        return java.util.stream.Stream.of(command, more)
                .flatMap(java.util.stream.Stream::of)
                .toArray(String[]::new);
    }
}
