package io.benchdoctor.parse;

import com.fasterxml.jackson.core.JsonParser;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SourceRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Results that a tool saves as JSON: one object per run, alone, in a list, or one after the other. */
record SavedFormat(SavedKeys keys) implements LogFormat {
    @Override
    public String id() {
        return keys.format();
    }

    @Override
    public Marks marks() {
        return keys.marks();
    }

    @Override
    public Parsed parse(LogSource source) throws IOException {
        var results = new Results(keys, source.path());
        JsonLog.Walk walk = JsonLog.walk(source, results);
        List<LogNote> notes = new ArrayList<>(results.notes.notes());
        notes.addAll(walk.notes());
        if (results.runs.isEmpty() && notes.isEmpty()) {
            notes.add(new LogNote(new SourceRef(source.path(), 1), Problem.NOT_A_SERVING_RESULT, ""));
        }
        return new Parsed(id(), walk.lines(), results.runs, notes);
    }

    /** The runs found so far. */
    private static final class Results implements JsonLog.Objects {
        private final SavedKeys keys;
        private final String path;
        private final NoteTally notes;
        private final List<Parsed.ParsedRun> runs = new ArrayList<>();

        private Results(SavedKeys keys, String path) {
            this.keys = keys;
            this.path = path;
            this.notes = new NoteTally(path);
        }

        @Override
        public void object(JsonParser json) throws IOException {
            int line = json.currentTokenLocation().getLineNr();
            var result = new SavedResult(keys, path, line, notes);
            try {
                result.read(json);
            } finally {
                // A log that was cut keeps what stands before the cut.
                result.run().ifPresentOrElse(runs::add, () -> noteAlien(line));
            }
        }

        @Override
        public void other(int line) {
            notes.add(Problem.UNREADABLE_LINE, "", line);
        }

        private void noteAlien(int line) {
            if (!runs.isEmpty()) {
                notes.add(Problem.UNREADABLE_LINE, "", line);
            }
        }
    }
}
