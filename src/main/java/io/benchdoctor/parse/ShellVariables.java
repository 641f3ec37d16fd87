package io.benchdoctor.parse;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Variables that a page or a script sets before it uses them in commands: {@code export MODEL=org/name}. */
final class ShellVariables {
    private static final Pattern SET =
            Pattern.compile("\\s*(?:export +)?([A-Z_][A-Z0-9_]{0,60})=(\"[^\"$`]*\"|'[^'$`]*'|[^\\s\"'$`;&|<>]+)\\s*");
    private static final Pattern USED = Pattern.compile("\\$(?:\\{([A-Za-z_]\\w*)\\}|([A-Za-z_]\\w*))");

    private final Map<String, String> values = new HashMap<>();

    /** Takes a line that sets one; any other says nothing. */
    void read(String line) {
        if (line.indexOf('=') < 0) {
            return;
        }
        Matcher set = SET.matcher(line);
        if (set.matches()) {
            String value = set.group(2);
            boolean quoted = value.charAt(0) == '"' || value.charAt(0) == '\'';
            values.put(set.group(1), quoted ? value.substring(1, value.length() - 1) : value);
        }
    }

    /** The command with the values of those that are known. */
    String fill(String command) {
        return values.isEmpty()
                ? command
                : USED.matcher(command).replaceAll(used -> Matcher.quoteReplacement(value(used)));
    }

    private String value(MatchResult used) {
        String name = used.group(1) == null ? used.group(2) : used.group(1);
        return values.getOrDefault(name, used.group());
    }
}
