package io.benchdoctor.parse;

import com.fasterxml.jackson.core.JsonParser;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** AIPerf's line per request: the raw timings of one run, with every gap between chunks. */
final class AiperfRecordsFormat implements LogFormat {
    private static final String ID = "aiperf-records";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean recognizes(LogHead head) {
        return head.json()
                .filter(keys -> keys.has("metadata.request_start_ns", "metrics"))
                .isPresent();
    }

    @Override
    public Parsed parse(LogSource source) throws IOException {
        var notes = new NoteTally(source.path());
        var gaps = new Doubles();
        List<AiperfRecord> records = new ArrayList<>();
        JsonLog.Walk walk = JsonLog.walk(source, new JsonLog.Objects() {
            @Override
            public void object(JsonParser json) throws IOException {
                var record = new AiperfRecord(gaps, notes);
                JsonPaths.walk(json, record);
                if (record.isOfTheRun()) {
                    records.add(record);
                }
            }

            @Override
            public void other(int line) {
                notes.add(Problem.UNREADABLE_LINE, "", line);
            }
        });
        List<LogNote> all = new ArrayList<>(notes.notes());
        all.addAll(walk.notes());
        List<ParsedRun> runs = records.isEmpty() ? List.of() : List.of(run(source.path(), walk, records, gaps));
        if (runs.isEmpty() && all.isEmpty()) {
            all.add(new LogNote(new SourceRef(source.path(), 1), Problem.NOT_A_SERVING_RESULT, ""));
        }
        return new Parsed(ID, walk.lines(), runs, all);
    }

    /** Records stand in the order in which requests ended. */
    private static ParsedRun run(String path, JsonLog.Walk walk, List<AiperfRecord> records, Doubles gaps) {
        records.sort(Comparator.comparingLong(AiperfRecord::startNanos));
        long origin = records.get(0).startNanos();
        var timings = new RequestTimings.Builder(new SourceRef(path, 1), ID).reserve(gaps.size());
        records.forEach(record -> record.addTo(timings, origin));
        return new ParsedRun(ID, 1, walk.lines(), Map.of(), List.of(timings.build()));
    }
}
