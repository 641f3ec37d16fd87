package io.benchdoctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages that teach say what happens; {@code -Dapprove} writes what their commands print anew. */
class WalkthroughTest {
    @ParameterizedTest
    @ValueSource(strings = {"docs/own-rules.md", "docs/configuration.md"})
    void the_files_of_a_page_are_those_of_the_project(String page, @TempDir Path scratch) throws IOException {
        new Walkthrough(Path.of(page), scratch).showsFilesAsTheyAre();
    }

    @ParameterizedTest
    @CsvSource({
        "docs/own-rules.md, Too slow for our agents: 9.8, did you mean ramp-low?",
        "docs/configuration.md, Limits moved by the configuration file, did you mean slo?"
    })
    void the_commands_of_a_page_print_what_it_says(String page, String one, String other, @TempDir Path scratch)
            throws IOException {
        String run = new Walkthrough(Path.of(page), scratch).asRun();
        if (Boolean.getBoolean("approve")) {
            Files.writeString(Path.of(page), run);
        }

        assertThat(run).contains(one, other);
        assertThat(Files.readString(Path.of(page))).isEqualTo(run);
    }
}
