package io.benchdoctor.parse;

/**
 * The beginning of a log, decoded, for recognition.
 *
 * @param path only a hint
 * @param text first characters without byte order mark, ANSI escapes removed, all line ends as LF
 * @param whole whether the text is the whole log
 */
record LogHead(String path, String text, boolean whole) {
    /** The first character that is no white space, or 0 when there is none. */
    char firstChar() {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return text.charAt(i);
            }
        }
        return 0;
    }
}
