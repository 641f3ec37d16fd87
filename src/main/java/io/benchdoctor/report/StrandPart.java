package io.benchdoctor.report;

import io.benchdoctor.diagnose.History;
import io.benchdoctor.diagnose.History.Happening;
import io.benchdoctor.diagnose.History.Judged;
import io.benchdoctor.diagnose.History.Strand;
import io.benchdoctor.facts.ComparedMetric;
import io.benchdoctor.facts.Course;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.report.HistoryView.Figure;
import io.benchdoctor.report.HistoryView.Figures;
import io.benchdoctor.report.HistoryView.Line;
import io.benchdoctor.report.HistoryView.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The nights of one load, in one language. */
final class StrandPart {
    private final Strand strand;
    private final int number;
    private final Wording wording;
    private final Labels labels;
    private final StrandFindings findings;

    /** @param number of the strand, @param relevant the smallest change that matters, as a part */
    StrandPart(Strand strand, int number, double relevant, Wording wording) {
        this.strand = strand;
        this.number = number;
        this.wording = wording;
        this.labels = new Labels(wording);
        this.findings = new StrandFindings(strand, number, relevant, wording);
    }

    HistoryView.Strand view() {
        return new HistoryView.Strand(
                strand.nights().get(0).runs().get(0).run().label(),
                strand.load(),
                HistoryPart.mark(strand),
                span(),
                findings.all(),
                happenings(),
                courses(),
                strand.courses().stream().filter(this::isDrawn).map(this::line).toList(),
                new NightsPart(strand, number, wording).nights());
    }

    private String span() {
        long runs =
                strand.nights().stream().mapToLong(night -> night.runs().size()).sum();
        return wording.say(
                "history.span",
                Map.of(
                        "nights",
                        (long) strand.nights().size(),
                        "runs",
                        runs,
                        "dated",
                        strand.dated() ? "yes" : "no",
                        "first",
                        "`" + strand.nights().get(0).name() + "`",
                        "last",
                        "`" + strand.nights().get(strand.nights().size() - 1).name() + "`"));
    }

    private String night(int night) {
        return "`" + strand.nights().get(night).name() + "`";
    }

    private Figures happenings() {
        List<Row> rows = new ArrayList<>();
        for (StrandFindings.Told told : findings.told()) {
            rows.add(new Row(StrandFindings.row(number, rows.size()), happening(told)));
        }
        return new Figures(
                wording.say("history.section.happenings"),
                heads(
                        "history.col.night",
                        "compare.col.metric",
                        "history.col.before",
                        "history.col.after",
                        "compare.col.change",
                        "compare.col.interval",
                        "compare.col.verdict"),
                rows);
    }

    private List<String> heads(String... keys) {
        return Stream.of(keys).map(wording::say).toList();
    }

    private List<Figure> happening(StrandFindings.Told told) {
        Course.Event event = told.happening().event();
        ComparedMetric metric = told.metric();
        String column = NightsPart.column(number, metric);
        String interval = wording.say(
                "compare.interval",
                Map.of(
                        "low", StrandFindings.signed(wording, event.low()),
                        "high", StrandFindings.signed(wording, event.high())));
        return List.of(
                Figure.of(
                        event.drift()
                                ? wording.say(
                                        "history.from-to",
                                        Map.of("first", night(event.first()), "last", night(event.last())))
                                : night(event.first())),
                Figure.of(labels.of(metric.id())),
                figure(metric, event.before(), column),
                figure(metric, event.after(), NightsPart.cell(number, metric, event.first())),
                part(StrandFindings.signed(wording, event.change()), event.change()),
                Figure.of(interval),
                Figure.of(wording.say("compare.verdict." + (told.happening().worse() ? "worse" : "better"))));
    }

    private Figures courses() {
        return new Figures(
                wording.say("history.section.courses"),
                heads(
                        "compare.col.metric",
                        "history.col.nights",
                        "history.col.level",
                        "history.col.band",
                        "history.col.smallest",
                        "history.col.within",
                        "history.col.between",
                        "compare.col.verdict"),
                strand.courses().stream()
                        .map(judged -> new Row("", course(judged)))
                        .toList());
    }

    private List<Figure> course(Judged judged) {
        Course course = judged.course();
        boolean told = judged.isLongEnough();
        int nights = course.nights().size();
        return List.of(
                Figure.of(labels.of(course.metric().id())),
                new Figure(wording.numbers().number(nights, 0), OptionalDouble.of(nights), false, ""),
                figure(course.metric(), course.level(), NightsPart.column(number, course.metric())),
                told
                        ? part(
                                wording.say(
                                        "history.plus-minus",
                                        Map.of("part", wording.numbers().percent(course.band(), 1))),
                                course.band())
                        : missing(),
                told ? percent(OptionalDouble.of(course.smallestStep())) : missing(),
                percent(course.within()),
                percent(course.between()),
                Figure.of(
                        wording.say(told ? "history.verdict." + judged.verdict().id() : "history.verdict.short")));
    }

    private Figure missing() {
        return Figure.of(wording.numbers().missing());
    }

    private Figure percent(OptionalDouble part) {
        return part.isPresent()
                ? part(wording.numbers().percent(part.getAsDouble(), 1), part.getAsDouble())
                : missing();
    }

    private static Figure part(String text, double part) {
        return new Figure(text, OptionalDouble.of(part), true, "");
    }

    private Figure figure(ComparedMetric metric, double value, String target) {
        return new Figure(figure(metric, value), OptionalDouble.of(value), false, target);
    }

    /** Metrics move together: another is drawn only where it moved and none of those that always are. */
    private boolean isDrawn(Judged judged) {
        boolean moved = strand.courses().stream()
                .filter(course ->
                        History.CENTRAL.contains(course.course().metric().id()))
                .anyMatch(course -> !course.happenings().isEmpty());
        boolean always = History.CENTRAL.contains(judged.course().metric().id());
        return judged.course().nights().size() > 1
                && (always || !moved && !judged.happenings().isEmpty());
    }

    private Line line(Judged judged) {
        Course course = judged.course();
        String name = labels.of(course.metric().id());
        return new Line(
                name,
                labels.unit(course.metric().unit()),
                strand.nights().size(),
                course.nights(),
                course.values(),
                judged.happenings().stream().map(what -> what.event().first()).toList(),
                judged.happenings().stream().map(Happening::worse).toList(),
                course.level() / (1 + course.band()),
                course.level() * (1 + course.band()),
                strand.nights().get(0).name(),
                strand.nights().get(strand.nights().size() - 1).name(),
                wording.say(
                        "history.described",
                        Map.of(
                                "metric", name,
                                "least", figure(course.metric(), least(course)),
                                "most", figure(course.metric(), most(course)))));
    }

    private static double least(Course course) {
        return course.values().stream().mapToDouble(value -> value).min().orElseThrow();
    }

    private static double most(Course course) {
        return course.values().stream().mapToDouble(value -> value).max().orElseThrow();
    }

    private String figure(ComparedMetric metric, double value) {
        return wording.numbers().engineerArgument(new Quantity(value, metric.unit()));
    }
}
