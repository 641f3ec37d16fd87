package io.benchdoctor.parse;

import java.io.IOException;

/** GuideLLM's result in JSON: one file with several benchmarks, one for each way of sending, each of them a run. */
final class GuideLlmJsonFormat implements LogFormat {
    static final String ID = "guidellm-json";

    private static final Marks MARKS = Marks.keys("metadata.guidellm_version", "benchmarks");

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
            var report = new Report(source.path(), runs);
            try {
                JsonPaths.walk(json, report);
            } finally {
                // A log that was cut keeps what stands before the cut.
                report.close(JsonPaths.line(json));
            }
        });
    }

    /** One file while it is read: the benchmark that is open hears what stands in it. */
    private static final class Report implements JsonPaths.Visitor {
        private static final String BENCHMARK = "benchmarks[]";

        private final String path;
        private final JsonRuns runs;
        private GuideLlmBenchmark open;

        private Report(String path, JsonRuns runs) {
            this.path = path;
            this.runs = runs;
        }

        @Override
        public boolean enters(String at, int line) {
            if (at.equals(BENCHMARK)) {
                open = new GuideLlmBenchmark(path, runs.notes(), line);
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
