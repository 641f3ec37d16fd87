package io.benchdoctor.render;

/** Text from logs must not move the cursor, change colours or turn the writing direction of a terminal. */
public final class Terminal {
    private Terminal() {}

    /** The text with such characters replaced; line ends stay. */
    public static String safe(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean control = (c < 0x20 && c != '\n') || (c >= 0x7f && c < 0xa0);
            boolean direction = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
            safe.appendCodePoint(control || direction ? 0xfffd : c);
        });
        return safe.toString();
    }
}
