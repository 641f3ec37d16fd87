package io.benchdoctor.report;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * Which figures of a text are those of facts. A text is written twice, as it is read and with marks around its figures;
 * whoever can show more of a figure asks for the second by the first.
 *
 * <p>The marks are characters that Unicode keeps for the inner use of programs; where a log holds one, it is left out.
 */
public final class Marked {
    private static final char BEGIN = '\uFDD0';
    private static final char ID_ENDS = '\uFDD1';
    private static final char END = '\uFDD2';

    private final Map<String, String> byText = new HashMap<>();

    /** A figure of a fact, as an argument of a text. */
    static String figure(String fact, String text) {
        return BEGIN + fact + ID_ENDS + text + END;
    }

    /** A figure that leads to a place of its own, as an argument of a text. */
    record Figure(String target, String text) {}

    /** An argument that is no figure of a fact: where it is a text that was written with marks, it keeps them. */
    Object argument(Object value) {
        if (value instanceof Figure figure) {
            return figure(figure.target(), bare(figure.text()));
        }
        if (!(value instanceof String text)) {
            return value;
        }
        String known = byText.get(text);
        return known != null ? known : bare(text);
    }

    /** The arguments of a text, each as {@link #argument} has it; most texts are given none that it changes. */
    Map<String, ?> arguments(Map<String, ?> given) {
        Map<String, Object> changed = Map.of();
        for (Map.Entry<String, ?> one : given.entrySet()) {
            Object argument = argument(one.getValue());
            if (argument != one.getValue()) {
                changed = changed.isEmpty() ? new HashMap<>(given) : changed;
                changed.put(one.getKey(), argument);
            }
        }
        return changed.isEmpty() ? given : changed;
    }

    /** Without any mark; by hand, for every argument of every text comes by here. */
    private static String bare(String text) {
        int at = nextMark(text, 0);
        if (at == text.length()) {
            return text;
        }
        StringBuilder bare = new StringBuilder(text.length()).append(text, 0, at);
        for (; at < text.length(); at++) {
            if (!isMark(text.charAt(at))) {
                bare.append(text.charAt(at));
            }
        }
        return bare.toString();
    }

    private static boolean isMark(char c) {
        return c >= BEGIN && c <= END;
    }

    /**
     * A text with something in the place of each figure and its marks.
     *
     * @param shown makes it of the fact and of what is read
     */
    public static String shown(String marked, BinaryOperator<String> shown) {
        int begin = marked.indexOf(BEGIN);
        if (begin < 0) {
            return marked;
        }
        StringBuilder text = new StringBuilder(2 * marked.length());
        int from = 0;
        for (; begin >= 0; begin = marked.indexOf(BEGIN, Math.max(from, begin + 1))) {
            int idEnds = marked.indexOf(ID_ENDS, begin + 1);
            int end = idEnds < 0 ? marked.length() : nextMark(marked, idEnds + 1);
            if (end < marked.length() && marked.charAt(end) == END) {
                text.append(marked, from, begin)
                        .append(shown.apply(marked.substring(begin + 1, idEnds), marked.substring(idEnds + 1, end)));
                from = end + 1;
            }
        }
        return text.append(marked, from, marked.length()).toString();
    }

    private static int nextMark(String text, int from) {
        int at = from;
        while (at < text.length() && !isMark(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The text as it is read. */
    String read(String marked) {
        if (marked.indexOf(BEGIN) < 0) {
            return marked;
        }
        String text = withoutMarks(marked);
        byText.put(text, marked);
        return text;
    }

    /** Without the marks and the facts that they name. */
    private static String withoutMarks(String marked) {
        StringBuilder text = new StringBuilder(marked.length());
        int from = 0;
        int begin = marked.indexOf(BEGIN);
        int end = marked.indexOf(END);
        while (begin >= 0 || end >= 0) {
            int mark = begin >= 0 && (begin < end || end < 0) ? begin : end;
            int idEnds = mark == begin ? marked.indexOf(ID_ENDS, begin) : mark;
            // A beginning without an end of its name is a letter like any other.
            text.append(marked, from, idEnds < 0 ? mark + 1 : mark);
            from = Math.max(mark, idEnds) + 1;
            begin = marked.indexOf(BEGIN, from);
            end = marked.indexOf(END, from);
        }
        return text.append(marked, from, marked.length()).toString();
    }

    /** Texts one after another. */
    String joined(List<String> texts) {
        return read(String.join(
                " ", texts.stream().map(text -> byText.getOrDefault(text, text)).toList()));
    }

    /** The texts that hold a figure, by what is read. */
    Map<String, String> all() {
        return Collections.unmodifiableMap(new HashMap<>(byText));
    }
}
