package io.benchdoctor.parse;

import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** AIPerf's line per request: the raw timings of one run, with every gap between chunks. */
final class AiperfRecordsFormat implements LogFormat {
    private static final String ID = "aiperf-records";

    private static final Marks MARKS = Marks.keys("metadata.request_start_ns", "metrics");

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Marks marks() {
        return MARKS;
    }

    @Override
    public Parsed parse(LogSource source) throws IOException {
        var runs = new JsonRuns(source, ID);
        var gaps = new Doubles();
        List<AiperfRecord> records = new ArrayList<>();
        return runs.parse(
                (json, line) -> {
                    var record = new AiperfRecord(gaps, runs.notes());
                    JsonPaths.walk(json, record);
                    if (record.isOfTheRun()) {
                        records.add(record);
                    }
                },
                lines -> {
                    if (!records.isEmpty()) {
                        runs.add(Optional.of(run(source.path(), lines, records, gaps)));
                    }
                });
    }

    /** Records stand in the order in which requests ended. */
    private static ParsedRun run(String path, int lines, List<AiperfRecord> records, Doubles gaps) {
        records.sort(Comparator.comparingLong(AiperfRecord::startNanos));
        long origin = records.get(0).startNanos();
        var timings = new RequestTimings.Builder(new SourceRef(path, 1), ID);
        records.forEach(record -> record.addTo(timings, origin));
        return new ParsedRun(ID, 1, lines, Map.of(), List.of(timings.build()));
    }
}
