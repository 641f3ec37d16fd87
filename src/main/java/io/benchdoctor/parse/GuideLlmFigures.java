package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.util.Optional;
import java.util.Set;

/**
 * One benchmark of GuideLLM, whichever of its three files tells of it: the same figures under the same conditions, so that
 * the files are found to be one run. What the tool measures otherwise than vLLM does is kept for showing only.
 */
final class GuideLlmFigures {
    /** Its rate of tokens is that between the first and the last token; apart by more, it is not tokens per second of run. */
    private static final double SAME_RATE = 0.01;
    /** Answers end with some chunks without text; more than this many, and more than a tenth, are thinking. */
    private static final double CHUNKS_WITHOUT_TEXT = 10;

    private static final double SHARE_WITHOUT_TEXT = 0.1;
    /** The first text comes with the first chunk, or so close behind that the role alone stood in that. */
    private static final double FIRST_TEXT_LATER = 1.1;

    /** Only where each chunk brings one token is the time per token also the time between chunks. */
    private static final double ONE_TOKEN = 1.01;

    private static final double SECONDS_TO_MILLIS = 1000;

    /** Strategies that keep a number of requests in flight, so that no rate limits them. */
    private static final Set<String> WITHOUT_RATE = Set.of("synchronous", "concurrent", "throughput");

    private final RunFigures figures;
    private double chunks = Double.NaN;
    private double tokensPerTextChunk = Double.NaN;
    private double outputs = Double.NaN;
    private double firstChunks;
    private double firstTexts;

    GuideLlmFigures(String path, NoteTally notes) {
        this.figures = new RunFigures(path, notes);
    }

    RunFigures figures() {
        return figures;
    }

    /** Time to first token, by statistic, in milliseconds. */
    void firstToken(String statistic, String text, double millis, int line) {
        figures.add("ttft." + statistic, text, millis, 1, line);
    }

    /** Latency of requests, by statistic, in seconds. */
    void latency(String statistic, String text, double seconds, int line) {
        figures.add("e2el." + statistic, text, seconds, SECONDS_TO_MILLIS, line);
    }

    /** From the first to the last token of all answers, over the tokens behind the first ones, in milliseconds. */
    void perToken(String text, double millis, int line) {
        figures.add("itl.mean", text, millis, 1, line);
    }

    /** Lengths of which nobody counted one token are unknown. */
    void tokens(String metric, String text, double sum, int line) {
        if (sum > 0) {
            figures.add(metric, text, sum, 1, line);
        }
    }

    /** The same, where the log has the mean per request; tokens are whole, so that the sum is known for certain. */
    void tokensOfMean(String metric, double mean, int line) {
        double sum = Math.rint(mean * figures.value("requests.completed"));
        if (sum > 0) {
            figures.derive(metric, sum, "whole number nearest to mean per request * requests.completed", line);
        }
    }

    /** Mean of the chunks of an answer. */
    void chunks(double mean) {
        chunks = mean;
    }

    void tokensPerTextChunk(double mean) {
        tokensPerTextChunk = mean;
    }

    /** Output tokens of the run, where they are not reported themselves. */
    void outputs(double tokens) {
        outputs = tokens;
    }

    /** How long one request took to its first chunk and to its first text. */
    void firsts(double chunkSeconds, double textSeconds) {
        firstChunks += chunkSeconds;
        firstTexts += textSeconds;
    }

    /** The way in which requests were sent. */
    void strategy(String type, int line) {
        if (WITHOUT_RATE.contains(type)) {
            figures.setting(SettingKey.REQUEST_RATE, "inf", line);
        }
        if (type.equals("synchronous")) {
            limit("1", 1, line);
        }
    }

    void rate(String text, double perSecond, int line) {
        figures.add("rate.offered", text, perSecond, 1, line);
        figures.setting(SettingKey.REQUEST_RATE, text, line);
    }

    void limit(String text, double requests, int line) {
        figures.add("concurrency.limit", text, requests, 1, line);
        figures.setting(SettingKey.MAX_CONCURRENCY, text, line);
    }

    boolean isResult() {
        return figures.isResult();
    }

    Optional<ParsedRun> run(String format, int firstLine, int lastLine, Optional<RequestTimings> timings) {
        boolean thinks = thinks();
        if (thinks) {
            figures.setAside("ttft", Problem.OTHER_DEFINITION);
        }
        if (thinks || !(tokensPerTextChunk <= ONE_TOKEN)) {
            figures.setAside("itl", Problem.OTHER_DEFINITION);
        }
        if (!rateIsOfTheRun()) {
            figures.setAside("throughput.output", Problem.OTHER_DEFINITION);
        }
        timings.ifPresent(figures::part);
        return figures.run(format, firstLine, lastLine);
    }

    /** Whether answers began with thinking, which this tool does not count as a first token and vLLM does. */
    private boolean thinks() {
        double withText = outputTokens() / tokensPerTextChunk / figures.value("requests.completed");
        double without = chunks - withText;
        // Where nobody counted chunks, tokens that came late in the run may have come behind thinking.
        boolean doubtful = Double.isNaN(chunks) && firstChunks == 0 && !rateIsOfTheRun();
        return doubtful
                || without > CHUNKS_WITHOUT_TEXT && without > chunks * SHARE_WITHOUT_TEXT
                || firstTexts > firstChunks * FIRST_TEXT_LATER;
    }

    private boolean rateIsOfTheRun() {
        double seconds = figures.has("duration")
                ? figures.value("duration")
                : figures.value("requests.completed") / figures.value("throughput.requests");
        double rate = outputTokens() / seconds;
        return Math.abs(figures.value("throughput.output") - rate) <= rate * SAME_RATE;
    }

    private double outputTokens() {
        return Double.isNaN(figures.value("tokens.output")) ? outputs : figures.value("tokens.output");
    }
}
