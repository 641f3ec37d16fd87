package io.benchdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a file is called and whatever stands in it, no command lets it steer the terminal. */
class TerminalSafetyTest {
    /** Sets the title, clears the screen, turns the text. */
    private static final String EVIL = "\u001b]0;x\u0007\u001b[2J\u202Egpj\u009b31m";

    private static final String RUN = "samples/healthy/bench.log";

    @TempDir
    private static Path folder;

    static Stream<List<String>> commands() throws IOException {
        Path log = Files.copy(Path.of(RUN), folder.resolve(EVIL + ".log"));
        Path none = Files.writeString(folder.resolve(EVIL + ".txt"), EVIL + "\n");
        Path rules = Files.createDirectory(folder.resolve("rules" + EVIL));
        Files.writeString(rules.resolve("a.yaml"), "id: a\n" + EVIL + ": x\n");
        Path target = Files.writeString(folder.resolve("target" + EVIL + ".yaml"), "id: \"" + EVIL + "\"\n");
        Path saved = Files.writeString(
                folder.resolve("saved" + EVIL + ".json"),
                "{\"schema\":\"bench-doctor/"
                        + EVIL.replace("\u001b", "\\u001b").replace("\u0007", "\\u0007") + "\"}");
        String out = folder.resolve("out" + EVIL).toString();
        return Stream.of(
                List.of("analyze", log.toString(), none.toString(), EVIL, "-o", out),
                List.of("analyze", log.toString(), none.toString(), "-v", "-o", out),
                List.of("analyze", log.toString(), none.toString(), "--explain-input"),
                List.of("analyze", log.toString(), "-o", log.toString()),
                List.of("analyze", log.toString(), "-f", EVIL),
                List.of("analyze", log.toString(), "-l", EVIL),
                List.of("analyze", log.toString(), "--jobs", EVIL),
                List.of("analyze", log.toString(), "--set", EVIL),
                List.of("analyze", log.toString(), "--set", "gpu=" + EVIL),
                List.of("analyze", log.toString(), "--limit", EVIL + "=1"),
                List.of("analyze", log.toString(), "--limit", EVIL),
                List.of("analyze", log.toString(), "--input-format", EVIL),
                List.of("analyze", log.toString(), "--slo", EVIL),
                List.of("analyze", log.toString(), "--slo", target.toString()),
                List.of("analyze", log.toString(), "--rules", EVIL),
                List.of("analyze", log.toString(), "--rules", rules.toString()),
                List.of("analyze", log.toString(), "--fail-on", EVIL),
                List.of("analyze", log.toString(), "--" + EVIL),
                List.of("compare", log.toString(), RUN, none.toString(), EVIL, "-o", out),
                List.of("compare", log.toString(), RUN, "--change", EVIL),
                List.of("compare", log.toString(), RUN, "--fail-on", EVIL),
                List.of("render", EVIL),
                List.of("render", saved.toString()),
                List.of("render", none.toString()),
                List.of("rules", "--check", rules.toString()),
                List.of("rules", "-l", EVIL),
                List.of("formats", "-l", EVIL),
                List.of("explain", EVIL),
                List.of(EVIL));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void nothing_moves_the_cursor_or_turns_the_text(List<String> command) {
        Program.Result run = Program.run(command.toArray(String[]::new));

        assertThat(run.out() + run.err())
                .isNotEmpty()
                .doesNotContainPattern("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]")
                .doesNotContain("Exception");
    }

    @Test
    void a_bug_that_a_log_brings_to_light_is_told_without_its_control_codes() {
        String trace = BenchDoctor.trace(new IllegalStateException(EVIL));

        assertThat(trace)
                .contains("IllegalStateException", "TerminalSafetyTest")
                .doesNotContainPattern("[\\x1b\\x07\\x09]");
    }

    @Test
    void the_words_of_the_command_line_are_safe_whatever_is_put_into_them() {
        assertThat(Words.text("saved.unreadable", Map.of("file", EVIL))).doesNotContain("\u001b", "\u202E");
        assertThat(Optional.of(Words.text("progress.write", Map.of("format", EVIL))))
                .hasValueSatisfying(text -> assertThat(text).doesNotContain("\u001b"));
    }
}
