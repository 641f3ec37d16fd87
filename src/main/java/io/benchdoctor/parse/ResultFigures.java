package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.Metric;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.RunPart.BenchSummary;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The figures and settings of one run while its log is read, in any order. */
final class ResultFigures {
    /** The largest number up to which a double counts in ones; no figure of a benchmark comes near it. */
    private static final double MAX_FIGURE = 0x1p53;

    /** Of an answer that is not streamed TTFT is all but the closing of the connection. */
    private static final double ONE_PIECE = 0.95;

    private final String path;
    private final NoteTally notes;
    private final Map<String, Reported> reported = new LinkedHashMap<>();
    private final Map<String, Reported> unmeasured = new HashMap<>();
    private final Map<SettingKey, Setting> settings = new EnumMap<>(SettingKey.class);

    private boolean unstreamed;

    ResultFigures(String path, NoteTally notes) {
        this.path = path;
        this.notes = notes;
    }

    /** Whether a measurement can give the number: neither NaN nor negative nor beyond all counting. */
    static boolean isPossible(double value) {
        return value >= 0 && value <= MAX_FIGURE;
    }

    /**
     * Takes a figure; one that no measurement can give becomes a note.
     *
     * @param label the metric, and what the number is multiplied with to be in its unit
     * @param text as it stands in the log
     */
    void figure(ConsoleLabel label, String text, double value, int line) {
        String metric = label.metric();
        boolean noRateLimit = metric.equals("rate.offered") && value == Double.POSITIVE_INFINITY;
        if (noRateLimit) {
            return;
        }
        if (!isPossible(value)) {
            notes.add(Problem.IMPOSSIBLE_NUMBER, metric, line);
            return;
        }
        Quantity quantity =
                new Quantity(value * label.factor(), Metric.unit(metric).orElseThrow());
        reported.put(metric, new Reported(quantity, text, new SourceRef(path, line)));
    }

    /** Takes a setting as the log words it; the first statement counts, and a blank is none. */
    void setting(SettingKey key, String stated, int line) {
        if (!stated.isBlank()) {
            settings.putIfAbsent(key, new Setting(stated, new SourceRef(path, line)));
        }
    }

    /** Forgets settings that turn out to say nothing about this run. */
    void without(Set<SettingKey> keys) {
        settings.keySet().removeAll(keys);
    }

    boolean has(String metric) {
        return reported.containsKey(metric);
    }

    /** Metric ids of what was read so far. */
    Set<String> metrics() {
        return reported.keySet();
    }

    Optional<String> setting(SettingKey key) {
        return Optional.ofNullable(settings.get(key)).map(Setting::value);
    }

    Map<SettingKey, Setting> settings() {
        return settings;
    }

    OptionalDouble value(String metric) {
        Reported known = reported.get(metric);
        return known == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(known.quantity().value());
    }

    /** The client writes 0.0 for every statistic of an empty list; such a family is missing, not zero. */
    void withoutUnmeasured() {
        for (String family : ConsoleLabel.LATENCIES) {
            List<String> ids = family(family);
            boolean zero = !ids.isEmpty()
                    && ids.stream().allMatch(id -> reported.get(id).quantity().value() == 0);
            boolean canBeZero =
                    family.equals("clientQueue") && value("requests.completed").orElse(-1) != 0;
            if (zero && !canBeZero) {
                setAside(family);
            }
        }
    }

    /** An answer that came in one piece has its first token with its last: nothing was streamed, nothing timed. */
    void withoutUnstreamed(List<String> gapFamilies) {
        List<String> gaps =
                gapFamilies.stream().flatMap(family -> family(family).stream()).toList();
        boolean noGaps = !gaps.isEmpty()
                && gaps.stream().allMatch(id -> reported.get(id).quantity().value() == 0);
        double ttft = value("ttft.mean").orElse(Double.NaN);
        if (noGaps && ttft >= ONE_PIECE * value("e2el.mean").orElse(Double.NaN)) {
            setAside("ttft");
            setAside("tpot");
            gapFamilies.forEach(this::setAside);
            unstreamed = true;
        }
    }

    /** Whether the answers turned out to have come in one piece each. */
    boolean unstreamed() {
        return unstreamed;
    }

    /** Calls what was read under one family by another that says what it is. */
    void rename(String family, String other) {
        family(family).forEach(id -> reported.put(other + id.substring(family.length()), reported.remove(id)));
    }

    private List<String> family(String family) {
        return reported.keySet().stream()
                .filter(id -> id.startsWith(family + "."))
                .toList();
    }

    private void setAside(String family) {
        List<String> ids = family(family);
        if (!ids.isEmpty()) {
            notes.add(
                    Problem.ZERO_MEANS_UNMEASURED,
                    family,
                    reported.get(ids.get(0)).at().line());
            ids.forEach(id -> unmeasured.put(id, reported.remove(id)));
        }
    }

    BenchSummary summary(SourceRef at, int lastLine, String format) {
        return new BenchSummary(at, lastLine, format, reported, unmeasured);
    }
}
