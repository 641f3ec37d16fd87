package io.benchdoctor.parse;

import java.util.List;
import java.util.function.Function;

/**
 * A kind of record that may stand anywhere in free text.
 *
 * @param formats ids under which it is told; of a kind that is named and not read the one id
 * @param read whether it is read
 * @param form how it is written, as {@link LogFormat#form()} says it
 * @param marks by which its reader knows it: the reader takes note of each that it comes across
 * @param reader of one log, by its path
 */
record TextKind(List<String> formats, boolean read, String form, Marks marks, Function<String, LineReader> reader) {
    /** A kind of text under one id. */
    static TextKind of(String format, String form, Marks marks, Function<String, LineReader> reader) {
        return new TextKind(List.of(format), true, form, marks, reader);
    }

    /** Something that looks alike and is only named. */
    static TextKind named(String format, String form, Marks marks, Function<String, LineReader> reader) {
        return new TextKind(List.of(format), false, form, marks, reader);
    }

    /** How a log was held against it. */
    Considered considered(Sightings seen, boolean taken) {
        return new Considered(formats, form, read, taken, marks.look(seen::of));
    }

    /** What is looked for, in no log. */
    Considered unseen() {
        return new Considered(formats, form, read, false, marks.unseen());
    }
}
