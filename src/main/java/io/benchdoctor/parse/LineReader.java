package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Looks for one kind of record in free text. Several stand side by side over the same text, each sees every line once;
 * lives for one log. To add one, see {@link TextFormat}.
 */
interface LineReader {
    void read(TextLine line);

    /**
     * Reads an {@link AnswerLine}, of which a long log is full. A reader that looks for something else and is not in the
     * middle of it need not look at the line.
     *
     * @param status of the answer
     */
    default void readAnswer(TextLine line, int status) {
        read(line);
    }

    /** The same of a line that {@link PlainStatistics} tells: the other lines of a long log. */
    default void readStatistics(TextLine line) {
        read(line);
    }

    /** The marks of its kind that the text showed so far. */
    Sightings seen();

    /** What the text told of this kind; empty when it holds nothing of it. Asked once, behind the last line. */
    Optional<Told> end();

    /** @param kept lines worth showing, by number */
    record Told(String format, List<ParsedRun> runs, List<LogNote> notes, SortedMap<Integer, String> kept) {
        Told(String format, List<ParsedRun> runs, List<LogNote> notes) {
            this(format, runs, notes, new TreeMap<>());
        }
    }
}
