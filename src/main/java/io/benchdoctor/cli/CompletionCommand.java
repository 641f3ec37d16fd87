package io.benchdoctor.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Prints what a shell needs to complete the command line. */
@Command(name = "completion", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class CompletionCommand implements Callable<Integer> {
    static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(
            paramLabel = "SHELL",
            completionCandidates = Candidates.Shells.class,
            descriptionKey = "completion.shell")
    private String shell;

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        if (!SHELLS.contains(shell)) {
            throw new ParameterException(command, Words.unknown(shell, SHELLS));
        }
        command.getOut().print(script(shell, BenchDoctor.described(Words.messages())));
        command.getOut().flush();
        return ExitCode.DONE.code();
    }

    /** The script of one shell; that of bash serves zsh, too, where its completions of bash are loaded. */
    static String script(String shell, CommandLine program) {
        String name = program.getCommandName();
        if (shell.equals("fish")) {
            return new FishScript(program).text();
        }
        String bash = AutoComplete.bash(name, program).replaceAll("(?m)^# .*(Generated|generated).*$\\n", "");
        String whole = withNegations(bash, program);
        return shell.equals("bash") ? whole : zsh(name, whole);
    }

    /** The library completes an option that can be turned off only where it is turned on. */
    private static String withNegations(String script, CommandLine program) {
        Map<String, String> negations = new TreeMap<>();
        program.getSubcommands().values().stream()
                .flatMap(command -> command.getCommandSpec().options().stream())
                .filter(OptionSpec::negatable)
                .forEach(option -> negations.put(option.longestName(), ManPage.negated(option)));
        return script.lines()
                .map(line -> line.strip().startsWith("local flag_opts=") ? with(negations, line) : line)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String with(Map<String, String> negations, String line) {
        String longer = line;
        for (Map.Entry<String, String> option : negations.entrySet()) {
            String quoted = "'" + option.getKey() + "'";
            longer = longer.replace(quoted, quoted + " '" + option.getValue() + "'");
        }
        return longer;
    }

    /** Works as a file of {@code fpath} and where it is sourced. */
    private static String zsh(String name, String bash) {
        String body = bash.substring(bash.indexOf('\n') + 1);
        return "#compdef " + name + "\nautoload -U +X bashcompinit && bashcompinit\n" + body;
    }
}
