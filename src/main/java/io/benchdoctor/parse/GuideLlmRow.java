package io.benchdoctor.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One row of GuideLLM's table while it is read, column by column. */
final class GuideLlmRow {
    /** What the list in a column of percentiles holds, in its order; the 99.9th is not among them. */
    private static final String[] PERCENTILES = {
        "min", "p0.1", "p1", "p5", "p10", "p25", "p75", "p90", "p95", "p99", "max"
    };

    private static final String ALL_PERCENTILES = "percentiles";
    private static final String FIRST_TOKEN = "Time to First Token/Successful ms/";
    private static final String LATENCY = "Request Latency/Successful Sec/";

    private static final Map<String, String> FIGURES = Map.of(
            "Timings/Duration/Sec", "duration",
            "Request Counts/Successful", "requests.completed",
            "Request Counts/Errored", "requests.failed",
            "Server Throughput/Successful Requests/Sec/Mean", "throughput.requests",
            "Server Throughput/Successful Concurrency/Mean", "concurrency.mean",
            "Token Throughput/Successful Output Tokens/Sec/Mean", "throughput.output");

    private final GuideLlmFigures run;
    private final NoteTally notes;
    private final int line;
    private String inputMean = "";
    private String outputMean = "";

    GuideLlmRow(GuideLlmFigures run, NoteTally notes, int line) {
        this.run = run;
        this.notes = notes;
        this.line = line;
    }

    void read(String column, String field) {
        String metric = FIGURES.get(column);
        if (metric != null) {
            double value = number(column, field);
            if (!Double.isNaN(value)) {
                run.figures().add(metric, field, value, 1, line);
            }
        } else if (column.startsWith(FIRST_TOKEN)) {
            statistics(column.substring(FIRST_TOKEN.length()), field, true);
        } else if (column.startsWith(LATENCY)) {
            statistics(column.substring(LATENCY.length()), field, false);
        } else {
            aside(column, field);
        }
    }

    private void aside(String column, String field) {
        switch (column) {
            case "Benchmark/Strategy" -> run.strategy(field.split("@")[0], line);
            case "Inter Token Latency/Successful ms/Mean" -> perToken(column, field);
            case "Run Info/Backend" -> model(field);
            case "Timings/Start Time" -> run.figures().setting(SettingKey.DATE, field, line);
            case "Streaming Iterations/Successful Count/Mean" -> run.chunks(number(column, field));
            case "Token Streaming/Successful Output Tokens/Iter/Mean" -> run.tokensPerTextChunk(number(column, field));
            case "Token Metrics/Successful Input Tokens/Mean" -> inputMean = field;
            case "Token Metrics/Successful Output Tokens/Mean" -> outputMean = field;
            default -> {}
        }
    }

    private void perToken(String column, String field) {
        double millis = number(column, field);
        if (!Double.isNaN(millis)) {
            run.perToken(field, millis, line);
        }
    }

    private void statistics(String statistic, String field, boolean firstToken) {
        String name = statistic.toLowerCase(Locale.ROOT);
        if (!name.equals(ALL_PERCENTILES)) {
            statistic(name.equals("std dev") ? "std" : name, field, firstToken);
            return;
        }
        // Only around the list: a bracket within it is damage, and what it parts is no number.
        String[] list = field.strip().replaceAll("^\\[|\\]$", "").split(",");
        if (list.length != PERCENTILES.length) {
            notes.add(Problem.UNREADABLE_NUMBER, statistic, line);
            return;
        }
        for (int n = 0; n < list.length; n++) {
            statistic(PERCENTILES[n], list[n].strip(), firstToken);
        }
    }

    private void statistic(String name, String text, boolean firstToken) {
        double value = number(name, text);
        if (Double.isNaN(value)) {
            return;
        }
        if (firstToken) {
            run.firstToken(name, text, value, line);
        } else {
            run.latency(name, text, value, line);
        }
    }

    private double number(String column, String field) {
        if (ConsoleFigures.isNumber(field)) {
            return ConsoleFigures.number(field);
        }
        notes.add(Problem.UNREADABLE_NUMBER, column, line);
        return Double.NaN;
    }

    /** The field is an object in itself. */
    private void model(String backend) {
        try (JsonParser json = JsonLog.JSON.createParser(backend)) {
            while (json.nextToken() != null) {
                if ("model".equals(json.currentName()) && json.hasToken(JsonToken.VALUE_STRING)) {
                    run.figures().setting(SettingKey.MODEL, json.getText(), line);
                    return;
                }
            }
        } catch (IOException noObject) {
            notes.add(Problem.BROKEN_JSON, "", line);
        }
    }

    /** Empty when the row tells of nothing measured. */
    Optional<ParsedRun> run(String format) {
        tokens("tokens.input", inputMean);
        tokens("tokens.output", outputMean);
        return run.isResult() ? run.run(format, line, line, Optional.empty()) : Optional.empty();
    }

    private void tokens(String metric, String mean) {
        if (!mean.isEmpty()) {
            run.tokensOfMean(metric, number(metric, mean), line);
        }
    }
}
