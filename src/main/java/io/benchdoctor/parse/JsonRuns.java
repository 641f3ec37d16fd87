package io.benchdoctor.parse;

import com.fasterxml.jackson.core.JsonParser;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;

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

    /** Reads one request from its fields. */
    @FunctionalInterface
    interface Request {
        void read(RequestTimings.Builder timings, Fields fields, int line);
    }

    NoteTally notes() {
        return notes;
    }

    SourceRef at(int line) {
        return new SourceRef(source.path(), line);
    }

    RunFigures draft() {
        return new RunFigures(source.path(), notes);
    }

    void add(Optional<ParsedRun> run) {
        run.ifPresent(runs::add);
    }

    /**
     * Walks the log. A log that holds nothing that was measured says so.
     *
     * @param end called with the number of lines behind the last object, also where the log breaks off
     */
    Parsed parse(Root root, IntConsumer end) throws IOException {
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
        end.accept(walk.lines());
        List<LogNote> all = new ArrayList<>(notes.notes());
        all.addAll(walk.notes());
        if (runs.isEmpty() && all.isEmpty()) {
            all.add(new LogNote(at(1), Problem.NOT_A_SERVING_RESULT, format));
        }
        return new Parsed(format, walk.lines(), runs, all);
    }

    Parsed parse(Root root) throws IOException {
        return parse(root, lines -> {});
    }

    /** Every object is the summary of a run of its own; one that breaks off tells what stands before the break. */
    Parsed summaries(Function<Fields, RunFigures> draft) throws IOException {
        return parse((json, firstLine) -> {
            Fields fields = new Fields();
            try {
                JsonFields.read(json, fields, JsonFields.Elements.NONE);
            } finally {
                add(draft.apply(fields)
                        .run(format, firstLine, json.currentLocation().getLineNr()));
            }
        });
    }

    /** Every object is one request of the same run. */
    Parsed requests(Request reader) throws IOException {
        RequestTimings.Builder timings = new RequestTimings.Builder(at(1), format);
        int[] lastLine = {1};
        return parse(
                (json, line) -> {
                    reader.read(timings, JsonFields.of(json), line);
                    lastLine[0] = json.currentLocation().getLineNr();
                },
                lines -> {
                    RunFigures draft = draft();
                    draft.timings(timings);
                    add(draft.run(format, 1, lastLine[0]));
                });
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
