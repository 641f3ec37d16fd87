package io.benchdoctor.parse;

import io.benchdoctor.model.Metric;
import io.benchdoctor.model.SettingKey;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The results that InferenceX (once InferenceMAX) saves: the keys and definitions of vLLM's client, but latencies in
 * seconds and their keys without a unit. {@code good_completed} stands beside every figure and says nothing more.
 */
final class InferenceMaxKeys implements SavedKeys {
    private static final double SECONDS_TO_MILLIS = 1000;
    private static final Pattern LATENCY = Pattern.compile("(mean|median|std|min|max|p[0-9.]+)_(ttft|tpot|itl|e2el)");

    private static final Marks MARKS = Marks.keys("model_id", "median_ttft", "request_throughput");

    @Override
    public String format() {
        return "inferencemax-json";
    }

    @Override
    public Marks marks() {
        return MARKS;
    }

    @Override
    public Optional<ConsoleLabel> figure(String path) {
        Matcher latency = LATENCY.matcher(path);
        if (!latency.matches()) {
            return VllmJsonKeys.metric(path)
                    .filter(id -> !path.endsWith("_ms"))
                    .map(id -> new ConsoleLabel(id, VllmJsonKeys.scale(id)));
        }
        String id = latency.group(2) + "." + latency.group(1);
        return Metric.unit(id).map(unit -> new ConsoleLabel(id, SECONDS_TO_MILLIS));
    }

    @Override
    public Optional<SettingKey> setting(String path) {
        return VllmJsonKeys.setting(path);
    }

    @Override
    public boolean complete(RunFigures figures) {
        return figures.setting(SettingKey.MODEL).isPresent()
                && figures.has("throughput.requests")
                && figures.metrics().stream().anyMatch(ConsoleLabel::isLatency);
    }
}
