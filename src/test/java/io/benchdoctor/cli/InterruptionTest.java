package io.benchdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A process of its own, since a signal ends it. */
class InterruptionTest {
    /** More than a pipe holds: once all of it is written, the process is at work. */
    private static final int MORE_THAN_A_PIPE = 1 << 20;

    @TempDir
    private Path folder;

    /** Each is given more than it can be done with, and no end of it. */
    static Stream<Arguments> commands() {
        byte[] log = new byte[MORE_THAN_A_PIPE];
        byte[] saved = ("{\"schema\":\"bench-doctor/1\",\"inputs\":[" + " ".repeat(MORE_THAN_A_PIPE))
                .getBytes(StandardCharsets.UTF_8);
        return Stream.of(Arguments.of("analyze", log), Arguments.of("render", saved));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void a_process_that_is_asked_to_end_says_what_was_done_and_leaves_nothing_half(String command, byte[] given)
            throws Exception {
        Path out = folder.resolve("out");
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.language=en",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.benchdoctor.cli.BenchDoctor",
                        command,
                        "-",
                        "-o",
                        out.toString()))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        process.getOutputStream().write(given);
        process.getOutputStream().flush();

        process.toHandle().destroy();

        assertThat(process.waitFor()).isEqualTo(ExitCode.ENDED.code());
        assertThat(Files.readString(said))
                .contains("Stopped before the end. No file was written.")
                .doesNotContain("Exception");
        assertThat(isEmpty(out)).isTrue();
    }

    private static boolean isEmpty(Path out) throws IOException {
        if (!Files.exists(out)) {
            return true;
        }
        try (var files = Files.list(out)) {
            return files.findAny().isEmpty();
        }
    }
}
