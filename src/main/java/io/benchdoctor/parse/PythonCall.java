package io.benchdoctor.parse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keyword arguments of a Python call as {@code repr} prints them: {@code Namespace(seed=0, model='m', x=[1, 2])}. */
final class PythonCall {
    private static final List<String> USUAL = List.of("None", "False", "True");

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
                put(arguments, text, start, i, sign);
                return arguments;
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            } else if (c == ',' && depth == 0) {
                put(arguments, text, start, i, sign);
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

    /** What stands between two places, a name before the sign and a value behind it; without a sign it is no argument. */
    private static void put(Map<String, String> arguments, String text, int from, int to, char sign) {
        int equals = from;
        while (equals < to && text.charAt(equals) != sign) {
            equals++;
        }
        if (equals > from && equals < to) {
            arguments.put(unquoted(text, from, equals), unquoted(text, equals + 1, to));
        }
    }

    private static String unquoted(String text, int from, int to) {
        int begin = from;
        int end = to;
        while (begin < end && Character.isWhitespace(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        char first = begin < end ? text.charAt(begin) : 0;
        boolean quoted = end - begin >= 2 && (first == '\'' || first == '"') && text.charAt(end - 1) == first;
        return quoted ? text.substring(begin + 1, end - 1) : word(text, begin, end);
    }

    /** Most of dozens of arguments are left as they are: of these words no text is made. */
    private static String word(String text, int begin, int end) {
        for (String usual : USUAL) {
            if (usual.length() == end - begin && text.startsWith(usual, begin)) {
                return usual;
            }
        }
        return text.substring(begin, end);
    }
}
