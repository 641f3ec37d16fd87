package io.benchdoctor.parse;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * The beginning of a log, decoded, for recognition.
 *
 * @param path only a hint
 * @param text first characters without byte order mark, ANSI escapes removed, all line ends as LF
 * @param whole whether the text is the whole log
 * @param json the keys seen so far, where the log is JSON or lines of JSON objects
 * @param firstLine the first line that is not blank, for which a dozen formats ask; empty when there is none
 */
record LogHead(String path, String text, boolean whole, Optional<JsonShape> json, String firstLine) {
    LogHead(String path, String text, boolean whole) {
        this(
                path,
                text,
                whole,
                JsonShape.of(text),
                text.lines().filter(line -> !line.isBlank()).findFirst().orElse(""));
    }

    /** The first character that is no white space, or 0 when there is none. */
    char firstChar() {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return text.charAt(i);
            }
        }
        return 0;
    }

    /** The number of that line; 1 when all are blank. */
    int firstLineNumber() {
        int blank = 0;
        while (blank < text.length() && Character.isWhitespace(text.charAt(blank))) {
            blank++;
        }
        return Math.max(1, lineAt(blank < text.length() ? blank : 0));
    }

    /** The line in which a place of the text lies, from 1; 0 for a place before the text. */
    int lineAt(int place) {
        if (place < 0) {
            return 0;
        }
        int line = 1;
        for (int end = text.indexOf('\n'); end >= 0 && end < place; end = text.indexOf('\n', end + 1)) {
            line++;
        }
        return line;
    }

    /** The first line that passes a test, from 1; 0 when none does. */
    int firstLineWith(Predicate<String> test) {
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (test.test(line)) {
                return number;
            }
        }
        return 0;
    }
}
