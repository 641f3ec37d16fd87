package io.benchdoctor.report;

import io.benchdoctor.diagnose.History.Happening;
import io.benchdoctor.diagnose.History.Judged;
import io.benchdoctor.diagnose.History.Strand;
import io.benchdoctor.diagnose.MetricVerdict;
import io.benchdoctor.facts.ComparedMetric;
import io.benchdoctor.facts.Course;
import io.benchdoctor.facts.Difference;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.report.ComparisonView.Table;
import io.benchdoctor.report.HistoryView.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The nights of one load, in one language. */
final class StrandPart {
    /** Those that are drawn also where nothing happened to them. */
    private static final List<String> ALWAYS = List.of("ttft.median", "tpot.median", "throughput.output");

    /** More names than these are no sentence; the table has all. */
    private static final int MOST_NAMES = 4;

    private final Strand strand;
    private final double relevant;
    private final Wording wording;
    private final Labels labels;

    /** @param relevant the smallest change that matters, as a part */
    StrandPart(Strand strand, double relevant, Wording wording) {
        this.strand = strand;
        this.relevant = relevant;
        this.wording = wording;
        this.labels = new Labels(wording);
    }

    HistoryView.Strand view() {
        return new HistoryView.Strand(
                strand.nights().get(0).runs().get(0).run().label(),
                strand.load(),
                HistoryPart.mark(strand),
                span(),
                sentences(),
                happenings(),
                courses(),
                strand.courses().stream().filter(this::isDrawn).map(this::line).toList());
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

    /** Metrics move together: of each night the metric that changed most, and what else moved. */
    private List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        List<Told> together = new ArrayList<>();
        for (Told told : told()) {
            if (!together.isEmpty() && !isOneThing(together.get(0), told)) {
                sentences.add(sentence(together));
                together.clear();
            }
            together.add(told);
        }
        if (!together.isEmpty()) {
            sentences.add(sentence(together));
        }
        if (sentences.isEmpty()) {
            steady().ifPresent(sentences::add);
        }
        untold().ifPresent(sentences::add);
        return sentences;
    }

    /** Those that are always drawn; all where none of them is known. */
    static List<Judged> first(Strand strand) {
        List<Judged> first = strand.courses().stream()
                .filter(course -> ALWAYS.contains(course.course().metric().id()))
                .toList();
        return first.isEmpty() ? strand.courses() : first;
    }

    /** What did not change, and how small a change would have been seen. */
    private Optional<String> steady() {
        List<Judged> steady = judged(MetricVerdict.SAME);
        return steady.isEmpty()
                ? Optional.empty()
                : Optional.of(wording.say(
                        "history.steady", Map.of("list", names(steady), "size", smallest(steady, wording))));
    }

    /** What may have changed unseen, by how much, and how many more nights would show it. */
    private Optional<String> untold() {
        List<Judged> untold = judged(MetricVerdict.UNKNOWN);
        if (untold.isEmpty()) {
            return Optional.empty();
        }
        long nights = untold.stream()
                .mapToLong(course -> course.course().nights().size())
                .min()
                .orElseThrow();
        List<Judged> seen = untold.stream().filter(Judged::isLongEnough).toList();
        String more = more(untold);
        if (seen.isEmpty()) {
            return Optional.of(wording.say(
                    "history.short",
                    Map.of("nights", nights, "fewest", (long) Course.FEWEST, "more", Course.FEWEST - nights)));
        }
        return Optional.of(joined(
                wording.say(
                        "history.untold",
                        Map.of("list", names(seen), "nights", nights, "size", smallest(seen, wording))),
                more));
    }

    /** How many nights beyond those there are show a change that just matters, of the metric that needs the fewest and of that that needs most. */
    private String more(List<Judged> untold) {
        List<Integer> needed = untold.stream()
                .map(Judged::course)
                .flatMapToInt(course -> {
                    OptionalInt nights = course.nightsFor(relevant);
                    return nights.isPresent()
                            ? IntStream.of(nights.getAsInt() - course.nights().size())
                            : IntStream.empty();
                })
                .sorted()
                .boxed()
                .toList();
        String limit = wording.numbers().percent(relevant, 0);
        if (needed.isEmpty()) {
            return wording.say("history.more.never", Map.of("limit", limit));
        }
        long most = needed.get(needed.size() - 1);
        return wording.say(
                needed.size() < untold.size() ? "history.more.some" : "history.more",
                Map.of("limit", limit, "more", most));
    }

    private List<Judged> judged(MetricVerdict verdict) {
        return strand.courses().stream()
                .filter(course -> course.verdict() == verdict)
                .toList();
    }

    private String names(List<Judged> courses) {
        List<String> names = new ArrayList<>();
        courses.stream()
                .limit(courses.size() > MOST_NAMES ? MOST_NAMES - 1 : MOST_NAMES)
                .forEach(course -> names.add(labels.of(course.course().metric().id())));
        if (names.size() < courses.size()) {
            names.add(wording.say("history.others", Map.of("count", (long) courses.size() - names.size())));
        }
        return wording.list(names);
    }

    /** The smallest step that all of these show. */
    static String smallest(List<Judged> courses, Wording wording) {
        double size = courses.stream()
                .filter(Judged::isLongEnough)
                .mapToDouble(course -> course.course().smallestStep())
                .max()
                .orElseThrow();
        return wording.numbers().percent(size, 1);
    }

    /** A happening and its metric. */
    private record Told(ComparedMetric metric, Happening happening) {}

