package io.benchdoctor.parse;

import java.util.IdentityHashMap;
import java.util.Map;

/** The marks that a reader of lines came across in one log. */
final class Sightings {
    private final Map<Mark, int[]> seen = new IdentityHashMap<>();

    /** Whether the line shows the mark; if so it is remembered. */
    boolean sees(Mark mark, TextLine line) {
        return sees(mark, line.text(), line.number());
    }

    /** The same of a text that stands on a line. */
    boolean sees(Mark mark, String text, int line) {
        boolean there = mark.in(text);
        if (there) {
            note(mark, line);
        }
        return there;
    }

    /** Remembers that the mark was found on a line. */
    void note(Mark mark, int line) {
        int[] first = seen.computeIfAbsent(mark, key -> new int[] {line, 0});
        first[1]++;
    }

    boolean has(Mark mark) {
        return seen.containsKey(mark);
    }

    Sighting of(Mark mark) {
        int[] first = seen.getOrDefault(mark, new int[2]);
        return new Sighting(mark.sign(), first[0], first[1]);
    }
}
