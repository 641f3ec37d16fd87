package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.parse.JsonPaths.Scalar;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** AIPerf's summary while it is read. A unit may stand behind its figures, so they wait for the end. */
final class AiperfSummary implements JsonPaths.Visitor {
    private static final String CONFIG = "input_config.";
    private static final String TELEMETRY = "telemetry_data";

    /** What the arguments are called under {@code input_config}, of AIPerf first and then of GenAI-Perf. */
    private static final Map<String, SettingKey> SETTINGS = Map.ofEntries(
            Map.entry("endpoint.model_names[]", SettingKey.MODEL),
            Map.entry("model_names[]", SettingKey.MODEL),
            Map.entry("model[]", SettingKey.MODEL),
            Map.entry("loadgen.concurrency", SettingKey.MAX_CONCURRENCY),
            Map.entry("concurrency", SettingKey.MAX_CONCURRENCY),
            Map.entry("perf_analyzer.stimulus.concurrency", SettingKey.MAX_CONCURRENCY),
            Map.entry("loadgen.request_rate", SettingKey.REQUEST_RATE),
            Map.entry("request_rate", SettingKey.REQUEST_RATE),
            Map.entry("perf_analyzer.stimulus.request_rate", SettingKey.REQUEST_RATE),
            Map.entry("loadgen.request_count", SettingKey.NUM_PROMPTS),
            Map.entry("loadgen.warmup_request_count", SettingKey.WARMUPS),
            Map.entry("input.prompt.input_tokens.mean", SettingKey.INPUT_LENGTH),
            Map.entry("input.prompt.output_tokens.mean", SettingKey.OUTPUT_LENGTH),
            Map.entry("input.random_seed", SettingKey.SEED));

    private static final Map<SettingKey, String> FIGURES = Map.of(
            SettingKey.MAX_CONCURRENCY, "concurrency.limit",
            SettingKey.REQUEST_RATE, "rate.offered");

    private final int firstLine;
    private final NoteTally notes;
    private final RunFigures figures;
    private final Map<String, String> units = new HashMap<>();
    private final List<Figure> waiting = new ArrayList<>();
    private String extraArgument = "";

    private record Figure(String name, String metric, Scalar value) {}

    AiperfSummary(String path, int firstLine, NoteTally notes) {
        this.firstLine = firstLine;
        this.notes = notes;
        this.figures = new RunFigures(path, notes);
    }

    @Override
    public boolean enters(String path, int line) {
        boolean known = path.indexOf('.') < 0 || path.startsWith(CONFIG) || path.startsWith(TELEMETRY);
        return known && !path.endsWith(".metrics");
    }

    @Override
    public void value(String path, Scalar value) {
        if (path.startsWith(CONFIG)) {
            argument(path.substring(CONFIG.length()), value);
        } else if (path.startsWith(TELEMETRY)) {
            if (path.endsWith(".gpu_name")) {
                figures.setting(SettingKey.GPU, value.text(), value.line());
            }
        } else if (path.equals("start_time") && value.isText()) {
            figures.setting(SettingKey.DATE, value.text(), value.line());
        } else {
            figure(path, value);
        }
    }

    private void figure(String path, Scalar value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return;
        }
        String name = path.substring(0, dot);
        String statistic = path.substring(dot + 1);
        if (statistic.equals("unit")) {
            units.put(name, value.text());
        } else if (value.isNumber()) {
            AiperfMetrics.metric(name, statistic).ifPresent(metric -> waiting.add(new Figure(name, metric, value)));
        }
    }

    private void argument(String path, Scalar value) {
        SettingKey key = SETTINGS.get(path);
        if (key != null && (value.isNumber() || value.isText())) {
            figures.setting(key, value.text(), value.line());
            if (FIGURES.containsKey(key) && value.isNumber()) {
                figures.add(FIGURES.get(key), value.text(), value.number(), 1, value.line());
            }
        } else if (path.equals("loadgen.arrival_pattern") && value.text().equals("concurrency_burst")) {
            figures.setting(SettingKey.REQUEST_RATE, "inf", value.line());
        } else if (path.equals("input.extra[][]")) {
            if (extraArgument.equals("ignore_eos")) {
                figures.setting(SettingKey.IGNORE_EOS, value.text().equals("true") ? "True" : "False", value.line());
            }
            extraArgument = value.text();
        }
    }

    /** Empty when the object holds no result. */
    Optional<ParsedRun> run(int lastLine) {
        for (Figure figure : waiting) {
            Scalar value = figure.value();
            AiperfMetrics.factor(figure.metric(), units.getOrDefault(figure.name(), "?"))
                    .ifPresentOrElse(
                            factor -> figures.add(figure.metric(), value.text(), value.number(), factor, value.line()),
                            () -> notes.add(Problem.UNREADABLE_NUMBER, figure.name(), value.line()));
        }
        figures.withoutUnmeasured();
        return figures.isResult() ? figures.run(AiperfJsonFormat.ID, firstLine, lastLine) : Optional.empty();
    }
}
