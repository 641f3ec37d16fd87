package io.benchdoctor.parse;

import java.util.Map;
import java.util.Optional;

/** A command of certain programs in a text, over as many lines as its backslashes say. Lives for one log. */
final class OpenCommand {
    private static final int MAX_CHARS = 8000;

    private final Words programs;
    private final ShellVariables variables = new ShellVariables();
    private String command = "";
    private int firstLine;

    OpenCommand(Words programs) {
        this.programs = programs;
    }

    /** The line on which the last command began. */
    int firstLine() {
        return firstLine;
    }

    boolean isOpen() {
        return !command.isEmpty();
    }

    /** The options of a command that ends with this line, by name; empty for any other line. */
    Optional<Map<String, String>> read(TextLine line) {
        String text = line.text();
        if (command.isEmpty() && (text.length() > MAX_CHARS || !line.hasAny(programs))) {
            variables.read(text.length() > MAX_CHARS ? "" : text);
            return Optional.empty();
        }
        firstLine = command.isEmpty() ? line.number() : firstLine;
        String part = text.strip();
        boolean more = part.endsWith("\\") && command.length() + part.length() < MAX_CHARS;
        command += " " + (more ? part.substring(0, part.length() - 1) : part);
        if (more) {
            return Optional.empty();
        }
        Map<String, String> options = CommandLine.of(variables.fill(command)).options();
        command = "";
        return options.isEmpty() ? Optional.empty() : Optional.of(options);
    }
}
