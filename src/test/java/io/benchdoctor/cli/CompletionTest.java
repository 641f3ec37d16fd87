package io.benchdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.Program;
import io.benchdoctor.i18n.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real shells complete the command line. {@code -Dapprove} writes the files of the release anew. */
class CompletionTest {
    private static final Path SHIPPED = Path.of("src/dist/completion");
    private static final Map<String, String> FILES =
            new TreeMap<>(Map.of("bash", "bench-doctor.bash", "zsh", "_bench-doctor", "fish", "bench-doctor.fish"));

    @TempDir
    Path folder;

    @Test
    void the_release_holds_the_script_of_every_shell() throws IOException {
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            String script = CompletionCommand.script(file.getKey(), BenchDoctor.described(Messages.in("en")));
            if (Boolean.getBoolean("approve")) {
                Files.createDirectories(SHIPPED);
                Files.writeString(SHIPPED.resolve(file.getValue()), script);
            }

            assertThat(Files.readString(SHIPPED.resolve(file.getValue()))).isEqualTo(script);
        }
    }

    @Test
    void an_unknown_shell_is_wrong_usage() {
        Program.Result result = Program.run("completion", "zhs");

        assertThat(result.code()).isEqualTo(64);
        assertThat(result.err()).contains("did you mean zsh?");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "bench-doctor an                    | analyze",
                "bench-doctor compl                 | completion",
                "bench-doctor completion            | bash zsh fish",
                "bench-doctor analyze --lim         | --limit",
                "bench-doctor analyze --slo ch      | chat chat-premium",
                "bench-doctor analyze --no-         | --no-redact --no-quiet --no-config --no-cache",
                "bench-doctor compare --fail        | --fail-on",
                "bench-doctor analyze --input-format vllm-serve-c | vllm-serve-console",
            })
    void bash_completes_commands_options_and_values(String line, String expected) throws Exception {
        Shell.needs("bash");
        String words = line.endsWith("completion") ? line + " ''" : line;

        assertThat(bash(words)).contains(expected.split(" "));
    }

    private String bash(String line) throws Exception {
        String ask = "source " + script("bash") + "; COMP_WORDS=(" + line
                + "); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); COMP_LINE=\""
                + line.replace("''", "") + "\"; _complete_bench-doctor bench-doctor \"${COMP_WORDS[$COMP_CWORD]}\" x;"
                + " printf '%s\\n' \"${COMPREPLY[@]}\"";
        return Shell.output(List.of("bash", "--norc", "--noprofile", "-c", ask));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "bench-doctor an                | analyze",
                "bench-doctor completion        | bash zsh fish",
                "bench-doctor analyze --lim     | --limit",
                "bench-doctor analyze --no-     | --no-redact --no-quiet --no-config --no-cache",
                "bench-doctor analyze --slo ch  | chat chat-premium",
                "bench-doctor analyze -f html,x | html,xlsx",
                "bench-doctor compare -f j      | json",
                "bench-doctor compare --chan    | --change",
            })
    void fish_completes_commands_options_and_values(String line, String expected) throws Exception {
        Shell.needs("fish");
        String typed = line.endsWith("completion") ? line + " " : line;

        String offered = Shell.output(
                List.of("fish", "--no-config", "-c", "source " + script("fish") + "; complete -C '" + typed + "'"));

        assertThat(offered).contains(expected.split(" ")).doesNotContain("fish:");
    }

    @Test
    void fish_offers_files_where_files_are_meant_and_only_there() throws Exception {
        Shell.needs("fish");
        String ask = "source " + script("fish") + "; cd samples; complete -C '";

        assertThat(Shell.output(List.of("fish", "--no-config", "-c", ask + "bench-doctor analyze heal'")))
                .contains("healthy/");
        assertThat(Shell.output(List.of("fish", "--no-config", "-c", ask + "bench-doctor heal'")))
                .doesNotContain("healthy/");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "bench-doctor an               | bench-doctor analyze",
                "bench-doctor analyze --limi   | bench-doctor analyze --limit",
                "bench-doctor analyze --slo voi | bench-doctor analyze --slo voice",
            })
    void zsh_completes_what_is_typed_at_a_terminal(String typed, String expected) throws Exception {
        Shell.needs("zsh");
        Path driver =
                Files.writeString(folder.resolve("driver.zsh"), """
                zmodload zsh/zpty
                zpty asked zsh -f -i
                zpty -w asked "PS1=; autoload -U compinit && compinit -u -d %s/dump; source %s; echo rea''dy"
                zpty -r asked seen '*ready*'
                zpty -w -n asked '%s'$'\\t'
                for try in {1..200}; do
                    zpty -r -t asked part && all+=$part
                    [[ $all == *'%s'* ]] && break
                    sleep 0.05
                done
                print -r -- "$all"
                zpty -d asked
                """.formatted(folder, script("zsh"), typed, expected));

        assertThat(Shell.output(List.of("zsh", "-f", driver.toString())).replaceAll("\\u001b\\[[0-9;?]*[A-Za-z]", ""))
                .contains(expected);
    }

    private Path script(String shell) throws IOException {
        return Files.writeString(
                folder.resolve("script." + shell),
                CompletionCommand.script(shell, BenchDoctor.described(Messages.in("en"))));
    }
}
