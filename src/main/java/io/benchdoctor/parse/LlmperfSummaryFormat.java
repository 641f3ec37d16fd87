package io.benchdoctor.parse;

import io.benchdoctor.model.SettingKey;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The summary that LLMPerf saves, in seconds. Its inter-token latency is the whole latency over the tokens, so it is no gap
 * and is left out; its spread is that of a sample and is turned into that of the whole.
 */
final class LlmperfSummaryFormat implements LogFormat {
    private static final String ID = "llmperf-summary";
    private static final double SECOND = 1000;
    private static final double PER_MINUTE = 1 / 60.0;

    private static final Map<String, String> STATISTICS = new LinkedHashMap<>();

    static {
        for (String plain : List.of("mean", "min", "max")) {
            STATISTICS.put(plain, plain);
        }
        STATISTICS.put("quantiles_p50", "median");
        for (String percentile : List.of("p25", "p75", "p90", "p95", "p99")) {
            STATISTICS.put("quantiles_" + percentile, percentile);
        }
    }

    private static final Marks MARKS = Marks.all(Mark.keyStarting("results_ttft_s_"));

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
        draft.add("requests.sent", fields.get("results_num_requests_started"));
        draft.add("requests.completed", fields.get("results_num_completed_requests"));
        draft.add("requests.failed", fields.get("results_number_errors"));
        draft.add("concurrency.limit", fields.get("num_concurrent_requests"));
        draft.add("throughput.output", fields.get("results_mean_output_throughput_token_per_s"));
        draft.add("throughput.requests", fields.get("results_num_completed_requests_per_min"), PER_MINUTE);
        draft.durationOfRate();
        draft.total("tokens.input", fields.get("results_number_input_tokens_mean"));
        draft.total("tokens.output", fields.get("results_number_output_tokens_mean"));
        latencies(draft, fields, "ttft", "results_ttft_s_");
        latencies(draft, fields, "e2el", "results_end_to_end_latency_s_");
        draft.setting(SettingKey.MODEL, fields.get("model"));
        draft.setting(SettingKey.NUM_PROMPTS, fields.get("results_num_requests_started"));
        draft.setting(SettingKey.MAX_CONCURRENCY, fields.get("num_concurrent_requests"));
        draft.setting(SettingKey.INPUT_LENGTH, fields.get("mean_input_tokens"));
        draft.setting(SettingKey.OUTPUT_LENGTH, fields.get("mean_output_tokens"));
        return draft;
    }

    private static void latencies(RunFigures draft, Fields fields, String family, String prefix) {
        STATISTICS.forEach(
                (printed, statistic) -> draft.add(family + "." + statistic, fields.get(prefix + printed), SECOND));
        double n = draft.value("requests.completed");
        Optional<Field> sample = fields.get(prefix + "stddev");
        if (n > 1 && sample.isPresent()) {
            double seconds = sample.get().number().orElse(Double.NaN);
            draft.derive(
                    family + ".std",
                    SECOND * seconds * Math.sqrt((n - 1) / n),
                    "standard deviation of a sample * sqrt((n - 1) / n), n = requests.completed",
                    sample.get().line());
        }
    }
}
