package io.benchdoctor.parse;

import com.fasterxml.jackson.core.JsonParser;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.SettingKey;
import java.io.IOException;
import java.util.Map;

/**
 * What genai-bench saves of one step, in seconds and rates per minute. Its time per output token divides by all tokens, the
 * first included, so it is left out; single requests give it, where the log holds all of them.
 */
final class GenaiBenchFormat implements LogFormat {
    private static final String ID = "genai-bench-json";
    private static final String ALL = "aggregated_metrics.";
    private static final double SECOND = 1000;
    private static final double PER_MINUTE = 1 / 60.0;

    private static final Map<String, String> STATISTICS = Map.of(
            "mean", "mean", "min", "min", "max", "max", "p25", "p25", "p50", "median", "p75", "p75", "p90", "p90",
            "p95", "p95", "p99", "p99");

    private static final Marks MARKS = Marks.keys("aggregated_metrics.stats", "individual_request_metrics");

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
        return runs.parse((json, firstLine) -> read(runs, json, firstLine));
    }

    private static void read(JsonRuns runs, JsonParser json, int firstLine) throws IOException {
        Fields fields = new Fields();
        RequestTimings.Builder timings = new RequestTimings.Builder(runs.at(firstLine), ID);
        try {
            JsonFields.read(json, fields, (path, element) -> {
                if (path.equals("individual_request_metrics[]")) {
                    int line = element.currentTokenLocation().getLineNr();
                    request(runs, timings, JsonFields.of(element), line);
                }
            });
        } finally {
            RunFigures draft = draft(runs, fields);
            if (timings.count() == fields.count(ALL + "num_requests")) {
                draft.timings(timings);
            }
            runs.add(draft.run(ID, firstLine, json.currentLocation().getLineNr()));
        }
    }

    private static void request(JsonRuns runs, RequestTimings.Builder timings, Fields row, int line) {
        boolean failed = row.has("error_code") || !row.has("ttft");
        double ttft = runs.seconds(row.number("ttft"), 1, "ttft", line);
        double latency = runs.seconds(row.number("e2e_latency"), 1, "e2e_latency", line);
        timings.request(
                Double.NaN, ttft, latency, row.count("num_input_tokens"), row.count("num_output_tokens"), failed);
        if (!failed) {
            timings.decode(runs.seconds(latency - ttft, 1, "e2e_latency", line));
        } else if (row.has("error_message")) {
            timings.error(row.text("error_message"));
        }
    }

    private static RunFigures draft(JsonRuns runs, Fields fields) {
        RunFigures draft = runs.draft();
        draft.add("requests.sent", fields.get(ALL + "num_requests"));
        draft.add("requests.completed", fields.get(ALL + "num_completed_requests"));
        draft.add("requests.failed", fields.get(ALL + "num_error_requests"));
        draft.add("concurrency.limit", fields.get(ALL + "num_concurrency"));
        draft.add("throughput.requests", fields.get(ALL + "requests_per_minute"), PER_MINUTE);
        draft.add("throughput.total", fields.get(ALL + "mean_total_tokens_throughput_tokens_per_s"));
        draft.add("tokens.input", fields.get(ALL + "stats.num_input_tokens.sum"));
        draft.add("tokens.output", fields.get(ALL + "stats.num_output_tokens.sum"));
        STATISTICS.forEach((printed, statistic) -> {
            draft.add("ttft." + statistic, fields.get(ALL + "stats.ttft." + printed), SECOND);
            draft.add("e2el." + statistic, fields.get(ALL + "stats.e2e_latency." + printed), SECOND);
        });
        draft.setting(SettingKey.MAX_CONCURRENCY, fields.get(ALL + "num_concurrency"));
        draft.setting(SettingKey.NUM_PROMPTS, fields.get(ALL + "num_requests"));
        draft.setting(SettingKey.DATASET, fields.get(ALL + "scenario"));
        return draft;
    }
}
