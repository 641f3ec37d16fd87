package io.benchdoctor.parse;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What inference-perf read from the server's own metrics over a stage, in seconds: a look from inside the server, with
 * percentiles between the bounds of a histogram. Nothing of it is what a client measured.
 */
final class InferencePerfPrometheusFormat implements LogFormat {
    private static final String ID = "inference-perf-prometheus";
    private static final double SECOND = 1000;

    private static final List<String> STATISTICS = List.of("mean", "median", "p90", "p99");

    private static final Map<String, String> LATENCIES = Map.of(
            "time_to_first_token", "server.ttft",
            "time_per_output_token", "server.tpot",
            "request_latency", "server.e2el");

    private static final Map<String, String> FIGURES = Map.of(
            "count", "server.requests.completed",
            "rate", "server.throughput.requests",
            "prompt_len.rate", "server.throughput.input",
            "output_len.rate", "server.throughput.output",
            "queue_len.mean", "server.queueLength.mean");

    private static final Marks MARKS = InferencePerfStageFormat.LIFECYCLE;

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
        JsonRuns runs = new JsonRuns(source, ID);
        return runs.summaries(fields -> draft(runs, fields));
    }

    private static RunFigures draft(JsonRuns runs, Fields fields) {
        RunFigures draft = runs.draft();
        FIGURES.forEach((key, metric) -> draft.add(metric, fields.get("successes." + key)));
        for (String statistic : STATISTICS) {
            LATENCIES.forEach((key, family) ->
                    draft.add(family + "." + statistic, fields.get("successes." + key + "." + statistic), SECOND));
            // Called a percentage and written as a share of one.
            draft.add("server.kvUsage." + statistic, fields.get("successes.kv_cache_usage_percentage." + statistic));
        }
        return draft;
    }
}
