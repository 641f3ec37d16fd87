package io.benchdoctor.parse;

import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.parse.GuideLlmRequests.Fate;
import io.benchdoctor.parse.JsonPaths.Scalar;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One benchmark of GuideLLM's JSON while it is read, by the paths of its values. */
final class GuideLlmBenchmark {
    /** Of four columns for requests that went well, failed, were cut off, and all of them, the first alone counts. */
    private static final Pattern STATISTIC =
            Pattern.compile("metrics\\.(\\w+)\\.successful\\.(?:percentiles\\.)?(\\w+)");

    private static final Pattern REQUEST = Pattern.compile("requests\\.(successful|errored|incomplete)\\[\\]");
    private static final String STAMPS = "info.timings.";
    private static final Set<String> NOT_COUNTED = Set.of("errored", "incomplete", "total");

    /** Names of statistics where they are not those of this house. */
    private static final Map<String, String> STATISTICS = Map.of("std_dev", "std", "p001", "p0.1", "p999", "p99.9");

    private final SourceRef at;
    private final GuideLlmFigures run;
    private final GuideLlmRequests requests = new GuideLlmRequests();
    private GuideLlmRequests.Request open;

    GuideLlmBenchmark(String path, NoteTally notes, int firstLine) {
        this.at = new SourceRef(path, firstLine);
        this.run = new GuideLlmFigures(path, notes);
    }

    boolean enters(String path) {
        Matcher request = REQUEST.matcher(path);
        if (request.matches()) {
            open = new GuideLlmRequests.Request(Fate.valueOf(request.group(1).toUpperCase(Locale.ROOT)));
            return true;
        }
        String name = path.substring(path.lastIndexOf('.') + 1);
        return path.startsWith("requests")
                || path.startsWith("config")
                || path.startsWith("metrics") && !NOT_COUNTED.contains(name);
    }

    void ends(String path) {
        if (open != null && REQUEST.matcher(path).matches()) {
            requests.add(open);
            open = null;
        }
    }

    void value(String path, Scalar value) {
        if (open != null) {
            request(path.substring(path.indexOf("[]") + "[].".length()), value);
        } else if (value.isNumber()) {
            number(path, value.text(), value.number(), value.line());
        } else if (value.isText()) {
            text(path, value.text(), value.line());
        }
    }

    private void request(String name, Scalar value) {
        switch (name) {
            case "prompt_tokens", "input_metrics.total_tokens" -> open.inputTokens(tokens(value));
            case "output_tokens", "output_metrics.total_tokens" -> open.outputTokens(tokens(value));
            case "info.error" -> open.error(value.isText() ? value.text() : "");
            default -> {
                if (value.isNumber() && name.startsWith(STAMPS)) {
                    open.stamp(name.substring(STAMPS.length()), value.number());
                }
            }
        }
    }

    private static int tokens(Scalar value) {
        return value.number() >= 0 && value.number() <= Integer.MAX_VALUE ? (int) value.number() : -1;
    }

    private void text(String path, String text, int line) {
        switch (path) {
            case "config.backend.model" -> run.figures().setting(SettingKey.MODEL, text, line);
            case "config.strategy.type_" -> run.strategy(text, line);
            default -> {}
        }
    }

    private void number(String path, String text, double value, int line) {
        switch (path) {
            case "duration" -> run.figures().add("duration", text, value, 1, line);
            case "config.strategy.rate" -> run.rate(text, value, line);
            case "config.strategy.max_concurrency", "config.strategy.streams" -> run.limit(text, value, line);
            case "config.requests.random_seed" -> run.figures().setting(SettingKey.SEED, text, line);
            case "metrics.request_totals.successful" -> run.figures().add("requests.completed", text, value, 1, line);
            case "metrics.request_totals.errored" -> run.figures().add("requests.failed", text, value, 1, line);
            default -> {
                Matcher statistic = STATISTIC.matcher(path);
                if (statistic.matches()) {
                    statistic(statistic.group(1), name(statistic.group(2)), text, value, line);
                }
            }
        }
    }

    private void statistic(String metric, String statistic, String text, double value, int line) {
        switch (metric) {
            case "time_to_first_token_ms" -> run.firstToken(statistic, text, value, line);
            case "request_latency" -> run.latency(statistic, text, value, line);
            default -> single(metric + "." + statistic, text, value, line);
        }
    }

    /** Of rates only the mean says something of the run. */
    private void single(String name, String text, double value, int line) {
        switch (name) {
            case "requests_per_second.mean" -> run.figures().add("throughput.requests", text, value, 1, line);
            case "output_tokens_per_second.mean" -> run.figures().add("throughput.output", text, value, 1, line);
            case "request_concurrency.mean" -> run.figures().add("concurrency.mean", text, value, 1, line);
            case "request_concurrency.max" -> run.figures().add("concurrency.peak", text, value, 1, line);
            case "prompt_token_count.total_sum" -> run.tokens("tokens.input", text, value, line);
            case "output_token_count.total_sum" -> run.tokens("tokens.output", text, value, line);
            case "inter_token_latency_ms.mean" -> run.perToken(text, value, line);
            case "request_streaming_iterations_count.mean" -> run.chunks(value);
            case "output_tokens_per_iteration.mean" -> run.tokensPerTextChunk(value);
            default -> {}
        }
    }

    /** {@code p05} is the fifth percentile, {@code p001} a tenth of one. */
    private static String name(String statistic) {
        String known = STATISTICS.getOrDefault(statistic, statistic);
        return known.matches("p0\\d") ? "p" + known.charAt(2) : known;
    }

    boolean isResult() {
        return run.isResult();
    }

    Optional<ParsedRun> run(int lastLine) {
        requests.tellFirsts(run);
        double completed = run.figures().value("requests.completed");
        double failed = run.figures().value("requests.failed");
        var timings = requests.timings(at, GuideLlmJsonFormat.ID, completed, failed);
        return run.run(GuideLlmJsonFormat.ID, at.line(), lastLine, timings);
    }
}
