package io.benchdoctor.parse;

import com.fasterxml.jackson.core.JsonParser;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** GuideLLM's result in JSON: one file with several benchmarks, one for each way of sending, each of them a run. */
final class GuideLlmJsonFormat implements LogFormat {
    static final String ID = "guidellm-json";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean recognizes(LogHead head) {
        return head.json()
                .filter(keys -> keys.has("metadata.guidellm_version", "benchmarks"))
                .isPresent();
    }

    @Override
    public Parsed parse(LogSource source) throws IOException {
        var reports = new Reports(source.path());
        JsonLog.Walk walk = JsonLog.walk(source, reports);
        List<LogNote> notes = new ArrayList<>(reports.notes.notes());
        notes.addAll(walk.notes());
        if (reports.runs.isEmpty() && notes.isEmpty()) {
            notes.add(new LogNote(new SourceRef(source.path(), 1), Problem.NOT_A_SERVING_RESULT, ""));
        }
        return new Parsed(ID, walk.lines(), reports.runs, notes);
    }

    /** The benchmarks found so far. */
    private static final class Reports implements JsonLog.Objects, JsonPaths.Visitor {
        private static final String BENCHMARK = "benchmarks[]";

        private final String path;
        private final NoteTally notes;
        private final List<ParsedRun> runs = new ArrayList<>();
        private GuideLlmBenchmark open;

        private Reports(String path) {
            this.path = path;
            this.notes = new NoteTally(path);
        }

        @Override
        public void object(JsonParser json) throws IOException {
            try {
                JsonPaths.walk(json, this);
            } finally {
                // A log that was cut keeps what stands before the cut.
                close(JsonPaths.line(json));
            }
        }

        @Override
        public void other(int line) {
            notes.add(Problem.UNREADABLE_LINE, "", line);
        }

        @Override
        public boolean enters(String at, int line) {
            if (at.equals(BENCHMARK)) {
                open = new GuideLlmBenchmark(path, notes, line);
                return true;
            }
            return at.equals("benchmarks") || open != null && open.enters(inside(at));
        }

        @Override
        public void value(String at, JsonPaths.Scalar value) {
            if (open != null) {
                open.value(inside(at), value);
            }
        }

        @Override
        public void ends(String at, int line) {
            if (at.equals(BENCHMARK)) {
                close(line);
            } else if (open != null) {
                open.ends(inside(at));
            }
        }

        private static String inside(String at) {
            return at.length() > BENCHMARK.length() ? at.substring(BENCHMARK.length() + 1) : "";
        }

        private void close(int lastLine) {
            if (open != null && open.isResult()) {
                runs.add(open.run(lastLine));
            }
            open = null;
        }
    }
}
