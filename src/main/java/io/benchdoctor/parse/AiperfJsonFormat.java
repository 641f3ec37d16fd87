package io.benchdoctor.parse;

import java.io.IOException;

/** The summary that AIPerf and GenAI-Perf save: one object, one run. */
final class AiperfJsonFormat implements LogFormat {
    static final String ID = "aiperf-json";

    private static final Marks MARKS = Marks.keys("time_to_first_token.unit", "request_latency.unit");

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
        return runs.parse((json, firstLine) -> {
            var summary = new AiperfSummary(source.path(), firstLine, runs.notes());
            try {
                JsonPaths.walk(json, summary);
            } finally {
                // A log that was cut keeps what stands before the cut.
                runs.add(summary.run(JsonPaths.line(json)));
            }
        });
    }
}
