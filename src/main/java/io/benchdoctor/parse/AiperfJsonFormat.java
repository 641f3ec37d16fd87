package io.benchdoctor.parse;

import com.fasterxml.jackson.core.JsonParser;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The summary that AIPerf and GenAI-Perf save: one object, one run. */
final class AiperfJsonFormat implements LogFormat {
    static final String ID = "aiperf-json";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean recognizes(LogHead head) {
        return head.json()
                .filter(keys -> keys.has("time_to_first_token.unit", "request_latency.unit"))
                .isPresent();
    }

    @Override
    public Parsed parse(LogSource source) throws IOException {
        var notes = new NoteTally(source.path());
        List<ParsedRun> runs = new ArrayList<>();
        JsonLog.Walk walk = JsonLog.walk(source, new JsonLog.Objects() {
            @Override
            public void object(JsonParser json) throws IOException {
                var summary = new AiperfSummary(source.path(), JsonPaths.line(json), notes);
                try {
                    JsonPaths.walk(json, summary);
                } finally {
                    // A log that was cut keeps what stands before the cut.
                    summary.run(JsonPaths.line(json)).ifPresent(runs::add);
                }
            }

            @Override
            public void other(int line) {
                notes.add(Problem.UNREADABLE_LINE, "", line);
            }
        });
        List<LogNote> all = new ArrayList<>(notes.notes());
        all.addAll(walk.notes());
        if (runs.isEmpty() && all.isEmpty()) {
            all.add(new LogNote(new SourceRef(source.path(), 1), Problem.NOT_A_SERVING_RESULT, ""));
        }
        return new Parsed(ID, walk.lines(), runs, all);
    }
}