    /** Of one change some metrics show the first night more clearly than others. */
    private static boolean isOneThing(Told one, Told other) {
        return other.happening.event().first() - one.happening.event().first() <= HistoryPart.SLACK
                && one.happening.event().drift() == other.happening.event().drift()
                && one.happening.worse() == other.happening.worse();
    }

    /** Steps before drifts, those for the better first, in the order of the nights. */
    private List<Told> told() {
        List<Told> told = new ArrayList<>();
        for (Judged course : strand.courses()) {
            course.happenings()
                    .forEach(what -> told.add(new Told(course.course().metric(), what)));
        }
        told.sort(Comparator.comparing((Told each) -> each.happening.event().drift())
                .thenComparing(each -> each.happening.worse())
                .thenComparing(each -> each.happening.event().first()));
        return told;
    }

    private String sentence(List<Told> all) {
        Told most = all.stream()
                .max(Comparator.comparingDouble(
                        told -> Math.abs(Math.log1p(told.happening.event().change()))))
                .orElseThrow();
        Course.Event event = most.happening.event();
        List<String> others = all.stream()
                .filter(told -> told != most)
                .map(told -> labels.of(told.metric.id()))
                .toList();
        String said = wording.say(
                event.drift() ? "history.drifted" : "history.stepped",
                Map.of(
                        "metric", labels.of(most.metric.id()),
                        "worse", most.happening.worse() ? "yes" : "no",
                        "direction", HistoryPart.direction(most.happening),
                        "night", night(event.first()),
                        "last", night(event.last()),
                        "before", figure(most.metric, event.before()),
                        "after", figure(most.metric, event.after()),
                        "change", signed(event.change())));
        if (!others.isEmpty()) {
            said = joined(said, wording.say("history.with", Map.of("list", wording.list(others))));
        }
        List<String> changed =
                most.happening.changed().stream().map(this::difference).toList();
        return changed.isEmpty()
                ? joined(said, wording.say("history.nothing-else"))
                : joined(said, wording.say("history.changed", Map.of("list", wording.list(changed))));
    }

    private String joined(String first, String second) {
        return wording.say("report.join", Map.of("first", first, "second", second));
    }

    private String difference(Difference difference) {
        String key = "label.setting." + difference.id();
        String name = wording.words().has(key) ? wording.say(key) : "`" + difference.id() + "`";
        return wording.say(
                "history.difference", Map.of("name", name, "before", difference.base(), "after", difference.now()));
    }

    private String night(int night) {
        return "`" + strand.nights().get(night).name() + "`";
    }

    private Table happenings() {
        return new Table(
                wording.say("history.section.happenings"),
                List.of(
                        wording.say("history.col.night"),
                        wording.say("compare.col.metric"),
                        wording.say("history.col.before"),
                        wording.say("history.col.after"),
                        wording.say("compare.col.change"),
                        wording.say("compare.col.interval"),
                        wording.say("compare.col.verdict")),
                told().stream().map(this::happening).toList());
    }

    private List<String> happening(Told told) {
        Course.Event event = told.happening.event();
        return List.of(
                event.drift()
                        ? wording.say(
                                "history.from-to", Map.of("first", night(event.first()), "last", night(event.last())))
                        : night(event.first()),
                labels.of(told.metric.id()),
                figure(told.metric, event.before()),
                figure(told.metric, event.after()),
                signed(event.change()),
                wording.say("compare.interval", Map.of("low", signed(event.low()), "high", signed(event.high()))),
                wording.say("compare.verdict." + (told.happening.worse() ? "worse" : "better")));
    }

    private Table courses() {
        return new Table(
                wording.say("history.section.courses"),
                List.of(
                        wording.say("compare.col.metric"),
                        wording.say("history.col.nights"),
                        wording.say("history.col.level"),
                        wording.say("history.col.band"),
                        wording.say("history.col.smallest"),
                        wording.say("history.col.within"),
                        wording.say("history.col.between"),
                        wording.say("compare.col.verdict")),
                strand.courses().stream().map(this::course).toList());
    }

    private List<String> course(Judged judged) {
        Course course = judged.course();
        boolean told = judged.isLongEnough();
        return List.of(
                labels.of(course.metric().id()),
                wording.numbers().number(course.nights().size(), 0),
                figure(course.metric(), course.level()),
                told
                        ? wording.say(
                                "history.plus-minus",
                                Map.of("part", wording.numbers().percent(course.band(), 1)))
                        : wording.numbers().missing(),
                told
                        ? wording.numbers().percent(course.smallestStep(), 1)
                        : wording.numbers().missing(),
                percent(course.within()),
                percent(course.between()),
                wording.say(told ? "history.verdict." + judged.verdict().id() : "history.verdict.short"));
    }

    private String percent(OptionalDouble part) {
        return part.isPresent()
                ? wording.numbers().percent(part.getAsDouble(), 1)
                : wording.numbers().missing();
    }

    /** Metrics move together: another is drawn only where it moved and none of those that always are. */
    private boolean isDrawn(Judged judged) {
        boolean moved = strand.courses().stream()
                .filter(course -> ALWAYS.contains(course.course().metric().id()))
                .anyMatch(course -> !course.happenings().isEmpty());
        boolean always = ALWAYS.contains(judged.course().metric().id());
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

    private String signed(double part) {
        String percent = wording.numbers().percent(part, 1);
        return part > 0 ? "+" + percent : percent;
    }
}
