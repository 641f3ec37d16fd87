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

    private PromptText() {}

    /** The line up to where such a text begins. */
    static String cutFrom(String line) {
        Matcher beginning = BEGINNING.matcher(line);
        return beginning.find() ? line.substring(0, beginning.end()) + "…" : line;
    }
}
