package io.benchdoctor.parse;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lines of a log that are worth showing: bounded, however long the log and however wide its lines. */
final class KeptLines {
    private static final int MAX_LINES = 1200;
    private static final int MAX_CHARS = 400;
    /** A block and what stands between its sections; a setting further above is shown without its text. */
    private static final int RECENT = 400;

    /** What is wider is cut as soon as it is seen: a log may be one long line after the other. */
    private static final int WIDE_CHARS = 8 * MAX_CHARS;

    private static final int FIRST_RECENT = 64;

    /** Lines by their number; with room for no more than there are, as most logs are short. */
    private TextLine[] recent = {};

    private final TreeMap<Integer, String> kept = new TreeMap<>();

    /** Remembers the line for as long as it is recent. Of a progress bar the last piece counts. */
    void offer(TextLine line) {
        String text = line.text();
        boolean wide = text.length() > WIDE_CHARS;
        while (recent.length <= line.number() && recent.length < RECENT) {
            recent = Arrays.copyOf(recent, Math.min(RECENT, Math.max(FIRST_RECENT, 2 * recent.length)));
        }
        recent[line.number() % RECENT] = wide ? new TextLine(line.number(), beginning(text), line.ended()) : line;
    }

    /** Never half of a character that takes two places. */
    private static String beginning(String text) {
        if (text.length() <= MAX_CHARS) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(MAX_CHARS - 1)) ? MAX_CHARS - 1 : MAX_CHARS);
    }

    /** Keeps the recent ones of these lines for good. */
    void keep(int first, int last) {
        for (int number = Math.max(first, last - RECENT + 1); number <= last && kept.size() < MAX_LINES; number++) {
            int place = number % RECENT;
            TextLine line = place < recent.length ? recent[place] : null;
            // Dozens of settings stand on the line of one command.
            if (line != null && line.number() == number && !kept.containsKey(number)) {
                kept.put(number, PromptText.cutFrom(beginning(line.text())));
            }
        }
    }

    SortedMap<Integer, String> lines() {
        return kept;
    }
}
