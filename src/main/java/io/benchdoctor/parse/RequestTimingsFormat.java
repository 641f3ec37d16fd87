package io.benchdoctor.parse;

import com.fasterxml.jackson.core.JsonParser;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A few stamps or durations per request, in three shapes: what the engine stamped, what a client's tracker dumped, and the
 * events of a test harness. Which of them it is shows in each object.
 */
final class RequestTimingsFormat implements LogFormat {
    private static final String ID = "request-timings";
    private static final double MILLI = 1e-3;

    private static final Marks MARKS = Marks.keys("first_token_ts", "last_token_ts")
            .or(Marks.keys("raw_metrics", "batch_stats"))
            .or(Marks.keys("ttft_ms", "tpot_ms", "latency_ms", "status"));

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
        Groups groups = new Groups(runs);
        return runs.parse(groups::read, lines -> groups.end());
    }

    /** Requests by the run that they belong to, in the order in which the log first names them. */
    private static final class Groups {
        private final JsonRuns runs;
        private final Map<List<String>, Group> groups = new LinkedHashMap<>();

        private Groups(JsonRuns runs) {
            this.runs = runs;
        }

        private void read(JsonParser json, int firstLine) throws IOException {
            Fields fields = new Fields();
            Group dump = new Group(runs, firstLine);
            try {
                JsonFields.read(json, fields, (path, element) -> {
                    if (path.equals("raw_metrics[]")) {
                        int line = element.currentTokenLocation().getLineNr();
                        dump.tracked(JsonFields.of(element), line);
                        dump.lastLine = element.currentLocation().getLineNr();
                    }
                });
            } finally {
                if (dump.timings.count() > 0) {
                    dump.lastLine = json.currentLocation().getLineNr();
                    trackerFigures(dump.draft, fields);
                    groups.put(List.of("dump", String.valueOf(firstLine)), dump);
                }
            }
            if (fields.has("first_token_ts") || fields.has("queued_ts")) {
                group(firstLine, "engine").stamped(fields, firstLine);
            } else if (fields.has("status") && fields.has("latency_ms")) {
                group(firstLine, fields.text("run_id"), fields.text("case_id"), fields.text("concurrency"))
                        .timed(fields, firstLine);
            } else if (dump.timings.count() == 0) {
                runs.notes().add(Problem.UNREADABLE_LINE, "", firstLine);
            }
        }

        private Group group(int line, String... key) {
            return groups.computeIfAbsent(List.of(key), k -> new Group(runs, line));
        }

        private void end() {
            groups.values().forEach(group -> runs.add(group.run()));
        }
    }

    /**
     * The tracker takes a percentile from the sorted list by cutting the rank down, which no other tool does: these are
     * left out and computed again from the stamps. Its gap of a request is the mean over the request, in seconds.
     */
    private static void trackerFigures(RunFigures draft, Fields fields) {
        draft.add("requests.sent", fields.get("batch_stats.total_requests"));
        draft.add("requests.completed", fields.get("batch_stats.successful_requests"));
        draft.add("tokens.input", fields.get("batch_stats.total_input_tokens"));
        draft.add("tokens.output", fields.get("batch_stats.total_output_tokens"));
        draft.add("throughput.requests", fields.get("batch_stats.rps"));
        draft.add("throughput.output", fields.get("batch_stats.overall_tps"));
        Map.of("avg", "mean", "min", "min", "max", "max").forEach((printed, statistic) -> {
            String prefix = "batch_stats." + printed;
            draft.add("ttft." + statistic, fields.get(prefix + "_ttft"), 1000);
            draft.add("tpot." + statistic, fields.get(prefix + "_itl"), 1000);
            draft.add("e2el." + statistic, fields.get(prefix + "_e2e_latency"), 1000);
        });
        draft.setting(SettingKey.DATE, fields.get("timestamp"));
    }

    /** The requests of one run. */
    private static final class Group {
        private final JsonRuns runs;
        private final int firstLine;
        private final RunFigures draft;
        private final RequestTimings.Builder timings;
        private int lastLine;

        private Group(JsonRuns runs, int firstLine) {
            this.runs = runs;
            this.firstLine = firstLine;
            this.lastLine = firstLine;
            this.draft = runs.draft();
            this.timings = new RequestTimings.Builder(runs.at(firstLine), ID);
        }

        /**
         * Stamps of the engine. They begin when the engine took the request, not when a client sent it, so there is no
         * first-token time; {@code arrival_time} is on a clock of its own and left alone.
         */
        private void stamped(Fields row, int line) {
            double first = row.number("first_token_ts");
            double decode = runs.seconds(row.number("last_token_ts") - first, 1, "last_token_ts", line);
            timings.request(
                    row.number("queued_ts"),
                    Double.NaN,
                    Double.NaN,
                    row.count("input_toks"),
                    row.count("output_toks"),
                    false);
            timings.firstChunk(first);
            timings.decode(decode);
            if (Double.isNaN(decode)) {
                timings.unfinished();
                runs.notes().add(Problem.UNFINISHED_REQUESTS, "", line);
            }
            lastLine = line;
        }

        /** Stamps of a client, all on one clock. */
        private void tracked(Fields row, int line) {
            double sent = row.number("request_start");
            double first = row.number("first_token_time");
            double end = row.number("request_end");
            boolean failed = Double.isNaN(first);
            timings.request(
                    sent,
                    runs.seconds(first - sent, 1, "first_token_time", line),
                    runs.seconds(end - sent, 1, "request_end", line),
                    row.count("input_tokens"),
                    row.count("output_tokens"),
                    failed);
            if (!failed) {
                timings.decode(runs.seconds(end - first, 1, "request_end", line));
                if (Double.isNaN(end)) {
                    timings.unfinished();
                    runs.notes().add(Problem.UNFINISHED_REQUESTS, "", line);
                }
            }
        }

        /** Durations in milliseconds. The stamp says when the event was written, not when the request was sent. */
        private void timed(Fields row, int line) {
            boolean failed = !row.text("status").equals("ok");
            double ttft = runs.seconds(row.number("ttft_ms"), MILLI, "ttft_ms", line);
            double latency = runs.seconds(row.number("latency_ms"), MILLI, "latency_ms", line);
            timings.request(Double.NaN, ttft, latency, row.count("prompt_tokens"), row.count("output_tokens"), failed);
            timings.decode(failed ? Double.NaN : runs.seconds(latency - ttft, 1, "latency_ms", line));
            if (failed && row.has("error")) {
                timings.error(row.text("error"));
            }
            if (row.text("synthetic").equals("true")) {
                runs.notes().add(Problem.MARKED_SYNTHETIC, "", line);
            }
            draft.setting(SettingKey.MODEL, row.get("model"));
            draft.setting(SettingKey.MAX_CONCURRENCY, row.get("concurrency"));
            draft.setting(SettingKey.DATASET, row.get("case_id"));
            lastLine = line;
        }

        private Optional<ParsedRun> run() {
            draft.timings(timings);
            return draft.run(ID, firstLine, lastLine);
        }
    }
}
