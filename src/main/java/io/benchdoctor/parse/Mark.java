package io.benchdoctor.parse;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * A sign together with the test for it: what recognition asks, and what is told about recognition, in one place.
 *
 * @param finder the first line of a head that shows the sign, 0 for none
 * @param line whether one line shows it; empty for what a line alone cannot show
 */
record Mark(Sign sign, ToIntFunction<LogHead> finder, Optional<Predicate<String>> line) {
    private static Mark ofHead(Sign.Kind kind, String text, ToIntFunction<LogHead> finder) {
        return new Mark(new Sign(kind, text), finder, Optional.empty());
    }

    /** A key of the first object, by its path. */
    static Mark key(String path) {
        return ofJson(Sign.Kind.KEY, path, keys -> keys.line(path));
    }

    /** A key that begins so. */
    static Mark keyStarting(String start) {
        return ofJson(Sign.Kind.KEY_START, start, keys -> keys.lineOfKeyStarting(start));
    }

    /** A key with its value. */
    static Mark value(String path, String value) {
        return ofJson(Sign.Kind.KEY_VALUE, path + "=" + value, keys -> keys.says(path, value) ? keys.line(path) : 0);
    }

    private static Mark ofJson(Sign.Kind kind, String text, ToIntFunction<JsonShape> finder) {
        return ofHead(
                kind,
                text,
                head -> head.json().isPresent() ? finder.applyAsInt(head.json().get()) : 0);
    }

    /** The first character of the log. */
    static Mark start(char first) {
        return ofHead(
                Sign.Kind.START, String.valueOf(first), head -> head.firstChar() == first ? head.firstLineNumber() : 0);
    }

    /** In the first line that is not blank. */
    static Mark header(String piece) {
        return ofHeader(Sign.Kind.HEADER, piece, line -> line.contains(piece));
    }

    /** At the beginning of the first line that is not blank. */
    static Mark headerStarting(String start) {
        return ofHeader(Sign.Kind.HEADER_START, start, line -> line.startsWith(start));
    }

    /** The first line that is not blank, in upper or lower case. */
    static Mark headerIs(String whole) {
        return ofHeader(Sign.Kind.HEADER_IS, whole, line -> line.strip()
                .toLowerCase(Locale.ROOT)
                .equals(whole.toLowerCase(Locale.ROOT)));
    }

    private static Mark ofHeader(Sign.Kind kind, String text, Predicate<String> test) {
        return ofHead(kind, text, head -> test.test(head.firstLine()) ? head.firstLineNumber() : 0);
    }

    /** In some line. */
    static Mark piece(String piece) {
        return new Mark(
                new Sign(Sign.Kind.PIECE, piece),
                head -> head.lineAt(head.text().indexOf(piece)),
                Optional.of(line -> line.contains(piece)));
    }

    /** In some line that begins within so many characters of the log. */
    static Mark earlyPiece(String piece, int within) {
        return ofHead(Sign.Kind.EARLY_PIECE, piece, head -> {
            String early = head.text().substring(0, Math.min(within, head.text().length()));
            return head.lineAt(early.indexOf(piece));
        });
    }

    /** At the beginning of some line. */
    static Mark lineStarting(String start) {
        return new Mark(
                new Sign(Sign.Kind.LINE_START, start),
                head -> lineStarting(head, start),
                Optional.of(line -> line.startsWith(start)));
    }

    private static int lineStarting(LogHead head, String start) {
        if (head.text().startsWith(start)) {
            return 1;
        }
        int before = head.text().indexOf("\n" + start);
        return before < 0 ? 0 : head.lineAt(before + 1);
    }

    /** What only a look at the head shows. */
    static Mark shape(String id, ToIntFunction<LogHead> finder) {
        return ofHead(Sign.Kind.SHAPE, id, finder);
    }

    /** What only a look at the whole head shows, and no line in particular. */
    static Mark shapeOfAll(String id, Predicate<LogHead> test) {
        return shape(id, head -> test.test(head) ? head.firstLineNumber() : 0);
    }

    /** What a line shows that is of this shape. */
    static Mark line(String id, Predicate<String> test) {
        return new Mark(new Sign(Sign.Kind.SHAPE, id), head -> head.firstLineWith(test), Optional.of(test));
    }

    /** What only the reader of a whole log can see; it takes note of it by {@link Sightings#note}. */
    static Mark told(String id) {
        return ofHead(Sign.Kind.SHAPE, id, head -> 0);
    }

    boolean in(LogHead head) {
        return finder.applyAsInt(head) > 0;
    }

    boolean in(String text) {
        return line.orElseThrow().test(text);
    }

    Sighting look(LogHead head) {
        int at = finder.applyAsInt(head);
        return new Sighting(sign, at, at > 0 ? 1 : 0);
    }
}
