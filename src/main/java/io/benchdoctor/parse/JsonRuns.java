package io.benchdoctor.parse;

import com.fasterxml.jackson.core.JsonParser;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The runs that a JSON log of another tool tells of, gathered while it is walked; lives for one log. */
final class JsonRuns {
    private final LogSource source;
    private final String format;
    private final NoteTally notes;
    private final List<ParsedRun> runs = new ArrayList<>();

    JsonRuns(LogSource source, String format) {
        this.source = source;
        this.format = format;
        this.notes = new NoteTally(source.path());
    }

    /** Reads one object of the root, from the opening brace to the closing one. */
    @FunctionalInterface
    interface Root {
        void read(JsonParser json, int firstLine) throws IOException;
    }

    NoteTally notes() {
        return notes;
    }

    SourceRef at(int line) {
        return new SourceRef(source.path(), line);
    }

    SummaryDraft draft() {
        return new SummaryDraft(source.path(), format, notes);
    }

    void add(Optional<ParsedRun> run) {
        run.ifPresent(runs::add);
    }

    /**
     * Walks the log. A log that holds nothing that was measured says so.
     *
     * @param end called behind the last object, also where the log breaks off
     */
    Parsed parse(Root root, Runnable end) throws IOException {
        JsonLog.Walk walk = JsonLog.walk(source, new JsonLog.Objects() {
            @Override
            public void object(JsonParser json) throws IOException {
                root.read(json, json.currentTokenLocation().getLineNr());
            }

            @Override
            public void other(int line) {
                notes.add(Problem.UNREADABLE_LINE, "", line);
            }
        });
        end.run();
        List<LogNote> all = new ArrayList<>(notes.notes());
        all.addAll(walk.notes());
        if (runs.isEmpty() && all.isEmpty()) {
            all.add(new LogNote(at(1), Problem.NOT_A_SERVING_RESULT, format));
        }
        return new Parsed(format, walk.lines(), runs, all);
    }

    Parsed parse(Root root) throws IOException {
        return parse(root, () -> {});
    }

    /** A duration as logged times a unit; NaN where it is missing, or less than nothing, which is noted. */
    double seconds(double value, double unit, String key, int line) {
        if (value * unit >= 0 && value < Double.POSITIVE_INFINITY) {
            return value * unit;
        }
        if (!Double.isNaN(value)) {
            notes.add(Problem.IMPOSSIBLE_NUMBER, key, line);
        }
        return Double.NaN;
    }
}
