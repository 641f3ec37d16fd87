package io.benchdoctor.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A set of {@link Word}s.
 *
 * @param bits one for each, by its place among them
 */
record Words(long bits) {
    /** Stands for a set that nobody asked for yet. */
    static final Words NOT_LOOKED_FOR = new Words(0);

    private static final Words NONE = new Words(0);

    private static final int ASCII = 128;

    /** The words that begin with two characters, by 128 times the first and the second; null for none. */
    private static final Word[][] BY_START = byStart();

    static Words of(Word... words) {
        long bits = 0;
        for (Word word : words) {
            bits |= bit(word);
        }
        return new Words(bits);
    }

    /** All that stand in a text, wherever; also one within another. */
    static Words in(String text) {
        long found = 0;
        char before = ASCII;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            Word[] begun = (before | c) < ASCII ? BY_START[before * ASCII + c] : null;
            if (begun != null) {
                found |= standingAt(text, at - 1, begun);
            }
            before = c;
        }
        return found == 0 ? NONE : new Words(found);
    }

    private static long standingAt(String text, int at, Word... begun) {
        long found = 0;
        for (Word word : begun) {
            found |= text.startsWith(word.text(), at) ? bit(word) : 0;
        }
        return found;
    }

    boolean has(Word word) {
        return (bits & bit(word)) != 0;
    }

    /** Whether one of the others is among these. */
    boolean hasAny(Words others) {
        return (bits & others.bits) != 0;
    }

    private static long bit(Word word) {
        return 1L << word.ordinal();
    }

    private static Word[][] byStart() {
        List<List<Word>> lists =
                Stream.<List<Word>>generate(ArrayList::new).limit(ASCII * ASCII).toList();
        for (Word word : Word.values()) {
            lists.get(word.text().charAt(0) * ASCII + word.text().charAt(1)).add(word);
        }
        return lists.stream()
                .map(list -> list.isEmpty() ? null : list.toArray(Word[]::new))
                .toArray(Word[][]::new);
    }
}
