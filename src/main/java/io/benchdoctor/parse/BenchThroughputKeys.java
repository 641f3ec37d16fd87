package io.benchdoctor.parse;

import io.benchdoctor.model.SettingKey;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code vllm bench throughput} saves. {@code tokens_per_second} counts prompts and answers alike; every request that
 * is given to the engine is completed.
 */
final class BenchThroughputKeys implements SavedKeys {
    private static final Map<String, String> FIGURES = Map.of(
            "elapsed_time", "duration",
            "num_requests", "requests.completed",
            "requests_per_second", "throughput.requests",
            "tokens_per_second", "throughput.total");

    private static final Marks MARKS = Marks.keys("elapsed_time", "requests_per_second", "tokens_per_second");

    @Override
    public String format() {
        return OfflineConsole.THROUGHPUT;
    }

    @Override
    public Marks marks() {
        return MARKS;
    }

    @Override
    public Optional<ConsoleLabel> figure(String path) {
        return Optional.ofNullable(FIGURES.get(path)).map(id -> new ConsoleLabel(id, 1));
    }

    @Override
    public Optional<SettingKey> setting(String path) {
        return Optional.empty();
    }

    @Override
    public boolean complete(RunFigures figures) {
        return figures.has("throughput.requests");
    }
}
