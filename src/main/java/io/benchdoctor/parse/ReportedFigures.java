package io.benchdoctor.parse;

import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.Metric;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.RunPart;
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

/** What a tool reports of one run, while it is gathered: figures by metric id, in the unit of the metric, and settings. */
final class ReportedFigures {
    private final String path;
    private final NoteTally notes;
    private final Map<String, Reported> reported = new LinkedHashMap<>();
    private final Map<String, Reported> aside = new LinkedHashMap<>();
    private final Map<SettingKey, Setting> settings = new EnumMap<>(SettingKey.class);

    ReportedFigures(String path, NoteTally notes) {
        this.path = path;
        this.notes = notes;
    }

    /**
     * Adds a figure unless the metric has one already; what is no metric is passed over.
     *
     * @param factor from the unit in which it was printed to that of the metric
     */
    void add(String metric, String text, double printed, double factor, int line) {
        double value = printed * factor;
        Metric.unit(metric).ifPresent(unit -> {
            if (ResultFigures.isPossible(value)) {
                reported.putIfAbsent(metric, new Reported(new Quantity(value, unit), text, new SourceRef(path, line)));
            } else {
                notes.add(Problem.IMPOSSIBLE_NUMBER, metric, line);
            }
        });
    }

    /** States a setting unless it is stated already; a blank says nothing. */
    void state(SettingKey key, String value, int line) {
        if (!value.isBlank()) {
            settings.putIfAbsent(key, new Setting(value, new SourceRef(path, line)));
        }
    }

    boolean has(String metric) {
        return reported.containsKey(metric);
    }

    /** NaN where the metric was not reported. */
    double value(String metric) {
        return has(metric) ? reported.get(metric).quantity().value() : Double.NaN;
    }

    /** Keeps figures only for showing what the log says: those of the metric itself or of the family of that name. */
    void setAside(String familyOrMetric, Problem why) {
        List<String> metrics = reported.keySet().stream()
                .filter(metric -> metric.equals(familyOrMetric) || metric.startsWith(familyOrMetric + "."))
                .toList();
        if (!metrics.isEmpty()) {
            notes.add(why, familyOrMetric, reported.get(metrics.get(0)).at().line());
        }
        metrics.forEach(metric -> aside.put(metric, reported.remove(metric)));
    }

    /** Sets aside the latencies of which every statistic is zero, or all where nothing was answered. */
    void withoutUnmeasured() {
        boolean none = value("requests.completed") == 0;
        for (String family : ConsoleLabel.LATENCIES) {
            boolean zero = reported.entrySet().stream()
                    .filter(figure -> figure.getKey().startsWith(family + "."))
                    .allMatch(figure -> figure.getValue().quantity().value() == 0);
            if (none || zero) {
                setAside(family, Problem.ZERO_MEANS_UNMEASURED);
            }
        }
    }

    /** Whether there is what makes a result of serving: a latency, or that nothing was answered. */
    boolean isResult() {
        return reported.keySet().stream().anyMatch(metric -> new ConsoleLabel(metric, 1).isLatency())
                || value("requests.completed") == 0 && value("requests.failed") > 0;
    }

    ParsedRun run(String format, int firstLine, int lastLine, Optional<RequestTimings> timings) {
        List<RunPart> parts = new ArrayList<>();
        parts.add(new RunPart.BenchSummary(new SourceRef(path, firstLine), lastLine, format, reported, aside));
        timings.ifPresent(parts::add);
        return new ParsedRun(format, firstLine, lastLine, settings, parts);
    }
}
