package io.benchdoctor.parse;

import io.benchdoctor.model.SettingKey;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of vLLM's printed block under other names, one object per step of a sweep beside the command that made it: a list
 * of steps, or phases with a list each. A step without metrics came to no result.
 */
final class ServeMetricsFormat implements LogFormat {
    private static final String ID = "serve-metrics-json";
    private static final double PERCENT = 0.01;

    private static final Map<String, String> FIGURES = Map.ofEntries(
            Map.entry("successful_requests", "requests.completed"),
            Map.entry("failed_requests", "requests.failed"),
            Map.entry("benchmark_duration_s", "duration"),
            Map.entry("total_input_tokens", "tokens.input"),
            Map.entry("total_generated_tokens", "tokens.output"),
            Map.entry("request_throughput_req_s", "throughput.requests"),
            Map.entry("output_token_throughput_tok_s", "throughput.output"),
            Map.entry("total_token_throughput_tok_s", "throughput.total"),
            Map.entry("spec_acceptance_length", "spec.acceptanceLength"),
            Map.entry("spec_drafts", "spec.drafts"),
            Map.entry("spec_draft_tokens", "spec.draftTokens"),
            Map.entry("spec_accepted_tokens", "spec.acceptedTokens"));

    private static final Marks MARKS = Marks.keys("concurrency", "ok", "metrics", "command")
            .andAny(Mark.shapeOfAll(
                    "json-list", head -> head.json().filter(JsonShape::list).isPresent()))
            .or(Marks.keys("source", "phases"));

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
        return runs.parse((json, firstLine) -> {
            Fields step = new Fields();
            JsonFields.read(json, step, (path, phase) -> {
                if (path.equals("phases[]")) {
                    JsonFields.read(phase, new Fields(), (list, element) -> {
                        if (list.equals("bench[]")) {
                            int line = element.currentTokenLocation().getLineNr();
                            Fields inner = JsonFields.of(element);
                            add(runs, inner, line, element.currentLocation().getLineNr());
                        }
                    });
                }
            });
            add(runs, step, firstLine, json.currentLocation().getLineNr());
        });
    }

    private static void add(JsonRuns runs, Fields step, int firstLine, int lastLine) {
        RunFigures draft = runs.draft();
        FIGURES.forEach((key, metric) -> draft.add(metric, step.get("metrics." + key)));
        draft.add("spec.acceptanceRate", step.get("metrics.spec_acceptance_rate_percent"), PERCENT);
        for (String path : step.paths()) {
            if (path.startsWith("metrics.") && path.endsWith("_ms")) {
                VllmJsonKeys.metric(path.substring("metrics.".length()))
                        .ifPresent(metric -> draft.add(metric, step.get(path)));
            }
        }
        step.get("command[]").ifPresent(command -> {
            var arguments = CommandLine.of(command.text()).options();
            ArgumentNames.client(arguments)
                    .forEach((key, value) -> draft.setting(key, Optional.of(new Field(value, command.line()))));
        });
        draft.setting(SettingKey.MAX_CONCURRENCY, step.get("concurrency"));
        runs.add(draft.run(ID, firstLine, lastLine));
    }
}
