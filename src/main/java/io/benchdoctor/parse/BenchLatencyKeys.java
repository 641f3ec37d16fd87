package io.benchdoctor.parse;

import io.benchdoctor.model.Metric;
import io.benchdoctor.model.SettingKey;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code vllm bench latency} saves: seconds that the engine took for a whole batch. How large the batch was, it does
 * not say.
 */
final class BenchLatencyKeys implements SavedKeys {
    private static final double SECONDS_TO_MILLIS = 1000;
    private static final String PERCENTILES = "percentiles.";
    private static final Map<String, String> FIGURES =
            Map.of("avg_latency", "batchLatency.mean", "std_latency", "batchLatency.std");

    private static final Marks MARKS = Marks.keys("avg_latency", "latencies", "percentiles");

    @Override
    public String format() {
        return OfflineConsole.LATENCY;
    }

    @Override
    public Marks marks() {
        return MARKS;
    }

    @Override
    public Optional<ConsoleLabel> figure(String path) {
        String id = path.startsWith(PERCENTILES)
                ? "batchLatency.p" + path.substring(PERCENTILES.length())
                : FIGURES.getOrDefault(path, "");
        return Metric.unit(id).map(unit -> new ConsoleLabel(id, SECONDS_TO_MILLIS));
    }

    @Override
    public Optional<SettingKey> setting(String path) {
        return Optional.empty();
    }

    @Override
    public boolean complete(RunFigures figures) {
        return figures.has("batchLatency.mean");
    }
}
