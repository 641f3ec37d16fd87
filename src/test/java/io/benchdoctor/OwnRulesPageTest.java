package io.benchdoctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/own-rules.md} is what happens; {@code -Dapprove} writes what its commands print anew. */
class OwnRulesPageTest {
    private static final Path PAGE = Path.of("docs/own-rules.md");

    @Test
    void its_files_are_those_of_the_project(@TempDir Path scratch) throws IOException {
        new Walkthrough(PAGE, scratch).showsFilesAsTheyAre();
    }

    @Test
    void its_commands_print_what_it_says(@TempDir Path scratch) throws IOException {
        String run = new Walkthrough(PAGE, scratch).asRun();
        if (Boolean.getBoolean("approve")) {
            Files.writeString(PAGE, run);
        }

        assertThat(run).contains("Too slow for our agents: 9.8", "did you mean ramp-low?");
        assertThat(Files.readString(PAGE)).isEqualTo(run);
    }
}
