package io.benchdoctor.parse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people asked and a model answered, where a line of a log holds it: nobody's business, and shown nowhere. */
final class PromptText {
    private static final String NAMES =
            "(?:[a-z]+[_ ])?(?:prompts?|generated[_ ]texts?|output[_ ]text|input[_ ]text|responses?|completions?|messages|content|answers?|questions?|text)";

    /** A name of such a text in front of a string or a list, or at the beginning of a line. */
    private static final Pattern BEGINNING = Pattern.compile(
            "(?<![a-z])" + NAMES + "[\"']?\\s*[:=]\\s*(?=[\"'\\[{])" + "|^\\W*(?:\\[\\d+]\\s*)?" + NAMES
                    + "\\s*:\\s+(?!-?[\\d.]+\\s*$)",
            Pattern.CASE_INSENSITIVE);

    /** How each of these names ends, in small letters. */
    private static final String[] ENDS = {
        "prompt",
        "prompts",
        "text",
        "texts",
        "response",
        "responses",
        "completion",
        "completions",
        "messages",
        "content",
        "answer",
        "answers",
        "question",
        "questions"
    };

    private static final String LAST_LETTERS = "tsenr";

    private static final String OPENINGS = "\"'[{";

    private PromptText() {}

    /** The line up to where such a text begins. */
    static String cutFrom(String line) {
        if (!mayName(line)) {
            return line;
        }
        Matcher beginning = BEGINNING.matcher(line);
        return beginning.find() ? line.substring(0, beginning.end()) + "…" : line;
    }

    /** Whether one of the names stands before a colon or an equals sign; of most lines that is all there is to look at. */
    private static boolean mayName(String line) {
        for (int i = 1; i < line.length(); i++) {
            char c = line.charAt(i);
            if ((c == ':' || c == '=') && opensText(line, i) && endsInName(line, i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what follows the sign may be such a text; most settings are a number or a word. */
    private static boolean opensText(String line, int sign) {
        int next = sign + 1;
        while (next < line.length() && isSpace(line.charAt(next))) {
            next++;
        }
        boolean apart = line.charAt(sign) == ':' && next > sign + 1;
        return apart || next < line.length() && OPENINGS.indexOf(line.charAt(next)) >= 0;
    }

    /** What {@code \\s} stands for in a pattern. */
    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private static boolean endsInName(String line, int sign) {
        int end = sign;
        while (end > 0 && line.charAt(end - 1) <= ' ') {
            end--;
        }
        if (end > 0 && (line.charAt(end - 1) == '"' || line.charAt(end - 1) == '\'')) {
            end--;
        }
        if (end == 0 || LAST_LETTERS.indexOf(Character.toLowerCase(line.charAt(end - 1))) < 0) {
            return false;
        }
        for (String name : ENDS) {
            if (line.regionMatches(true, end - name.length(), name, 0, name.length())) {
                return true;
            }
        }
        return false;
    }
}
