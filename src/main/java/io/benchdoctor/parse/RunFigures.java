package io.benchdoctor.parse;

import io.benchdoctor.model.Derived;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.Metric;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.RunPart;
import io.benchdoctor.model.RunPart.BenchSummary;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a log tells of one run while it is read, in any order: figures as printed, figures that follow from them, figures
 * that are printed and were not measured, settings. A number that no measurement can give becomes a note.
 */
final class RunFigures {
    /** The largest number up to which a double counts in ones; no figure of a benchmark comes near it. */
    private static final double MAX_FIGURE = 0x1p53;

    /** Of an answer that is not streamed TTFT is all but the closing of the connection. */
    private static final double ONE_PIECE = 0.95;

    private static final String COMPLETED = "requests.completed";

    private final String path;
    private final NoteTally notes;
    private final Map<String, Reported> reported = new LinkedHashMap<>();
    private final Map<String, Derived> derived = new LinkedHashMap<>();
    private final Map<String, Reported> aside = new LinkedHashMap<>();
    private final Map<SettingKey, Setting> settings = new EnumMap<>(SettingKey.class);
    private final List<RunPart> parts = new ArrayList<>();
    private boolean unstreamed;

    RunFigures(String path, NoteTally notes) {
        this.path = path;
        this.notes = notes;
    }

    /** Whether a measurement can give the number: neither NaN nor negative nor beyond all counting. */
    static boolean isPossible(double value) {
        return value >= 0 && value <= MAX_FIGURE;
    }

    /**
     * Takes a figure of a log in which a later print replaces an earlier one. An unlimited rate is a setting, not a figure.
     *
     * @param label the metric, and what the number is multiplied with to be in its unit
     * @param text as it stands in the log
     */
    void latest(ConsoleLabel label, String text, double printed, int line) {
        boolean noRateLimit = label.metric().equals("rate.offered") && printed == Double.POSITIVE_INFINITY;
        if (!noRateLimit && isPossible(label.metric(), printed, line)) {
            double value = printed * label.factor();
            reported.put(label.metric(), new Reported(quantity(label.metric(), value), text, at(line)));
        }
    }

    /**
     * Takes a figure unless the metric has one already; what is no metric is passed over.
     *
     * @param factor from the unit in which it was printed to that of the metric
     */
    void add(String metric, String text, double printed, double factor, int line) {
        double value = printed * factor;
        if (Metric.unit(metric).isPresent() && isPossible(metric, value, line)) {
            reported.putIfAbsent(metric, new Reported(quantity(metric, value), text, at(line)));
        }
    }

    void add(String metric, Optional<Field> field) {
        add(metric, field, 1);
    }

    /** The same, where there is a field; what stands in it may turn out to be no number. */
    void add(String metric, Optional<Field> field, double factor) {
        field.filter(printed -> isNumber(metric, printed))
                .ifPresent(
                        printed -> add(metric, printed.text(), printed.number().orElseThrow(), factor, printed.line()));
    }

    /**
     * Takes a figure that stands nowhere in the log but follows from what stands there.
     *
     * @param formula see {@link Derived}
     * @param lines on which the operands stand
     */
    void derive(String metric, double value, String formula, int... lines) {
        if (!Double.isNaN(value) && isPossible(metric, value, lines[0])) {
            List<SourceRef> places =
                    IntStream.of(lines).distinct().mapToObj(this::at).toList();
            derived.putIfAbsent(metric, new Derived(quantity(metric, value), formula, places));
        }
    }

    /**
     * A mean per completed request stands for the total of them; the count of completed requests must be here already.
     */
    void total(String metric, Optional<Field> mean) {
        double completed = value(COMPLETED);
        if (completed > 0) {
            mean.filter(printed -> isNumber(metric, printed))
                    .ifPresent(printed -> derive(
                            metric,
                            printed.number().orElseThrow() * completed,
                            "mean per request * " + COMPLETED,
                            printed.line()));
        }
    }

    /**
     * For tools that print how many requests completed and how many per second, and not the time between: the one divided
     * by the other is what they divided by. Both must be here already.
     */
    void durationOfRate() {
        Reported completed = reported.get(COMPLETED);
        Reported rate = reported.get("throughput.requests");
        if (completed != null && rate != null && rate.quantity().value() > 0) {
            derive(
                    "duration",
                    completed.quantity().value() / rate.quantity().value(),
                    COMPLETED + " / throughput.requests",
                    completed.at().line(),
                    rate.at().line());
        }
    }

    /** Takes a setting as the log words it; the first statement counts, and a blank is none. */
    void setting(SettingKey key, String stated, int line) {
        if (!stated.isBlank()) {
            settings.putIfAbsent(key, new Setting(stated, at(line)));
        }
    }

    /** Takes a statement over, where there is one. */
    void setting(SettingKey key, Optional<Field> field) {
        field.ifPresent(stated -> setting(key, stated.text(), stated.line()));
    }

