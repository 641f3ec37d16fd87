package io.benchdoctor.parse;

import java.util.Locale;

/**
 * Something in the content of a log that speaks for a format, or against it. Language-free: its words are
 * {@code cli.sign.<kind>}, those of a shape {@code cli.sign.shape.<text>}.
 *
 * @param text what is looked for, as it stands in a log; of a shape its id
 */
public record Sign(Kind kind, String text) {
    /** Where the text is looked for. */
    public enum Kind {
        /** A key of the first JSON object, by its path. */
        KEY,
        /** A key of the first JSON object that begins so. */
        KEY_START,
        /** A key of the first JSON object with its value: {@code benchmark=serving}. */
        KEY_VALUE,
        /** The first character of the log. */
        START,
        /** In the first line that is not blank. */
        HEADER,
        /** At the beginning of the first line that is not blank. */
        HEADER_START,
        /** The whole first line that is not blank, in upper or lower case. */
        HEADER_IS,
        /** In some line. */
        PIECE,
        /** In some line near the beginning of the log. */
        EARLY_PIECE,
        /** At the beginning of some line. */
        LINE_START,
        /** What no single piece of text shows. */
        SHAPE;

        /** Lower-case with hyphens, as in message keys. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
