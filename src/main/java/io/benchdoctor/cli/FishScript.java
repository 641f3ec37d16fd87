package io.benchdoctor.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.StringJoiner;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What fish needs to complete the command line, from the same description that parses it. */
final class FishScript {
    private final CommandLine program;
    private final String name;
    private final StringBuilder script = new StringBuilder();

    FishScript(CommandLine program) {
        this.program = program;
        this.name = program.getCommandName();
    }

    String text() {
        script.append("# fish completion of ").append(name).append('\n');
        line("-f");
        program.getSubcommands().forEach((command, own) -> {
            line("-n __fish_use_subcommand -a " + command + " -d " + quoted(summary(own.getCommandSpec())));
            own.getCommandSpec().options().forEach(option -> option(command, option));
            own.getCommandSpec().positionalParameters().forEach(parameter -> parameter(command, parameter));
        });
        return script.toString();
    }

    private void option(String command, OptionSpec option) {
        StringJoiner line = new StringJoiner(" ");
        line.add(seen(command));
        for (String spelling : option.names()) {
            line.add(spelling.startsWith("--") ? "-l " + spelling.substring(2) : "-s " + spelling.substring(1));
        }
        values(option).ifPresent(line::add);
        line.add("-d " + quoted(ManPage.firstSentence(option)));
        line(line.toString());
        if (option.negatable()) {
            String negated = ManPage.negated(option);
            line(seen(command) + " -l " + negated.substring(2) + " -d " + quoted(ManPage.firstSentence(option)));
        }
    }

    /** What follows: nothing, one of several words, several of them with commas between, a file, or anything. */
    private static Optional<String> values(OptionSpec option) {
        if (option.arity().max() == 0) {
            return Optional.empty();
        }
        if (option.completionCandidates() == null) {
            return Optional.of(isFile(option) ? "-r -F" : "-x");
        }
        String words = words(option);
        String offered = option.splitRegex().isEmpty() ? words : "(__fish_append , " + words + ")";
        return Optional.of((takesFile(option) ? "-r -F" : "-x") + " -a " + quoted(offered));
    }

    private static String words(ArgSpec argument) {
        StringJoiner words = new StringJoiner(" ");
        for (Iterator<String> each = argument.completionCandidates().iterator(); each.hasNext(); ) {
            words.add(each.next());
        }
        return words.toString();
    }

    /** A word or a file: {@code PROFILE|FILE}. */
    private static boolean takesFile(ArgSpec argument) {
        return argument.paramLabel().contains("FILE");
    }

    private static boolean isFile(ArgSpec argument) {
        Class<?> type = argument.type();
        return type == Path.class
                || type == File.class
                || argument.paramLabel().matches("DIR|FILE|PATH|BASE|NEW|REPORT");
    }

    private void parameter(String command, PositionalParamSpec parameter) {
        if (parameter.completionCandidates() != null) {
            line(seen(command) + " -x -a " + quoted(words(parameter)));
        } else if (isFile(parameter)) {
            line(seen(command) + " -F");
        }
    }

    private static String seen(String command) {
        return "-n '__fish_seen_subcommand_from " + command + "'";
    }

    private static String summary(CommandSpec command) {
        return String.join(" ", command.usageMessage().description());
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private void line(String rest) {
        script.append("complete -c ").append(name).append(' ').append(rest).append('\n');
    }
}
