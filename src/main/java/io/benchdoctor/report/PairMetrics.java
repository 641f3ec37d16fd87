package io.benchdoctor.report;

import io.benchdoctor.diagnose.MetricVerdict;
import io.benchdoctor.diagnose.PairDiagnosis;
import io.benchdoctor.facts.ComparedMetric;
import io.benchdoctor.facts.Noticing;
import io.benchdoctor.facts.PairFacts;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.report.ComparisonView.Metric;
import io.benchdoctor.report.ComparisonView.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The metrics of two sides: before, after, change, what chance allows, and whether a person notices. */
final class PairMetrics {
    /** From here on nobody reads a percentage any more. */
    private static final double SEVERAL = 3;

    /** From so many times on a tenth of one is nothing. */
    private static final double WHOLE = 10;

    private final PairDiagnosis pair;
    private final Wording wording;
    private final Labels labels;

    PairMetrics(PairDiagnosis pair, Wording wording) {
        this.pair = pair;
        this.wording = wording;
        this.labels = new Labels(wording);
    }

    boolean isJudged() {
        return wording.value("compared.judged").orElse(0) > 0;
    }

    List<Metric> rows() {
        return known().stream().map(this::row).toList();
    }

    Table table() {
        return new Table(
                wording.say("compare.section.metrics"),
                List.of(
                        wording.say("compare.col.metric"),
                        wording.say("compare.col.base"),
                        wording.say("compare.col.new"),
                        wording.say("compare.col.change"),
                        wording.say("compare.col.interval"),
                        wording.say("compare.col.verdict"),
                        wording.say("compare.col.notice")),
                known().stream().map(this::cells).toList());
    }

    /** What is to be said of the metrics of a verdict: of each family the one that changed most, in their order. */
    List<String> sentences(MetricVerdict verdict, int most) {
        Map<String, ComparedMetric> families = new LinkedHashMap<>();
        for (ComparedMetric metric : pair.metrics(verdict)) {
            String family = metric.id().substring(0, metric.id().indexOf('.'));
            families.merge(
                    family,
                    metric,
                    (one, other) -> Math.abs(value(other, "")) > Math.abs(value(one, "")) ? other : one);
        }
        return families.values().stream()
                .limit(most)
                .map(metric -> wording.say(
                        verdict == MetricVerdict.WORSE ? "compare.worse.lay" : "compare.better.lay",
                        Map.of(
                                "metric", labels.of(metric.id()),
                                "direction", value(metric, "") < 0 ? "down" : "up",
                                "before", figure(PairFacts.BASE, metric),
                                "after", figure(PairFacts.NEW, metric),
                                "change", signed(value(metric, "")))))
                .toList();
    }

    /** The names of the metrics of a verdict. */
    List<String> names(MetricVerdict verdict) {
        return pair.metrics(verdict).stream()
                .map(metric -> labels.of(metric.id()))
                .toList();
    }

    private List<ComparedMetric> known() {
        return ComparedMetric.ALL.stream()
                .filter(metric -> pair.metrics().containsKey(metric.id()))
                .toList();
    }

    private Metric row(ComparedMetric metric) {
        MetricVerdict verdict = pair.metrics().get(metric.id());
        return new Metric(
                metric.id(),
                labels.of(metric.id()),
                wording.value(PairFacts.BASE + metric.id()).orElseThrow(),
                wording.value(PairFacts.NEW + metric.id()).orElseThrow(),
                value(metric, ""),
                end(metric, ".low"),
                end(metric, ".high"),
                labels.unit(metric.unit()),
                verdict.id(),
                wording.say("compare.verdict." + verdict.id()));
    }

    private List<String> cells(ComparedMetric metric) {
        OptionalDouble low = end(metric, ".low");
        OptionalDouble high = end(metric, ".high");
        String interval = low.isPresent() && high.isPresent()
                ? wording.say(
                        "compare.interval",
                        Map.of("low", signed(low.getAsDouble()), "high", signed(high.getAsDouble())))
                : wording.say("compare.no-interval");
        return List.of(
                labels.of(metric.id()),
                figure(PairFacts.BASE, metric),
                figure(PairFacts.NEW, metric),
                signed(value(metric, "")),
                interval,
                wording.say("compare.verdict." + pair.metrics().get(metric.id()).id()),
                notice(metric));
    }

    /** Whether a person notices: a change of a wait that crosses none of the limits of attention passes unseen. */
    private String notice(ComparedMetric metric) {
        if (!Noticing.isFelt(metric)) {
            return wording.numbers().missing();
        }
        double base = wording.value(PairFacts.BASE + metric.id()).orElseThrow();
        double now = wording.value(PairFacts.NEW + metric.id()).orElseThrow();
        return Noticing.between(metric, base, now)
                .map(limit -> wording.say((now > base ? "compare.notice.over." : "compare.notice.under.") + limit.id()))
                .orElse(wording.say("compare.notice.none"));
    }

    private String figure(String side, ComparedMetric metric) {
        Quantity quantity = wording.quantity(side + metric.id()).orElseThrow();
        return wording.numbers().engineerArgument(quantity);
    }

    private double value(ComparedMetric metric, String end) {
        return wording.value(PairFacts.CHANGE + metric.id() + end).orElseThrow();
    }

    private OptionalDouble end(ComparedMetric metric, String end) {
        return wording.value(PairFacts.CHANGE + metric.id() + end);
    }

    /** A part of the base; several times as much is told as that. */
    private String signed(double part) {
        if (part >= SEVERAL - 1) {
            double times = 1 + part;
            return wording.say(
                    "compare.times", Map.of("times", wording.numbers().number(times, times < WHOLE ? 1 : 0)));
        }
        String percent = wording.numbers().percent(part, 1);
        return part > 0 ? "+" + percent : percent;
    }
}
