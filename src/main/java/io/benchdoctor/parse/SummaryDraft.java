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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The figures and settings of one run of another tool, while they are gathered. */
final class SummaryDraft {
    private final String path;
    private final String format;
    private final NoteTally notes;
    private final Map<String, Reported> reported = new LinkedHashMap<>();
    private final Map<SettingKey, Setting> settings = new EnumMap<>(SettingKey.class);
    private final List<RunPart> parts = new ArrayList<>();

    SummaryDraft(String path, String format, NoteTally notes) {
        this.path = path;
        this.format = format;
        this.notes = notes;
    }

    void figure(String metric, Optional<Field> field) {
        figure(metric, field, 1);
    }

    /**
     * Takes a figure over, where there is one.
     *
     * @param scale what the printed number is multiplied with to stand in the unit of the metric
     */
    void figure(String metric, Optional<Field> field, double scale) {
        field.ifPresent(printed -> figure(metric, printed, scale));
    }

    /**
     * Takes over a mean per completed request as the total that it stands for; the count of completed requests must be
     * here already.
     */
    void total(String metric, Optional<Field> mean) {
        double completed = value("requests.completed");
        if (completed > 0) {
            figure(metric, mean, completed);
        }
    }

    /**
     * For tools that print how many requests completed and how many per second, and not the time between: the one divided
     * by the other is what they divided by. Both must be here already.
     */
    void durationOfRate() {
        Reported rate = reported.get("throughput.requests");
        double seconds = value("requests.completed") / value("throughput.requests");
        if (rate != null && seconds > 0 && seconds < Double.POSITIVE_INFINITY) {
            figure("duration", new Field(Double.toString(seconds), rate.at().line()), 1);
        }
    }

    private void figure(String metric, Field printed, double scale) {
        if (printed.number().isEmpty()) {
            notes.add(Problem.UNREADABLE_NUMBER, metric, printed.line());
            return;
        }
        double value = printed.number().getAsDouble() * scale;
        if (!ResultFigures.isPossible(value)) {
            notes.add(Problem.IMPOSSIBLE_NUMBER, metric, printed.line());
            return;
        }
        Quantity quantity = new Quantity(value, Metric.unit(metric).orElseThrow());
        reported.putIfAbsent(metric, new Reported(quantity, printed.text(), new SourceRef(path, printed.line())));
    }

    /** Takes a statement over, where there is one. */
    void setting(SettingKey key, Optional<Field> field) {
        field.filter(stated -> !stated.text().isBlank())
                .ifPresent(stated ->
                        settings.putIfAbsent(key, new Setting(stated.text(), new SourceRef(path, stated.line()))));
    }

    /** NaN where the log does not tell. */
    double value(String metric) {
        Reported figure = reported.get(metric);
        return figure == null ? Double.NaN : figure.quantity().value();
    }

    void part(RunPart part) {
        parts.add(part);
    }

    /** Raw timings, where there are any. */
    void timings(RequestTimings.Builder timings) {
        if (timings.count() > 0) {
            parts.add(timings.build());
        }
    }

    /** Empty when the log told nothing that was measured. */
    Optional<Parsed.ParsedRun> run(int firstLine, int lastLine) {
        List<RunPart> all = new ArrayList<>();
        if (!reported.isEmpty()) {
            all.add(new RunPart.BenchSummary(new SourceRef(path, firstLine), lastLine, format, reported));
        }
        all.addAll(parts);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(new Parsed.ParsedRun(format, firstLine, lastLine, settings, all));
    }
}
