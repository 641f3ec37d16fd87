package io.benchdoctor.parse;

import io.benchdoctor.model.Metric;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines that SGLang's {@code bench_serving} appends, one per run. Every key but those of gaps has the definition of
 * vLLM's client. A gap counts as vLLM's only when the client spoke a protocol of chunks: to SGLang's own one it shares
 * the gap before a chunk out over the tokens of the chunk.
 */
final class SglangJsonKeys implements SavedKeys {
    /** {@code p99_e2e_latency_ms}, {@code max_itl_ms}. */
    private static final Pattern LATENCY =
            Pattern.compile("(mean|median|std|min|max|p[0-9.]+)_(ttft|tpot|itl|e2e_latency)_ms");

    private static final Map<String, String> FIGURES = Map.ofEntries(
            Map.entry("completed", "requests.completed"),
            Map.entry("duration", "duration"),
            Map.entry("total_input_tokens", "tokens.input"),
            Map.entry("total_output_tokens", "tokens.output"),
            Map.entry("total_output_tokens_retokenized", "tokens.output.retokenized"),
            Map.entry("request_throughput", "throughput.requests"),
            Map.entry("input_throughput", "throughput.input"),
            Map.entry("output_throughput", "throughput.output"),
            Map.entry("total_throughput", "throughput.total"),
            Map.entry("max_output_tokens_per_s", "throughput.output.peak"),
            Map.entry("max_concurrent_requests", "concurrency.peak"),
            Map.entry("concurrency", "concurrency.mean"),
            Map.entry("max_concurrency", "concurrency.limit"),
            Map.entry("request_rate", "rate.offered"),
            Map.entry("accept_length", "spec.acceptanceLength"));

    private static final Map<String, SettingKey> SETTINGS = Map.ofEntries(
            Map.entry("backend", SettingKey.BACKEND),
            Map.entry("dataset_name", SettingKey.DATASET),
            Map.entry("request_rate", SettingKey.REQUEST_RATE),
            Map.entry("max_concurrency", SettingKey.MAX_CONCURRENCY),
            Map.entry("num_prompts", SettingKey.NUM_PROMPTS),
            Map.entry("random_input_len", SettingKey.INPUT_LENGTH),
            Map.entry("random_output_len", SettingKey.OUTPUT_LENGTH),
            Map.entry("random_range_ratio", SettingKey.RANGE_RATIO),
            Map.entry("server_info.model_path", SettingKey.MODEL),
            Map.entry("server_info.tp_size", SettingKey.TENSOR_PARALLEL),
            Map.entry("server_info.version", SettingKey.ENGINE_VERSION));

    /** The arguments of random data sets are written whatever the data set was. */
    private static final Set<SettingKey> OF_RANDOM =
            EnumSet.of(SettingKey.INPUT_LENGTH, SettingKey.OUTPUT_LENGTH, SettingKey.RANGE_RATIO);

    private static final Set<String> SHARING_BACKENDS = Set.of("sglang", "sglang-native");

    private static final Marks MARKS = Marks.keys("total_output_tokens_retokenized")
            .or(Marks.keys("median_e2e_latency_ms").butNone(Mark.key("model_id")));

    @Override
    public String format() {
        return "sglang-serve-jsonl";
    }

    @Override
    public Marks marks() {
        return MARKS;
    }

    @Override
    public Optional<ConsoleLabel> figure(String path) {
        Matcher latency = LATENCY.matcher(path);
        if (!latency.matches()) {
            return Optional.ofNullable(FIGURES.get(path)).map(id -> new ConsoleLabel(id, 1));
        }
        String family = latency.group(2).equals("e2e_latency") ? "e2el" : latency.group(2);
        String id = family + "." + latency.group(1);
        return Metric.unit(id).map(unit -> new ConsoleLabel(id, 1));
    }

    @Override
    public Optional<SettingKey> setting(String path) {
        return Optional.ofNullable(SETTINGS.get(path));
    }

    @Override
    public boolean complete(RunFigures figures) {
        figures.withoutUnstreamed(List.of("itl"));
        if (sharesGaps(figures)) {
            figures.rename("itl", "itlPerToken");
        }
        if (!figures.setting(SettingKey.DATASET).orElse("random").startsWith("random")) {
            figures.without(OF_RANDOM);
        }
        Setting backend = figures.settings().get(SettingKey.BACKEND);
        if (backend != null) {
            ConsoleEngine.of(Map.of(SettingKey.BACKEND, backend), false)
                    .ifPresent(engine -> figures.setting(
                            SettingKey.ENGINE, engine, backend.at().line()));
        }
        return figures.has("requests.completed") && figures.metrics().stream().anyMatch(ConsoleLabel::isLatency);
    }

    @Override
    public boolean listsRequests() {
        return true;
    }

    @Override
    public boolean sharesGaps(RunFigures figures) {
        return figures.setting(SettingKey.BACKEND)
                .filter(SglangJsonKeys::sharesGaps)
                .isPresent();
    }

    /** Whether SGLang's client, speaking to this back end, shares the gap before a chunk out over its tokens. */
    static boolean sharesGaps(String backend) {
        return SHARING_BACKENDS.contains(backend);
    }
}
