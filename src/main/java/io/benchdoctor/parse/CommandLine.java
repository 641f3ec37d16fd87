package io.benchdoctor.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A shell command as it stands in a log or a page.
 *
 * @param words before the first option, program and positional arguments
 * @param options by name without leading dashes, hyphens as underscores; {@code True} for one without a value
 */
record CommandLine(List<String> words, Map<String, String> options) {
    static CommandLine of(String text) {
        List<String> words = new ArrayList<>();
        Map<String, String> options = new LinkedHashMap<>();
        String open = "";
        for (String word : split(text)) {
            if (word.length() > 1 && word.charAt(0) == '-' && !Character.isDigit(word.charAt(1))) {
                int equals = word.indexOf('=');
                open = name(equals < 0 ? word : word.substring(0, equals));
                options.put(open, equals < 0 ? "True" : word.substring(equals + 1));
                open = equals < 0 ? open : "";
            } else if (!open.isEmpty()) {
                options.put(open, word);
                open = "";
            } else if (options.isEmpty()) {
                words.add(word);
            }
        }
        return new CommandLine(List.copyOf(words), options);
    }

    private static String name(String option) {
        String name = option.startsWith("--") ? option.substring(2) : option.substring(1);
        return name.replace('-', '_');
    }

    /** Words as a shell cuts them, quotes taken off; an unclosed quote ends with the text. */
    private static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        var word = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0 && c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else if (quote == 0 && (Character.isWhitespace(c) || c == '`' || c == ';')) {
                flush(words, word);
            } else {
                word.append(c);
            }
        }
        flush(words, word);
        return words;
    }

    private static void flush(List<String> words, StringBuilder word) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
