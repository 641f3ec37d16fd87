package io.benchdoctor.parse;

import io.benchdoctor.parse.Parsed.ParsedRun;
import java.util.Optional;

/**
 * One benchmark in the script of GuideLLM's web page. The page leaves out counts and duration, but counts the samples of
 * its statistics; between tokens there is one less than tokens.
 */
final class GuideLlmPageBenchmark implements JsonPaths.Visitor {
    private static final String PERCENTILES = ".percentileRows[]";

    private final GuideLlmFigures run;
    private final int linesBefore;
    private final int firstLine;
    private String percentile = "";
    private double gaps = Double.NaN;

    /** @param linesBefore lines of the page before the script's list */
    GuideLlmPageBenchmark(String path, NoteTally notes, int linesBefore, int lineInList) {
        this.run = new GuideLlmFigures(path, notes);
        this.linesBefore = linesBefore;
        this.firstLine = linesBefore + lineInList;
    }

    @Override
    public boolean enters(String path, int line) {
        return !path.endsWith(".percentiles");
    }

    @Override
    public void value(String path, JsonPaths.Scalar value) {
        if (path.endsWith(PERCENTILES + ".percentile") && value.isText()) {
            percentile = value.text();
        } else if (value.isNumber()) {
            String name = path.replace(PERCENTILES + ".value", "." + percentile).replace(".stdDev", ".std");
            number(name, value.text(), value.number(), linesBefore + value.line());
        }
    }

    private void number(String name, String text, double value, int line) {
        String statistic = name.substring(name.lastIndexOf('.') + 1);
        switch (name) {
            case "requestsPerSecond", "requestsPerSecond.mean" ->
                run.figures().add("throughput.requests", text, value, 1, line);
            case "throughput.mean" -> run.figures().add("throughput.output", text, value, 1, line);
            case "timePerRequest.count" -> run.figures().add("requests.completed", text, value, 1, line);
            case "itl.count" -> gaps = value;
            default -> {
                if (name.startsWith("ttft.")) {
                    run.firstToken(statistic, text, value, line);
                } else if (name.startsWith("timePerRequest.")) {
                    run.latency(statistic, text, value, line);
                }
            }
        }
    }

    /** Empty when nothing of a result was found. */
    Optional<ParsedRun> run(String format, int lastLine) {
        if (!run.isResult()) {
            return Optional.empty();
        }
        run.outputs(gaps + run.figures().value("requests.completed"));
        return run.run(format, firstLine, lastLine, Optional.empty());
    }
}
