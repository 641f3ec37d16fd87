package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.RequestTimings;
import java.io.IOException;
import java.util.List;

/**
 * The stamps that inference-perf saves of every request, in seconds of one clock: sending, end, and each chunk. Older
 * releases repeat the stamp of a chunk for each of its tokens; equal stamps are one chunk.
 */
final class InferencePerfRequestsFormat implements LogFormat {
    private static final String ID = "inference-perf-requests";

    /** From the newest release to the oldest; the first that is there counts. */
    private static final List<String> CHUNKS = List.of(
            "info.response_metrics.chunk_times[]",
            "info.response_metrics.output_token_times[]",
            "info.output_token_times[]");

    private static final List<String> OUTPUTS = List.of(
            "info.response_metrics.output_tokens",
            "info.output_tokens",
            "info.response_metrics.server_usage.completion_tokens");
    private static final List<String> INPUTS = List.of(
            "info.request_metrics.text.input_tokens",
            "info.request_metrics.input_tokens",
            "info.input_tokens",
            "info.response_metrics.server_usage.prompt_tokens");

    private static final Marks MARKS = Marks.keys("start_time", "end_time")
            .andAny(Mark.key("info.response_metrics"), Mark.key("info.output_token_times"));

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
        return runs.requests((timings, fields, line) -> add(runs, timings, fields, line));
    }

    private static void add(JsonRuns runs, RequestTimings.Builder timings, Fields row, int line) {
        double sent = row.number("start_time");
        if (Double.isNaN(sent)) {
            runs.notes().add(Problem.DROPPED_ROWS, "start_time", line);
            return;
        }
        Doubles chunks = chunks(row);
        boolean failed = row.paths().stream().anyMatch(path -> path.equals("error") || path.startsWith("error."));
        boolean streamed = chunks.size() > 0;
        double whole = runs.seconds(row.number("end_time") - sent, 1, "end_time", line);
        timings.request(
                sent,
                streamed ? runs.seconds(chunks.get(0) - sent, 1, "chunk_times", line) : Double.NaN,
                streamed ? Double.NaN : whole,
                firstCount(row, INPUTS),
                firstCount(row, OUTPUTS),
                failed);
        if (failed) {
            String message = row.text("error.error_msg");
            timings.error(message.isEmpty() ? row.text("error") + row.text("error.error_type") : message);
            return;
        }
        for (int n = 1; n < chunks.size(); n++) {
            double gap = runs.seconds(chunks.get(n) - chunks.get(n - 1), 1, "chunk_times", line);
            if (!Double.isNaN(gap) && gap > 0) {
                timings.gap(gap);
            }
        }
    }

    private static Doubles chunks(Fields row) {
        return CHUNKS.stream()
                .filter(row::hasList)
                .map(row::list)
                .filter(times -> times.size() > 0)
                .findFirst()
                .orElseGet(Doubles::new);
    }

    private static int firstCount(Fields row, List<String> paths) {
        return paths.stream().filter(row::has).map(row::count).findFirst().orElse(-1);
    }
}
