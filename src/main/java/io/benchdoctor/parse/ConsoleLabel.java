package io.benchdoctor.parse;

import java.util.HashMap;
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

    /** As today's clients print them; other releases differ in nothing but capitals. */
    private static final Map<String, ConsoleLabel> LABELS = Map.ofEntries(
            label("Successful requests", "requests.completed"),
            label("Failed requests", "requests.failed"),
            label("Maximum request concurrency", "concurrency.limit"),
            label("Max request concurrency", "concurrency.limit"),
            label("Request rate configured (RPS)", "rate.offered"),
            label("Traffic request rate", "rate.offered"),
            label("Benchmark duration (s)", "duration"),
            label("Total input tokens", "tokens.input"),
            label("Total generated tokens", "tokens.output"),
            label("Total generated tokens (retokenized)", "tokens.output.retokenized"),
            label("Request throughput (req/s)", "throughput.requests"),
            label("Request goodput (req/s)", "throughput.goodput"),
            label("Input token throughput (tok/s)", "throughput.input"),
            label("Output token throughput (tok/s)", "throughput.output"),
            label("Peak output token throughput (tok/s)", "throughput.output.peak"),
            label("Peak concurrent requests", "concurrency.peak"),
            label("Total token throughput (tok/s)", "throughput.total"),
            label("Total throughput (tok/s)", "throughput.total"),
            label("Concurrency", "concurrency.mean"),
            Map.entry("Acceptance rate (%)", new ConsoleLabel("spec.acceptanceRate", PERCENT_TO_SHARE)),
            label("Acceptance length", "spec.acceptanceLength"),
            label("Accept length", "spec.acceptanceLength"),
            label("Drafts", "spec.drafts"),
            label("Draft tokens", "spec.draftTokens"),
            label("Accepted tokens", "spec.acceptedTokens"));

    private static final Map<String, ConsoleLabel> FAMILIES = Map.of(
            "TTFT (ms)", new ConsoleLabel("ttft", 1),
            "TPOT (ms)", new ConsoleLabel("tpot", 1),
            "ITL (ms)", new ConsoleLabel("itl", 1),
            "E2EL (ms)", new ConsoleLabel("e2el", 1),
            "E2E Latency (ms)", new ConsoleLabel("e2el", 1),
            "Client Queue Time (ms)", new ConsoleLabel("clientQueue", 1),
            "E2EL incl. Client Queue (ms)", new ConsoleLabel("e2elQueued", 1),
            "Latency(s)", new ConsoleLabel("e2el", SECONDS_TO_MILLIS));

    private static final List<String> STATISTICS =
            List.of("Mean", "Median", "Std", "Min", "Max", "P25", "P50", "P75", "P90", "P95", "P99");

    /** What nearly every row says, to be looked up as it stands, and so that thousands of logs share the names of its metrics. */
    private static final Map<String, ConsoleLabel> USUAL = usual();

    private static final Map<String, ConsoleLabel> BY_LABEL = inLowerCase(LABELS);
    private static final Map<String, ConsoleLabel> BY_FAMILY = inLowerCase(FAMILIES);

    /** Families of latencies, each in milliseconds. */
    static final List<String> LATENCIES =
            List.of("ttft", "tpot", "itl", "itlPerToken", "e2el", "clientQueue", "e2elQueued");

    private static final Pattern STATISTIC = Pattern.compile("mean|median|std|min|max|p\\d{1,3}(?:\\.\\d{1,3})?");
    private static final String POSITION = "position ";
    private static final Pattern PLACE = Pattern.compile("\\d{1,2}");

    /** The meaning of a label without its colon; empty for one that no release of a known client prints. */
    static Optional<ConsoleLabel> of(String printed) {
        ConsoleLabel usual = USUAL.get(printed);
        return usual != null ? Optional.of(usual) : inAnyCase(printed.strip().toLowerCase(Locale.ROOT));
    }

    private static Optional<ConsoleLabel> inAnyCase(String label) {
        ConsoleLabel known = BY_LABEL.get(label);
        if (known != null) {
            return Optional.of(known);
        }
        int blank = label.indexOf(' ');
        ConsoleLabel family = BY_FAMILY.get(label.substring(blank + 1));
        if (family != null && blank > 0) {
            String statistic = label.substring(0, blank);
            return STATISTIC.matcher(statistic).matches() ? Optional.of(family.statistic(statistic)) : Optional.empty();
        }
        String place = label.startsWith(POSITION) ? label.substring(POSITION.length()) : "";
        return PLACE.matcher(place).matches()
                ? Optional.of(new ConsoleLabel("spec.position." + Integer.parseInt(place), PERCENT_TO_SHARE))
                : Optional.empty();
    }

    /** Whether a metric is a latency, which a run without answers cannot have. */
    static boolean isLatency(String metric) {
        int dot = metric.indexOf('.');
        for (String family : LATENCIES) {
            if (family.length() == dot && metric.startsWith(family)) {
                return true;
            }
        }
        return false;
    }

    /** One statistic of a family. */
    private ConsoleLabel statistic(String statistic) {
        return new ConsoleLabel(metric + "." + statistic, factor);
    }

    private static Map<String, ConsoleLabel> usual() {
        Map<String, ConsoleLabel> usual = new HashMap<>(LABELS);
        FAMILIES.forEach((printed, family) -> STATISTICS.forEach(statistic ->
                usual.put(statistic + " " + printed, family.statistic(statistic.toLowerCase(Locale.ROOT)))));
        return usual;
    }

    private static Map<String, ConsoleLabel> inLowerCase(Map<String, ConsoleLabel> labels) {
        Map<String, ConsoleLabel> byLabel = new HashMap<>();
        labels.forEach((printed, label) -> byLabel.put(printed.toLowerCase(Locale.ROOT), label));
        return byLabel;
    }

    private static Map.Entry<String, ConsoleLabel> label(String printed, String metric) {
        return Map.entry(printed, new ConsoleLabel(metric, 1));
    }
}
