package io.benchdoctor.cli;

import io.benchdoctor.i18n.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page in one language, as {@code man} sets it, from the same description that parses the command line. */
final class ManPage {
    /** The date that every file of a release carries; an hour of its making would make each build another. */
    private static final String DATE = "2026-01-01";

    private final CommandLine program;
    private final Messages words;
    private final StringBuilder page = new StringBuilder();

    /** @param program described in the language of these words */
    ManPage(CommandLine program, Messages words) {
        this.program = program;
        this.words = words;
    }

    String text() {
        String name = program.getCommandName();
        line(".TH BENCH-DOCTOR 1 " + DATE + " " + name);
        section("name");
        line(escaped(name) + " \\- " + escaped(say("man.name.text")));
        section("synopsis");
        line(".B " + escaped(name));
        line(".I " + escaped(say("man.synopsis.text")));
        section("description");
        description(program.getCommandSpec());
        paragraph(say("man.description.more"));
        section("commands");
        program.getSubcommands().forEach((command, own) -> command(own.getCommandSpec()));
        section("exit");
        exitCodes();
        section("files");
        tag("bench-doctor.yaml", say("man.files.configuration"));
        tag("bench-doctor-report", say("man.files.report"));
        tag("~/.cache/bench-doctor", say("man.files.cache"));
        section("examples");
        example("bench-doctor analyze results/", say("man.example.analyze"));
        example("vllm bench serve … 2>&1 | bench-doctor analyze - -f md -o -", say("man.example.pipe"));
        example("bench-doctor compare before/ after/ --fail-on regression", say("man.example.compare"));
        example(
                "bench-doctor completion fish > ~/.config/fish/completions/bench-doctor.fish",
                say("man.example.completion"));
        return page.toString();
    }

    private String say(String key) {
        return words.text("cli." + key).replace("`", "");
    }

    private void command(CommandSpec command) {
        StringJoiner synopsis = new StringJoiner(" ");
        synopsis.add(command.name()).add("[OPTION]...");
        command.positionalParameters().forEach(parameter -> synopsis.add(label(parameter)));
        line(".SS \"" + escaped(synopsis.toString()).replace("\"", "\\(dq") + "\"");
        description(command);
        command.positionalParameters().forEach(parameter -> tag(parameter.paramLabel(), described(parameter)));
        Map<String, OptionSpec> options = new TreeMap<>();
        command.options().forEach(option -> options.put(option.longestName(), option));
        options.values().forEach(this::option);
    }

    private static String label(PositionalParamSpec parameter) {
        return parameter.arity().max() > 1 ? parameter.paramLabel() + "..." : parameter.paramLabel();
    }

    private void option(OptionSpec option) {
        StringJoiner names = new StringJoiner(", ");
        Stream.of(option.names()).forEach(names::add);
        if (option.negatable()) {
            names.add(negated(option));
        }
        String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
        tag(names + value, described(option));
    }

    /** The spelling that turns an option off. */
    static String negated(OptionSpec option) {
        return "--no-" + option.longestName().substring(2);
    }

    private static String described(ArgSpec argument) {
        String text = String.join(" ", argument.description());
        return argument.defaultValue() == null ? text : text.replace("${DEFAULT-VALUE}", argument.defaultValue());
    }

    /** What stands beside an option in a list that is read at a glance. */
    static String firstSentence(ArgSpec argument) {
        return described(argument).replaceFirst("(?s)[.:;。] .*|\\.$", "");
    }

    /** Right below a heading, where a paragraph begins by itself. */
    private void description(CommandSpec command) {
        line(escaped(String.join(" ", command.usageMessage().description())));
    }

    private void exitCodes() {
        Stream.of(ExitCode.values())
                .map(ExitCode::code)
                .sorted()
                .forEach(code -> tag(Integer.toString(code), say("exit." + code)));
    }

    private void example(String command, String text) {
        line(".TP");
        line(".B " + escaped(command));
        line(escaped(text));
    }

    private void section(String key) {
        // Manuals set their headings in capitals, whatever the language.
        String heading = say("man." + key).toUpperCase(Locale.forLanguageTag(words.tag()));
        line(".SH \"" + escaped(heading) + "\"");
    }

    private void tag(String name, String text) {
        line(".TP");
        line(".B " + escaped(name));
        line(escaped(text));
    }

    private void paragraph(String text) {
        line(".PP");
        line(escaped(text));
    }

    private void line(String text) {
        page.append(text).append('\n');
    }

    /** Text that the setter takes for text: no request at its beginning, no escape, hyphens that can be copied. */
    private static String escaped(String text) {
        String plain = text.replace("\\", "\\e").replace("-", "\\-");
        return List.of('.', '\'').contains(plain.isEmpty() ? ' ' : plain.charAt(0)) ? "\\&" + plain : plain;
    }
}
