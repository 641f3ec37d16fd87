package io.benchdoctor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.Program;
import io.benchdoctor.i18n.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The manual says all that the command line takes. {@code -Dapprove} writes the files of the release anew. */
class ManPageTest {
    @ParameterizedTest
    @ValueSource(strings = {"en", "vi"})
    void the_release_holds_the_page(String language) throws IOException {
        Path shipped = shipped(language);
        if (Boolean.getBoolean("approve")) {
            Files.createDirectories(shipped.getParent());
            Files.writeString(shipped, page(language));
        }

        assertThat(Files.readString(shipped)).isEqualTo(page(language));
        assertThat(Program.run("man", "-l", language).out()).isEqualTo(page(language));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "vi"})
    void it_lists_every_command_every_option_and_every_exit_code(String language) {
        CommandLine program = BenchDoctor.described(Messages.in(language));
        String page = page(language).replace("\\-", "-");

        program.getSubcommands().forEach((name, command) -> {
            String section = page.substring(page.indexOf(".SS \"" + name + " "));
            section = section.substring(0, Math.max(section.indexOf("\n.S", 1), 0));
            for (OptionSpec option : command.getCommandSpec().options()) {
                assertThat(section).as(name).contains(option.names());
                assertThat(option.description()).as(name + option.longestName()).isNotEmpty();
                if (option.negatable()) {
                    assertThat(section).contains(ManPage.negated(option));
                }
            }
        });
        for (ExitCode code : ExitCode.values()) {
            assertThat(page).contains("\n.B " + code.code() + "\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "vi"})
    void man_sets_it_without_a_warning(String language) throws Exception {
        Shell.needs("man");
        String path = shipped(language).toString();

        String set = Shell.output(List.of("man", "--warnings", "-l", path));

        assertThat(set)
                .contains("--limit RULE.LIMIT=VALUE", "--no-redact", "bench-doctor.yaml")
                .doesNotContain("troff:", "<standard input>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "vi"})
    void mandoc_finds_nothing_to_complain_of(String language) throws Exception {
        Shell.needs("mandoc");

        assertThat(Shell.output(List.of(
                        "mandoc", "-Tlint", "-Wwarning", shipped(language).toString())))
                .isEmpty();
    }

    private static String page(String language) {
        Messages words = Messages.in(language);
        return new ManPage(BenchDoctor.described(words), words).text();
    }

    private static Path shipped(String language) {
        Path man = Path.of("src/dist/man");
        return (language.equals("en") ? man : man.resolve(language)).resolve("man1/bench-doctor.1");
    }
}
