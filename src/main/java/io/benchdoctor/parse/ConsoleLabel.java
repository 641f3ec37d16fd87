package io.benchdoctor.parse;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a printed label is called in this house.
 *
 * @param metric id of the metric
 * @param factor from the printed unit to the metric's own, such as 1000 for seconds to milliseconds
 */
record ConsoleLabel(String metric, double factor) {
    private static final double SECONDS_TO_MILLIS = 1000;
    private static final double PERCENT_TO_SHARE = 0.01;

    /** In lower case: releases differ in nothing but capitals. */
    private static final Map<String, ConsoleLabel> BY_LABEL = Map.ofEntries(
            label("successful requests", "requests.completed"),
            label("failed requests", "requests.failed"),
            label("maximum request concurrency", "concurrency.limit"),
            label("max request concurrency", "concurrency.limit"),
            label("request rate configured (rps)", "rate.offered"),
            label("traffic request rate", "rate.offered"),
            label("benchmark duration (s)", "duration"),
            label("total input tokens", "tokens.input"),
            label("total generated tokens", "tokens.output"),
            label("total generated tokens (retokenized)", "tokens.output.retokenized"),
            label("request throughput (req/s)", "throughput.requests"),
            label("request goodput (req/s)", "throughput.goodput"),
            label("input token throughput (tok/s)", "throughput.input"),
            label("output token throughput (tok/s)", "throughput.output"),
            label("peak output token throughput (tok/s)", "throughput.output.peak"),
            label("peak concurrent requests", "concurrency.peak"),
            label("total token throughput (tok/s)", "throughput.total"),
            label("total throughput (tok/s)", "throughput.total"),
            label("concurrency", "concurrency.mean"),
            Map.entry("acceptance rate (%)", new ConsoleLabel("spec.acceptanceRate", PERCENT_TO_SHARE)),
            label("acceptance length", "spec.acceptanceLength"),
            label("accept length", "spec.acceptanceLength"),
            label("drafts", "spec.drafts"),
            label("draft tokens", "spec.draftTokens"),
            label("accepted tokens", "spec.acceptedTokens"));

    private static final Map<String, ConsoleLabel> BY_FAMILY = Map.of(
            "ttft (ms)", new ConsoleLabel("ttft", 1),
            "tpot (ms)", new ConsoleLabel("tpot", 1),
            "itl (ms)", new ConsoleLabel("itl", 1),
            "e2el (ms)", new ConsoleLabel("e2el", 1),
            "e2e latency (ms)", new ConsoleLabel("e2el", 1),
            "client queue time (ms)", new ConsoleLabel("clientQueue", 1),
            "e2el incl. client queue (ms)", new ConsoleLabel("e2elQueued", 1),
            "latency(s)", new ConsoleLabel("e2el", SECONDS_TO_MILLIS));

    /** Families of latencies, each in milliseconds. */
    static final List<String> LATENCIES =
            List.of("ttft", "tpot", "itl", "itlPerToken", "e2el", "clientQueue", "e2elQueued");

    private static final Pattern STATISTIC = Pattern.compile("mean|median|std|min|max|p\\d{1,3}(?:\\.\\d{1,3})?");
    private static final String POSITION = "position ";
    private static final Pattern PLACE = Pattern.compile("\\d{1,2}");

    /** The meaning of a label without its colon; empty for one that no release of a known client prints. */
    static Optional<ConsoleLabel> of(String printed) {
        String label = printed.strip().toLowerCase(Locale.ROOT);
        ConsoleLabel known = BY_LABEL.get(label);
        if (known != null) {
            return Optional.of(known);
        }
        int blank = label.indexOf(' ');
        ConsoleLabel family = BY_FAMILY.get(label.substring(blank + 1));
        if (family != null && blank > 0) {
            String statistic = label.substring(0, blank);
            return STATISTIC.matcher(statistic).matches()
                    ? Optional.of(new ConsoleLabel(family.metric + "." + statistic, family.factor))
                    : Optional.empty();
        }
        String place = label.startsWith(POSITION) ? label.substring(POSITION.length()) : "";
        return PLACE.matcher(place).matches()
                ? Optional.of(new ConsoleLabel("spec.position." + Integer.parseInt(place), PERCENT_TO_SHARE))
                : Optional.empty();
    }

    /** Whether the metric is a latency, which a run without answers cannot have. */
    boolean isLatency() {
        int dot = metric.indexOf('.');
        return dot > 0 && LATENCIES.contains(metric.substring(0, dot));
    }

    private static Map.Entry<String, ConsoleLabel> label(String printed, String metric) {
        return Map.entry(printed, new ConsoleLabel(metric, 1));
    }
}