    /** Forgets settings that turn out to say nothing about this run. */
    void without(Set<SettingKey> keys) {
        settings.keySet().removeAll(keys);
    }

    boolean has(String metric) {
        return reported.containsKey(metric);
    }

    /** Metric ids of what was printed so far. */
    Set<String> metrics() {
        return reported.keySet();
    }

    Optional<String> setting(SettingKey key) {
        return Optional.ofNullable(settings.get(key)).map(Setting::value);
    }

    Map<SettingKey, Setting> settings() {
        return settings;
    }

    /** As printed, else as derived; NaN where the log tells nothing. */
    double value(String metric) {
        Reported printed = reported.get(metric);
        Derived other = derived.get(metric);
        if (printed != null) {
            return printed.quantity().value();
        }
        return other == null ? Double.NaN : other.quantity().value();
    }

    /**
     * Sets aside the latencies of which every statistic is zero, as clients write them for an empty list, or all where
     * nothing was answered. A queue of the client may really have taken no time.
     */
    void withoutUnmeasured() {
        boolean none = value(COMPLETED) == 0;
        for (String family : ConsoleLabel.LATENCIES) {
            boolean canBeZero = family.equals("clientQueue");
            if (none || isZero(family) && !canBeZero) {
                setAside(family, Problem.ZERO_MEANS_UNMEASURED);
            }
        }
    }

    /** An answer that came in one piece has its first token with its last: nothing was streamed, nothing timed. */
    void withoutUnstreamed(List<String> gapFamilies) {
        List<String> gaps = gapFamilies.stream().flatMap(this::family).toList();
        boolean noGaps = !gaps.isEmpty() && gapFamilies.stream().allMatch(this::isZero);
        if (noGaps && value("ttft.mean") >= ONE_PIECE * value("e2el.mean")) {
            Stream.concat(Stream.of("ttft", "tpot"), gapFamilies.stream())
                    .forEach(family -> setAside(family, Problem.ZERO_MEANS_UNMEASURED));
            unstreamed = true;
        }
    }

    /** Whether the answers turned out to have come in one piece each. */
    boolean unstreamed() {
        return unstreamed;
    }

    /** Calls what was read under one family by another that says what it is; under the first it is only shown. */
    void rename(String family, String other) {
        for (String id : family(family).toList()) {
            Reported printed = reported.remove(id);
            reported.put(other + id.substring(family.length()), printed);
            aside.put(id, printed);
        }
    }

    /** Keeps figures only for showing what the log says: those of the metric itself or of the family of that name. */
    void setAside(String familyOrMetric, Problem why) {
        List<String> ids = Stream.concat(
                        Stream.of(familyOrMetric).filter(reported::containsKey), family(familyOrMetric))
                .toList();
        if (!ids.isEmpty()) {
            notes.add(why, familyOrMetric, reported.get(ids.get(0)).at().line());
        }
        ids.forEach(id -> aside.put(id, reported.remove(id)));
    }

    /** Whether there is what makes a result of serving: a latency, or that nothing was answered. */
    boolean isResult() {
        return reported.keySet().stream().anyMatch(ConsoleLabel::isLatency)
                || value(COMPLETED) == 0 && value("requests.failed") > 0;
    }

    /** Adds what else the log tells of the run. */
    void part(RunPart part) {
        parts.add(part);
    }

    /** Adds raw timings, where there are any. */
    void timings(RequestTimings.Builder timings) {
        if (timings.count() > 0) {
            parts.add(timings.build());
        }
    }

    BenchSummary summary(SourceRef at, int lastLine, String format) {
        return new BenchSummary(at, lastLine, format, reported, aside, derived);
    }

    /** Empty when the log told nothing that was measured. */
    Optional<ParsedRun> run(String format, int firstLine, int lastLine) {
        withoutUnmeasured();
        List<RunPart> all = new ArrayList<>();
        if (!reported.isEmpty() || !derived.isEmpty() || !aside.isEmpty()) {
            all.add(summary(at(firstLine), lastLine, format));
        }
        all.addAll(parts);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(new ParsedRun(format, firstLine, lastLine, settings, all));
    }

    private Stream<String> family(String family) {
        return reported.keySet().stream().filter(id -> id.startsWith(family + "."));
    }

    private boolean isZero(String family) {
        return family(family).allMatch(id -> reported.get(id).quantity().value() == 0);
    }

    private boolean isNumber(String metric, Field printed) {
        if (printed.number().isEmpty()) {
            notes.add(Problem.UNREADABLE_NUMBER, metric, printed.line());
        }
        return printed.number().isPresent();
    }

    private boolean isPossible(String metric, double value, int line) {
        if (!isPossible(value)) {
            notes.add(Problem.IMPOSSIBLE_NUMBER, metric, line);
        }
        return isPossible(value);
    }

    private static Quantity quantity(String metric, double value) {
        return new Quantity(value, Metric.unit(metric).orElseThrow());
    }

    private SourceRef at(int line) {
        return new SourceRef(path, line);
    }
}
