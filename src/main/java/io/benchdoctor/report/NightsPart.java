package io.benchdoctor.report;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.History.Judged;
import io.benchdoctor.diagnose.History.Night;
import io.benchdoctor.diagnose.History.Strand;
import io.benchdoctor.facts.ComparedMetric;
import io.benchdoctor.facts.Course;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.report.HistoryView.Column;
import io.benchdoctor.report.HistoryView.Nights;
import io.benchdoctor.report.HistoryView.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every figure of every night of one load, with the lines that it was read from. */
final class NightsPart {
    /** As many lines as one looks up. */
    private static final int MOST_PLACES = 6;

    private final Strand strand;
    private final int number;
    private final Wording wording;
    private final Labels labels;

    NightsPart(Strand strand, int number, Wording wording) {
        this.strand = strand;
        this.number = number;
        this.wording = wording;
        this.labels = new Labels(wording);
    }

    /** The name of a metric's column. */
    static String column(int strand, ComparedMetric metric) {
        return "s" + strand + "m" + ComparedMetric.ALL.indexOf(metric);
    }

    /** The name of a figure of a night. */
    static String cell(int strand, ComparedMetric metric, int night) {
        return column(strand, metric) + "k" + night;
    }

    Nights nights() {
        List<HistoryView.Night> rows = new ArrayList<>();
        for (int k = 0; k < strand.nights().size(); k++) {
            rows.add(night(k));
        }
        return new Nights(
                wording.say("history.section.nights"),
                Stream.of("value", "level", "noise", "change")
                        .map(of -> wording.say("history.formula." + of))
                        .toList(),
                List.of(wording.say("history.col.night"), wording.say("compare.col.file")),
                strand.courses().stream().map(this::column).toList(),
                rows);
    }

    private Column column(Judged judged) {
        ComparedMetric metric = judged.course().metric();
        return new Column(column(number, metric), labels.of(metric.id()), labels.unit(metric.unit()));
    }

    private HistoryView.Night night(int k) {
        Night night = strand.nights().get(k);
        List<String> files = night.runs().stream()
                .flatMap(run -> run.run().sources().stream())
                .map(Run.Source::path)
                .distinct()
                .toList();
        return new HistoryView.Night(
                night.name(),
                files,
                strand.courses().stream()
                        .map(judged -> value(judged.course(), k, files.size() > 1))
                        .toList());
    }

    private Value value(Course course, int k, boolean several) {
        ComparedMetric metric = course.metric();
        int at = course.nights().indexOf(k);
        String id = cell(number, metric, k);
        if (at < 0) {
            return new Value(id, wording.numbers().missing(), OptionalDouble.empty(), "");
        }
        double value = course.values().get(at);
        return new Value(
                id,
                wording.numbers().engineerArgument(new Quantity(value, metric.unit())),
                OptionalDouble.of(value),
                lines(strand.nights().get(k), metric, several));
    }

    /** {@code :14, 15}, or {@code run1.json:14; run2.json:14} where the night has several files. */
    private static String lines(Night night, ComparedMetric metric, boolean several) {
        Map<String, List<SourceRef>> byFile = new TreeMap<>();
        for (Diagnosis run : night.runs()) {
            Set<SourceRef> places = new Origins(run.facts()).of(metric.id());
            Stream<SourceRef> all = places.isEmpty()
                    ? ProofsPart.timings(run.run(), run.facts()).stream()
                            .map(place -> new SourceRef(place.path(), place.line()))
                    : places.stream();
            all.forEach(at ->
                    byFile.computeIfAbsent(at.path(), path -> new ArrayList<>()).add(at));
        }
        return byFile.entrySet().stream()
                .limit(MOST_PLACES)
                .map(file -> (several ? file.getKey().substring(file.getKey().lastIndexOf('/') + 1) : "") + ":"
                        + file.getValue().stream()
                                .limit(MOST_PLACES)
                                .map(at -> Integer.toString(at.line()))
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }
}
