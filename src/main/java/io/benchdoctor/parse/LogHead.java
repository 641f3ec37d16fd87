package io.benchdoctor.parse;

import java.util.Optional;

/**
 * The beginning of a log, decoded, for recognition.
 *
 * @param path only a hint
 * @param text first characters without byte order mark, ANSI escapes removed, all line ends as LF
 * @param whole whether the text is the whole log
 * @param json the keys seen so far, where the log is JSON or lines of JSON objects
 */
record LogHead(String path, String text, boolean whole, Optional<JsonShape> json) {
    LogHead(String path, String text, boolean whole) {
        this(path, text, whole, JsonShape.of(text));
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

    /** The first line that is not blank; empty when there is none. */
    String firstLine() {
        return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }

    /** Whether the text holds all the given pieces. */
    boolean has(String... pieces) {
        for (String piece : pieces) {
            if (!text.contains(piece)) {
                return false;
            }
        }
        return true;
    }
}
