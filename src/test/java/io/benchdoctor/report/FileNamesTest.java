package io.benchdoctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.model.SourceRef;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Beside a figure stands as much of a path as tells its file from the others of the run. */
class FileNamesTest {
    @Test
    void a_name_that_no_other_file_has_stands_alone() {
        FileNames files = new FileNames(Set.of("/logs/monday/bench.log", "/logs/monday/server.log"));

        assertThat(files.of("/logs/monday/bench.log")).isEqualTo("bench.log");
    }

    @Test
    void files_of_one_name_are_told_apart_by_their_folders() {
        FileNames files = new FileNames(Set.of("/a/x/bench.log", "/b/x/bench.log", "bench.log"));

        assertThat(files.of("/a/x/bench.log")).isEqualTo("/a/x/bench.log");
        assertThat(files.of("/b/x/bench.log")).isEqualTo("/b/x/bench.log");
        assertThat(files.of("bench.log")).isEqualTo("bench.log");
    }

    @Test
    void a_path_that_ends_another_is_not_taken_for_it() {
        FileNames files = new FileNames(Set.of("x/bench.log", "/b/x/bench.log"));

        assertThat(files.of("x/bench.log")).isEqualTo("x/bench.log");
        assertThat(files.of("/b/x/bench.log")).isEqualTo("/b/x/bench.log");
    }

    @Test
    void a_file_is_said_once_for_all_its_lines() {
        FileNames files = new FileNames(Set.of("/logs/bench.log", "/logs/copy.log"));

        assertThat(files.places(List.of(
                        new SourceRef("/logs/bench.log", 7),
                        new SourceRef("/logs/copy.log", 9),
                        new SourceRef("/logs/bench.log", 4))))
                .isEqualTo("bench.log:7, 4; copy.log:9");
    }

    @Test
    void a_file_that_the_run_does_not_list_keeps_its_name() {
        assertThat(new FileNames(Set.of()).of("/logs/bench.log")).isEqualTo("bench.log");
    }
}
