package io.benchdoctor.diagnose;

import io.benchdoctor.facts.ComparedMetric;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.FactValue;
import io.benchdoctor.facts.Pair;
import io.benchdoctor.facts.PairFacts;
import io.benchdoctor.facts.Side;
import io.benchdoctor.model.SourceRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Two sides, the facts about both, and the verdicts of the rules about pairs. It has no language.
 *
 * @param base the runs of the base, {@code now} the new ones
 * @param metrics what is said of each metric that both sides tell
 * @param relevant the smallest change that matters, as a part
 * @param changes findings of the runs that are not the same on both sides
 */
public record PairDiagnosis(
        Pair pair,
        List<Diagnosis> base,
        List<Diagnosis> now,
        FactSheet facts,
        List<Finding> findings,
        List<Verdict.NotJudged> notJudged,
        Map<String, MetricVerdict> metrics,
        double relevant,
        List<FindingChange> changes) {
    static final String UNFAIR = "unfair-comparison";
    static final String REGRESSION = "regression";
    static final String IMPROVEMENT = "improvement";
    static final String NO_DIFFERENCE = "no-difference";

    public PairDiagnosis {
        base = List.copyOf(base);
        now = List.copyOf(now);
        findings = List.copyOf(findings);
        notJudged = List.copyOf(notJudged);
        metrics = new TreeMap<>(metrics);
        changes = List.copyOf(changes);
    }

    /**
     * A comparison that was saved.
     *
     * @param answers of its facts; nothing is computed again
     */
    public static PairDiagnosis saved(
            List<Diagnosis> base,
            List<Diagnosis> now,
            Set<String> declared,
            Map<String, FactValue> answers,
            List<Finding> findings,
            List<Verdict.NotJudged> notJudged,
            double relevant) {
        Pair pair = new Pair(side(base), side(now), declared);
        FactSheet facts = FactSheet.saved(pair, answers);
        return new PairDiagnosis(
                pair,
                base,
                now,
                facts,
                findings,
                notJudged,
                verdicts(facts, relevant),
                relevant,
                FindingChange.between(base, now));
    }

    /**
     * The same about the same runs under other names.
     *
     * @param places what each place in the logs is called there
     * @param nameless each run under its other name
     */
    public PairDiagnosis renamed(UnaryOperator<SourceRef> places, UnaryOperator<Diagnosis> nameless) {
        Map<String, FactValue> answers = new TreeMap<>();
        facts.known().forEach((id, answer) -> answers.put(id, answer.at(places)));
        return saved(
                base.stream().map(nameless).toList(),
                now.stream().map(nameless).toList(),
                pair.declared(),
                answers,
                findings,
                notJudged,
                relevant);
    }

    static Side side(List<Diagnosis> runs) {
        return new Side(runs.stream().map(Diagnosis::facts).toList());
    }

    /** What is said of each metric that both sides tell. */
    static Map<String, MetricVerdict> verdicts(FactSheet facts, double relevant) {
        Map<String, MetricVerdict> verdicts = new TreeMap<>();
        ComparedMetric.ALL.stream()
                .filter(metric ->
                        facts.get(PairFacts.CHANGE + metric.id()).known().isPresent())
                .forEach(metric -> verdicts.put(metric.id(), MetricVerdict.of(facts, metric, relevant)));
        return verdicts;
    }

    /** The whole comparison in one word. */
    public enum Outcome {
        /** More differs than the thing under test: no figure answers the question. */
        UNFAIR("unfair"),
        REGRESSION(PairDiagnosis.REGRESSION),
        IMPROVEMENT(PairDiagnosis.IMPROVEMENT),
        SAME("same"),
        UNKNOWN("unknown");

        private final String id;

        Outcome(String id) {
            this.id = id;
        }

        /** Lower-case, as in {@code compare.json}. */
        public String id() {
            return id;
        }
    }

    /** What the rules found, in one word; a regression counts before an improvement. */
    public Outcome outcome() {
        if (finding(UNFAIR).isPresent()) {
            return Outcome.UNFAIR;
        }
        if (finding(REGRESSION).isPresent()) {
            return Outcome.REGRESSION;
        }
        if (finding(IMPROVEMENT).isPresent()) {
            return Outcome.IMPROVEMENT;
        }
        return finding(NO_DIFFERENCE).isPresent() ? Outcome.SAME : Outcome.UNKNOWN;
    }

    /** The finding of an id, where its rule held. */
    public Optional<Finding> finding(String id) {
        return findings.stream().filter(finding -> finding.id().equals(id)).findFirst();
    }

    /** The metrics of a verdict, in the order in which they are shown. */
    public List<ComparedMetric> metrics(MetricVerdict verdict) {
        return ComparedMetric.ALL.stream()
                .filter(metric -> metrics.get(metric.id()) == verdict)
                .toList();
    }
}
