package io.benchdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchdoctor.Program;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
    @TempDir
    private Path temporary;

    @Test
    void a_file_appears_when_its_part_is_whole_and_not_before() throws IOException {
        Path out = temporary.resolve("out");
        try (OutputFolder folder = new OutputFolder(out)) {
            OutputFolder.Part part = folder.part();
            write(part, "report.html", "page");
            write(part, "runs/1.html", "run");
            assertThat(visible(out)).isEmpty();

            part.complete();

            assertThat(visible(out)).containsExactly("report.html", "runs/1.html");
            assertThat(folder.written()).containsExactly(out.resolve("report.html"), out.resolve("runs/1.html"));
        }
        assertThat(all(out)).containsExactly("report.html", "runs/1.html");
    }

    @Test
    void what_stood_there_stays_until_the_new_file_is_whole() throws IOException {
        Path old = Files.writeString(temporary.resolve("report.json"), "old");
        try (OutputFolder folder = new OutputFolder(temporary)) {
            OutputFolder.Part part = folder.part();
            write(part, "report.json", "half");
        }
        assertThat(old).hasContent("old");
        assertThat(all(temporary)).containsExactly("report.json");

        try (OutputFolder folder = new OutputFolder(temporary)) {
            OutputFolder.Part part = folder.part();
            write(part, "report.json", "new");
            part.complete();
        }
        assertThat(old).hasContent("new");
    }

    @Test
    void parts_do_not_wait_for_each_other() throws IOException {
        try (OutputFolder folder = new OutputFolder(temporary)) {
            OutputFolder.Part page = folder.part();
            OutputFolder.Part book = folder.part();
            write(page, "report.html", "half");
            write(book, "report.xlsx", "whole");

            book.complete();

            assertThat(visible(temporary)).containsExactly("report.xlsx");
        }
    }

    @Test
    void after_a_stop_nothing_appears_whatever_is_still_at_work() throws IOException {
        OutputFolder folder = new OutputFolder(temporary);
        OutputFolder.Part done = folder.part();
        write(done, "report.html", "whole");
        done.complete();
        OutputFolder.Part late = folder.part();
        OutputStream open = late.open("report.json");

        folder.stop();

        assertThat(all(temporary)).containsExactly("report.html");
        open.write("{}".getBytes(StandardCharsets.UTF_8));
        open.close();
        assertThatThrownBy(late::complete).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> folder.part().open("report.xlsx")).isInstanceOf(IOException.class);
        assertThat(all(temporary)).containsExactly("report.html");
    }

    @Test
    void what_a_killed_process_left_is_cleared_and_what_a_living_one_drafts_is_not() throws IOException {
        Path left = Files.createDirectory(temporary.resolve(".bench-doctor-killed.part"));
        Files.writeString(left.resolve("lock"), "");
        Files.writeString(left.resolve("0"), "half a report");
        Path barelyBegun = Files.createDirectory(temporary.resolve(".bench-doctor-begun.part"));
        OutputFolder living = new OutputFolder(temporary);
        OutputFolder.Part slow = living.part();
        write(slow, "report.json", "slow");

        try (OutputFolder folder = new OutputFolder(temporary)) {
            OutputFolder.Part part = folder.part();
            write(part, "report.json", "fast");
            part.complete();
        }

        assertThat(left).doesNotExist();
        assertThat(barelyBegun).doesNotExist();
        slow.complete();
        living.close();
        assertThat(temporary.resolve("report.json")).hasContent("slow");
        assertThat(all(temporary)).containsExactly("report.json");
    }

    @Test
    void a_link_that_looks_like_a_leftover_is_never_followed() throws IOException {
        Path mine = Files.createDirectory(temporary.resolve("mine"));
        Path precious = Files.writeString(mine.resolve("precious.txt"), "x");
        Path out = Files.createDirectory(temporary.resolve("out"));
        Files.createSymbolicLink(out.resolve(".bench-doctor-trap.part"), mine);
        Path inner = Files.createDirectory(out.resolve(".bench-doctor-deep.part"));
        Files.createSymbolicLink(inner.resolve("1"), mine);

        try (OutputFolder folder = new OutputFolder(out)) {
            write(folder.part(), "report.json", "x");
        }

        assertThat(precious).exists();
        assertThat(inner).doesNotExist();
    }

    @Test
    void a_lock_that_is_a_link_makes_no_file_where_it_leads() throws IOException {
        Path elsewhere = temporary.resolve("elsewhere");
        Path trap = Files.createDirectories(temporary.resolve("out/.bench-doctor-trap.part"));
        Files.createSymbolicLink(trap.resolve("lock"), elsewhere);

        try (OutputFolder folder = new OutputFolder(temporary.resolve("out"))) {
            write(folder.part(), "report.json", "x");
        }

        assertThat(elsewhere).doesNotExist();
    }

    @Test
    void nothing_is_written_outside_and_no_link_is_written_through() throws IOException {
        Path precious = Files.writeString(temporary.resolve("precious.txt"), "x");
        Path out = Files.createDirectory(temporary.resolve("out"));
        Files.createSymbolicLink(out.resolve("report.json"), precious);
        try (OutputFolder folder = new OutputFolder(out)) {
            OutputFolder.Part part = folder.part();
            for (String name : List.of("../precious.txt", "runs/../../precious.txt", precious.toString())) {
                assertThatThrownBy(() -> part.open(name)).isInstanceOf(IOException.class);
            }
            write(part, "report.json", "{}");
            part.complete();
        }

        assertThat(precious).hasContent("x");
        assertThat(out.resolve("report.json")).hasContent("{}").isRegularFile();
    }

    private static void write(OutputFolder.Part part, String name, String text) throws IOException {
        try (OutputStream file = part.open(name)) {
            file.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static List<String> visible(Path folder) throws IOException {
        return all(folder).stream().filter(name -> !name.startsWith(".")).toList();
    }

    private static List<String> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void a_folder_may_be_named_in_any_way(@TempDir Path here) throws IOException {
        Path current = Path.of("").toAbsolutePath();
        for (String name : List.of(".", "./", "..", "a", "./a/../b", "../c", "a/./b/")) {
            Path base = Files.createDirectories(here.resolve("base/inner"));
            Files.createDirectories(base.resolve("a"));
            Path folder = current.relativize(base).resolve(name);
            try (OutputFolder out = new OutputFolder(folder)) {
                OutputFolder.Part part = out.part();
                write(part, "runs/x.html", "x");
                part.complete();

                assertThat(out.written()).as(name).containsExactly(folder.resolve("runs/x.html"));
                assertThat(base.resolve(name).resolve("runs/x.html")).exists();
            }
        }
    }

    @Test
    @Timeout(60)
    void a_folder_that_can_never_be_had_is_told_and_not_tried_for_ever(@TempDir Path here) {
        try (OutputFolder out = new OutputFolder(here.resolve("none/../out"))) {
            assertThatThrownBy(() -> write(out.part(), "x.html", "x")).isInstanceOf(Unwritable.class);
        }
    }

    @Test
    void the_current_folder_takes_a_report_and_a_name_that_was_not_set_takes_none() throws IOException {
        Program.Result empty = Program.run("analyze", "samples/healthy/bench.log", "-f", "json", "-o", "");

        assertThat(empty.code()).isEqualTo(64);
        assertThat(empty.err()).contains("--out").doesNotContain("Exception");
        assertThat(Path.of("report.json")).doesNotExist();
    }

    @Test
    void what_is_asked_for_twice_is_written_once(@TempDir Path here) throws IOException {
        Program.run("analyze", "samples/healthy/bench.log", "-q", "-f", "md,md", "-l", "en,en", "-o", here.toString());

        try (var files = Files.list(here)) {
            assertThat(files).containsExactly(here.resolve("report.md"));
        }
    }
}
