package io.benchdoctor.parse;

import java.util.LinkedHashMap;
import java.util.Map;

/** The keyword arguments of a Python call as {@code repr} prints them: {@code Namespace(seed=0, model='m', x=[1, 2])}. */
final class PythonCall {
    private PythonCall() {}

    /**
     * The arguments in order, strings without their quotes; as many as are whole when the line is cut.
     *
     * @param open index behind the opening bracket
     */
    static Map<String, String> arguments(String text, int open) {
        return pairs(text, open, '=');
    }

    /** The same for a dictionary, {@code {'seed': 0, 'model': 'm'}}. */
    static Map<String, String> entries(String text, int open) {
        return pairs(text, open, ':');
    }

    private static Map<String, String> pairs(String text, int open, char sign) {
        Map<String, String> arguments = new LinkedHashMap<>();
        int start = open;
        int depth = 0;
        int i = open;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                i = endOfString(text, i);
            } else if (c == '<' && text.startsWith("<function", i) || c == '<' && text.startsWith("<class", i)) {
                int end = text.indexOf('>', i);
                i = end < 0 ? text.length() : end;
            } else if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if ((c == ')' || c == '}') && depth == 0) {
                put(arguments, text.substring(start, i), sign);
                return arguments;
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            } else if (c == ',' && depth == 0) {
                put(arguments, text.substring(start, i), sign);
                start = i + 1;
            }
            i++;
        }
        return arguments;
    }

    /** Index of the closing quote, or of the last character when there is none. */
    private static int endOfString(String text, int open) {
        char quote = text.charAt(open);
        for (int i = open + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == quote) {
                return i;
            }
        }
        return text.length();
    }

    private static void put(Map<String, String> arguments, String argument, char sign) {
        int equals = argument.indexOf(sign);
        if (equals > 0) {
            arguments.put(
                    unquoted(argument.substring(0, equals).strip()),
                    unquoted(argument.substring(equals + 1).strip()));
        }
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2
                && (value.charAt(0) == '\'' || value.charAt(0) == '"')
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
