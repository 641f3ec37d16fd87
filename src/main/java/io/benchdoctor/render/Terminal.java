package io.benchdoctor.render;

import java.util.regex.Pattern;

/** Text from logs must not move the cursor, change colours or turn the writing direction of a terminal. */
public final class Terminal {
    /** As a class of characters: they show a text in another order than it has. Those that only set it apart are not among them. */
    static final String TURNS = "\\u202A-\\u202E\\u2066\\u2067";

    private static final Pattern TURNING = Pattern.compile("[" + TURNS + "]");

    private Terminal() {}

    /** The text with characters replaced that show it in another order than it has; for cells and paragraphs. */
    static String straight(String text) {
        int at = 0;
        while (at < text.length() && (text.charAt(at) < '\u202A' || text.charAt(at) > '\u2067')) {
            at++;
        }
        return at == text.length() ? text : TURNING.matcher(text).replaceAll("\uFFFD");
    }

    /** The text with control characters and those that turn its order replaced; line ends stay. */
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
