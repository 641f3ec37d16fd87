package io.benchdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher looks its command up in. */
class RememberedCommandsTest {
    @TempDir
    private Path folder;

    @Test
    void a_command_stands_in_it_once() throws IOException {
        RememberedCommands commands = new RememberedCommands(folder.resolve("remembered"));

        commands.add("1-2");
        commands.add("3-4");
        commands.add("1-2");

        assertThat(folder.resolve("remembered")).hasContent("1-2\n3-4\n");
        assertThat(Files.list(folder)).hasSize(1);
    }

    @Test
    void the_oldest_go_before_it_grows_large() throws IOException {
        RememberedCommands commands = new RememberedCommands(folder.resolve("remembered"));
        for (int n = 0; n < 250; n++) {
            commands.add("command-" + n);
        }

        assertThat(Files.readAllLines(folder.resolve("remembered")))
                .hasSize(200)
                .contains("command-249", "command-50");
    }

    @Test
    void where_it_cannot_be_written_nothing_is_remembered() {
        assertThatCode(() -> new RememberedCommands(folder.resolve("nowhere/remembered")).add("1-2"))
                .doesNotThrowAnyException();
    }
}
