package io.benchdoctor.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The launcher for Windows, which nothing here can run: that it holds to what its command processor demands. */
class WindowsLauncherTest {
    private final List<String> lines = lines();

    /** Read in whatever code page the machine has. */
    @Test
    void it_is_plain_ascii() {
        assertThat(String.join("\n", lines)).matches("(?s)\\p{ASCII}+");
    }

    /** Else a folder called {@code now!} would lose its sign where somebody turned that on for all. */
    @Test
    void exclamation_marks_in_a_path_stay() {
        assertThat(lines).contains("setlocal EnableExtensions DisableDelayedExpansion");
    }

    @Test
    void every_path_stands_between_quotes() {
        for (String path : List.of("%JAVA%", "%CHCP%", "%~dp0bench-doctor.jar", "%SystemRoot%\\System32\\cmd.exe")) {
            assertThat(lines.stream().filter(line -> line.contains(path)))
                    .isNotEmpty()
                    .allMatch(line -> line.contains("\"" + path + "\"") || line.contains("\\" + path), path);
        }
    }

    /** By its bare name it would be looked for where the user stands first, among logs that strangers sent. */
    @Test
    void no_program_is_started_by_its_bare_name() {
        assertThat(lines)
                .noneMatch(line -> line.matches("(?i)\\s*(java|cmd|chcp|findstr|where)(\\.exe|\\.com)?\\b.*"))
                .anyMatch(line -> line.contains("%%~$PATH:J"));
    }

    @Test
    void its_exit_code_is_that_of_the_program() {
        int run = lines.indexOf("\"%JAVA%\" %OPTIONS% %BENCH_DOCTOR_OPTS% -jar \"%~dp0bench-doctor.jar\" %*");

        assertThat(lines.get(run + 1)).isEqualTo("set \"CODE=%ERRORLEVEL%\"");
        assertThat(lines.get(lines.size() - 1)).endsWith(" exit %CODE%");
        assertThat(lines).contains("set \"ERRORLEVEL=\"");
    }

    @Test
    void it_gives_java_what_the_other_launcher_gives() throws IOException {
        String shell = Files.readString(Path.of("bench-doctor"));
        String options = shell.lines()
                .filter(line -> line.startsWith("options=\"-"))
                .findFirst()
                .orElseThrow()
                .replaceAll("options=|\"", "");

        assertThat(lines).contains("set \"OPTIONS=" + options + "\"");
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(Path.of("src/dist/bench-doctor.cmd"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
