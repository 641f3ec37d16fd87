package io.benchdoctor.model;

/** Text from a log, made short enough to be shown. */
public final class Shortened {
    private static final String ELLIPSIS = "…";

    private Shortened() {}

    /** The text, or its beginning with an ellipsis; never half of a character that takes two places. */
    public static String to(int length, String text) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end) + ELLIPSIS;
    }
}
