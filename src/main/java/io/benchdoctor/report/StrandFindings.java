package io.benchdoctor.report;

import io.benchdoctor.diagnose.EpisodeDiagnosis;
import io.benchdoctor.diagnose.Finding;
import io.benchdoctor.diagnose.History.Happening;
import io.benchdoctor.diagnose.History.Judged;
import io.benchdoctor.diagnose.History.Strand;
import io.benchdoctor.diagnose.MetricVerdict;
import io.benchdoctor.facts.ComparedMetric;
import io.benchdoctor.facts.Course;
import io.benchdoctor.facts.Difference;
import io.benchdoctor.model.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** What the rules say of the nights of one load, in one language. */
final class StrandFindings {
    /** More names than these are no sentence; the table has all. */
    private static final int MOST_NAMES = 4;

    private final Strand strand;
    private final int number;
    private final double relevant;
    private final Wording wording;
    private final Labels labels;

    /** @param number of the strand, @param relevant the smallest change that matters, as a part */
    StrandFindings(Strand strand, int number, double relevant, Wording wording) {
        this.strand = strand;
        this.number = number;
        this.relevant = relevant;
        this.wording = wording;
        this.labels = new Labels(wording);
    }

    /** Metrics move together: of each night the metric that changed most, and what else moved; then what did not, and what cannot be told. */
    List<ComparisonView.Finding> all() {
        List<ComparisonView.Finding> findings = new ArrayList<>();
        List<Told> together = new ArrayList<>();
        for (Told told : told()) {
            if (!together.isEmpty() && !isOneThing(together.get(0), told)) {
                findings.add(happened(together));
                together.clear();
            }
            together.add(told);
        }
        if (!together.isEmpty()) {
            findings.add(happened(together));
        }
        if (findings.isEmpty()) {
            steady().ifPresent(findings::add);
        }
        hidden().ifPresent(findings::add);
        return findings;
    }

    /** What did not change, and how small a change would have been seen. */
    private Optional<ComparisonView.Finding> steady() {
        List<Judged> steady = judged(MetricVerdict.SAME);
        return steady.isEmpty()
                ? Optional.empty()
                : finding(
                        steady.get(0),
                        Map.of("list", names(metrics(steady)), "size", smallest(steady, wording)),
                        List.of());
    }

    /** What may have changed unseen, by how much, and how many more nights would show it. */
    private Optional<ComparisonView.Finding> hidden() {
        List<Judged> untold = judged(MetricVerdict.UNKNOWN);
        List<Judged> seen = untold.stream().filter(Judged::isLongEnough).toList();
        if (seen.isEmpty()) {
            long nights = untold.stream()
                    .mapToLong(course -> course.course().nights().size())
                    .min()
                    .orElse(0);
            String all = wording.say(
                    "history.short",
                    Map.of("nights", nights, "fewest", (long) Course.FEWEST, "more", Course.FEWEST - nights));
            return untold.isEmpty()
                    ? Optional.empty()
                    : finding(untold.get(0), Map.of("enough", "no", "short", all, "list", "", "size", ""), List.of());
        }
        return finding(
                seen.get(0),
                Map.of("enough", "yes", "short", "", "list", names(metrics(seen)), "size", smallest(seen, wording)),
                List.of(more(untold)));
    }

    private Optional<ComparisonView.Finding> finding(Judged first, Map<String, ?> arguments, List<String> beside) {
        return first.still().findings().stream()
                .findFirst()
                .map(finding -> finding(finding, first.still(), arguments, beside));
    }

    /** @param beside sentences that follow */
    private ComparisonView.Finding finding(
            Finding finding, EpisodeDiagnosis asked, Map<String, ?> arguments, List<String> beside) {
        String key = "finding." + finding.id();
        List<String> lay = new ArrayList<>();
        wording.lay(key + ".lay", arguments).ifPresent(lay::add);
        lay.addAll(beside);
        Wording figures = new Wording(strand.nights().get(0).runs().get(0).run(), asked.facts(), wording.words());
        return new ComparisonView.Finding(
                finding.id(),
                Page.mark(finding.severity()),
                wording.say("label.severity." + finding.severity().id()),
                wording.say("label.certainty." + finding.certainty().id()),
                wording.lay(key + ".title", arguments).orElse(finding.id()),
                lay,
                String.join(" ", figures.engineerParagraphs(key + ".eng", arguments)));
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

    private static List<ComparedMetric> metrics(List<Judged> courses) {
        return courses.stream().map(course -> course.course().metric()).toList();
    }

    private String names(List<ComparedMetric> metrics) {
        List<String> names = new ArrayList<>();
        metrics.stream()
                .limit(metrics.size() > MOST_NAMES ? MOST_NAMES - 1 : MOST_NAMES)
                .forEach(metric -> names.add(labels.of(metric.id())));
        if (names.size() < metrics.size()) {
            names.add(wording.say("history.others", Map.of("count", (long) metrics.size() - names.size())));
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
    record Told(ComparedMetric metric, Happening happening) {}

    /** Of one change some metrics show the first night more clearly than others. */
    static boolean isOneThing(Told one, Told other) {
        return other.happening.event().first() - one.happening.event().first() <= HistoryPart.SLACK
                && one.happening.event().drift() == other.happening.event().drift()
                && one.happening.worse() == other.happening.worse();
    }

    /** Steps before drifts, those for the better first, in the order of the nights. */
    List<Told> told() {
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

    private ComparisonView.Finding happened(List<Told> all) {
        Told most = all.stream()
                .max(Comparator.comparingDouble(
                        told -> Math.abs(Math.log1p(told.happening.event().change()))))
                .orElseThrow();
        Course.Event event = most.happening.event();
        String row = row(number, told().indexOf(most));
        Map<String, Object> arguments = Map.of(
                "metric",
                labels.of(most.metric.id()),
                "drift",
                event.drift() ? "yes" : "no",
                "direction",
                event.change() < 0 ? "down" : "up",
                "night",
                night(event.first()),
                "last",
                night(event.last()),
                "before",
                new Marked.Figure(row, figure(most.metric, event.before())),
                "after",
                new Marked.Figure(row, figure(most.metric, event.after())),
                "change",
                new Marked.Figure(row, signed(wording, event.change())));
        List<String> beside = new ArrayList<>();
        List<ComparedMetric> others =
                all.stream().filter(told -> told != most).map(Told::metric).toList();
        if (!others.isEmpty()) {
            beside.add(wording.say("history.with", Map.of("list", names(others))));
        }
        List<String> changed =
                most.happening.changed().stream().map(this::difference).toList();
        beside.add(
                changed.isEmpty()
                        ? wording.say("history.nothing-else")
                        : wording.say("history.changed", Map.of("list", wording.list(changed))));
        return finding(most.happening.finding(), most.happening.diagnosis(), arguments, beside);
    }

    /** The name of a row of the table of what happened. */
    static String row(int strand, int row) {
        return "s" + strand + "e" + row;
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

    private String figure(ComparedMetric metric, double value) {
        return wording.numbers().engineerArgument(new Quantity(value, metric.unit()));
    }

    static String signed(Wording wording, double part) {
        String percent = wording.numbers().percent(part, 1);
        return part > 0 ? "+" + percent : percent;
    }
}
