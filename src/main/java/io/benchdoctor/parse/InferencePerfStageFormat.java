package io.benchdoctor.parse;

import io.benchdoctor.model.SettingKey;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What inference-perf reports of a stage as its clients saw it, in seconds. Its inter-token latency counts one gap per token
 * where a chunk brings several, so it is no chunk gap and is left out.
 */
final class InferencePerfStageFormat implements LogFormat {
    private static final String ID = "inference-perf-stage";
    private static final double SECOND = 1000;
    /** A client that sends slower than this share of the asked rate does not offer the asked rate. */
    private static final double KEPT_UP = 0.95;

    private static final Map<String, String> LATENCIES = Map.of(
            "time_to_first_token", "ttft",
            "time_per_output_token", "tpot",
            "request_latency", "e2el");

    private static final Map<String, String> THROUGHPUTS = Map.of(
            "requests_per_sec", "requests",
            "input_tokens_per_sec", "input",
            "output_tokens_per_sec", "output",
            "total_tokens_per_sec", "total");

    private static final Map<String, String> STATISTICS = new LinkedHashMap<>();

    static {
        for (String statistic : List.of(
                "mean", "min", "p0.1", "p1", "p5", "p10", "p25", "median", "p75", "p90", "p95", "p99", "p99.9",
                "max")) {
            STATISTICS.put(statistic, statistic);
        }
    }

    /** The keys that every report of this tool has. */
    static final Marks LIFECYCLE = Marks.keys("load_summary", "successes", "failures");

    private static final Marks MARKS =
            LIFECYCLE.andAny(Mark.keyStarting("load_summary."), Mark.key("successes.latency"));

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
        draft.add("requests.sent", fields.get("load_summary.count"));
        draft.add("requests.completed", fields.get("successes.count"));
        draft.add("requests.failed", fields.get("failures.count"));
        draft.total("tokens.input", fields.get("successes.prompt_len.mean"));
        draft.total("tokens.output", fields.get("successes.output_len.mean"));
        draft.add("rate.offered", offered(fields));
        THROUGHPUTS.forEach(
                (key, metric) -> draft.add("throughput." + metric, fields.get("successes.throughput." + key)));
        draft.durationOfRate();
        LATENCIES.forEach((key, family) -> STATISTICS.forEach((printed, statistic) ->
                draft.add(family + "." + statistic, fields.get("successes.latency." + key + "." + printed), SECOND)));
        draft.setting(SettingKey.REQUEST_RATE, fields.get("load_summary.requested_rate"));
        draft.setting(SettingKey.NUM_PROMPTS, fields.get("load_summary.count"));
        return draft;
    }

    /** What reached the server: the asked rate, or where the client did not keep up with it, the rate that it achieved. */
    private static Optional<Field> offered(Fields fields) {
        double requested = fields.number("load_summary.requested_rate");
        double achieved = fields.number("load_summary.achieved_rate");
        return fields.get(
                achieved < KEPT_UP * requested ? "load_summary.achieved_rate" : "load_summary.requested_rate");
    }
}
