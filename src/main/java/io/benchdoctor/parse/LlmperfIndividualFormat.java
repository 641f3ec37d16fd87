package io.benchdoctor.parse;

import io.benchdoctor.model.RequestTimings;
import java.io.IOException;

/**
 * The single responses that LLMPerf saves, in seconds: a list with first-token time and latency of each request. Nothing
 * says when a request was sent. What the tool counts as an error, also an answer that was too short for it, has failed.
 */
final class LlmperfIndividualFormat implements LogFormat {
    private static final String ID = "llmperf-individual";

    private static final Marks MARKS = Marks.keys("ttft_s", "inter_token_latency_s", "end_to_end_latency_s");

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
        boolean failed = row.has("error_code") || !row.has("ttft_s");
        double ttft = runs.seconds(row.number("ttft_s"), 1, "ttft_s", line);
        double latency = runs.seconds(row.number("end_to_end_latency_s"), 1, "end_to_end_latency_s", line);
        timings.request(
                Double.NaN, ttft, latency, row.count("number_input_tokens"), row.count("number_output_tokens"), failed);
        if (!failed) {
            timings.decode(runs.seconds(latency - ttft, 1, "end_to_end_latency_s", line));
        } else if (row.has("error_code")) {
            String message = row.text("error_msg");
            timings.error(row.text("error_code") + (message.isBlank() ? "" : ": " + message));
        }
    }
}
