package io.benchdoctor.parse;

import java.util.SortedMap;
import java.util.TreeMap;

/** Lines of a log that are worth showing: bounded, however long the log and however wide its lines. */
final class KeptLines {
    private static final int MAX_LINES = 1200;
    private static final int MAX_CHARS = 400;
    /** A block and what stands between its sections; a setting further above is shown without its text. */
    private static final int RECENT = 400;

    private final TreeMap<Integer, String> recent = new TreeMap<>();
    private final TreeMap<Integer, String> kept = new TreeMap<>();

    /** Remembers the line for as long as it is recent. Of a progress bar the last piece counts. */
    void offer(TextLine line) {
        String text = line.text();
        recent.put(line.number(), text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text);
        if (recent.size() > RECENT) {
            recent.pollFirstEntry();
        }
    }

    /** Keeps the recent ones of these lines for good. */
    void keep(int first, int last) {
        recent.subMap(first, true, last, true).forEach((number, text) -> {
            if (kept.size() < MAX_LINES) {
                kept.putIfAbsent(number, text);
            }
        });
    }

    SortedMap<Integer, String> lines() {
        return kept;
    }
}
