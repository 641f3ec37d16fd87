package io.benchdoctor.diagnose;

import io.benchdoctor.diagnose.PairDiagnosis.Outcome;
import io.benchdoctor.facts.ComparedMetric;
import io.benchdoctor.facts.Course;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.PairFacts;
import io.benchdoctor.model.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether a comparison, or a history, lets a change pass.
 *
 * @param allowed by metric, the part by which it may get worse; empty where the rules decide over all metrics
 */
public record RegressionGate(Map<String, Double> allowed) {
    /** What the gate says, the most urgent first. */
    public enum Answer {
        FAILED,
        INCONCLUSIVE,
        PASSED
    }

    public RegressionGate {
        allowed = new TreeMap<>(allowed);
    }

    /** The most urgent answer of all pairs; a comparison without a pair decides nothing, and so does a run without a partner. */
    public Answer of(Matching matching) {
        Answer answer = matching.pairs().isEmpty() || !matching.alone().isEmpty() ? Answer.INCONCLUSIVE : Answer.PASSED;
        for (PairDiagnosis pair : matching.pairs()) {
            Answer own = of(pair);
            answer = own.compareTo(answer) < 0 ? own : answer;
        }
        return answer;
    }

    /**
     * The most urgent answer of all loads; a history without a load decides nothing. Of each metric its last change counts: one
     * that was mended since is no reason to fail.
     */
    public Answer of(History history) {
        Answer answer = history.strands().isEmpty() ? Answer.INCONCLUSIVE : Answer.PASSED;
        for (History.Strand strand : history.strands()) {
            List<Answer> answers = allowed.isEmpty()
                    ? answers(strand)
                    : allowed.keySet().stream()
                            .map(metric -> of(strand, metric))
                            .toList();
            for (Answer own : answers) {
                answer = own.compareTo(answer) < 0 ? own : answer;
            }
        }
        return answer;
    }

    /** Any metric may fail; those that are asked for most decide whether all is well. */
    private static List<Answer> answers(History.Strand strand) {
        List<Answer> answers = new ArrayList<>();
        for (History.Judged course : strand.courses()) {
            if (course.verdict() == MetricVerdict.WORSE) {
                answers.add(Answer.FAILED);
            }
        }
        boolean untold = strand.courses().isEmpty()
                || strand.central().stream().anyMatch(course -> course.verdict() == MetricVerdict.UNKNOWN);
        if (untold) {
            answers.add(Answer.INCONCLUSIVE);
        }
        return answers;
    }

    private Answer of(History.Strand strand, String metric) {
        double most = allowed.get(metric);
        return strand.courses().stream()
                .filter(course -> course.course().metric().id().equals(metric))
                .findFirst()
                .map(course -> of(course, most))
                .orElse(Answer.INCONCLUSIVE);
    }

    /** Worse for sure and by more than is allowed; or a step of so much would have shown, or showed and was less; or neither. */
    private static Answer of(History.Judged judged, double most) {
        int sign = judged.course().metric().lessIsBetter() ? 1 : -1;
        List<Course.Event> events = judged.course().events();
        if (!events.isEmpty()) {
            Course.Event last = events.get(events.size() - 1);
            boolean sure = last.low() > 0 || last.high() < 0;
            if (sure && sign * last.change() > most) {
                return Answer.FAILED;
            }
            if (Math.max(sign * last.low(), sign * last.high()) > most) {
                return Answer.INCONCLUSIVE;
            }
        }
        return judged.isLongEnough() && judged.course().smallestStep() <= most ? Answer.PASSED : Answer.INCONCLUSIVE;
    }

    private Answer of(PairDiagnosis pair) {
        if (pair.outcome() == Outcome.UNFAIR) {
            return Answer.INCONCLUSIVE;
        }
        if (allowed.isEmpty()) {
            return switch (pair.outcome()) {
                case REGRESSION -> Answer.FAILED;
                case IMPROVEMENT, SAME -> Answer.PASSED;
                case UNKNOWN, UNFAIR -> Answer.INCONCLUSIVE;
            };
        }
        List<Answer> answers = ComparedMetric.ALL.stream()
                .filter(metric -> allowed.containsKey(metric.id()))
                .map(metric -> of(pair.facts(), metric, allowed.get(metric.id())))
                .sorted()
                .toList();
        return answers.get(0);
    }

    /** Worse for sure and by more than is allowed; or surely not by more; or neither. */
    private static Answer of(FactSheet facts, ComparedMetric metric, double most) {
        String id = PairFacts.CHANGE + metric.id();
        Optional<Quantity> change = facts.get(id).known();
        Optional<Quantity> low = facts.get(id + ".low").known();
        Optional<Quantity> high = facts.get(id + ".high").known();
        if (change.isEmpty() || low.isEmpty() || high.isEmpty()) {
            return Answer.INCONCLUSIVE;
        }
        int sign = metric.lessIsBetter() ? 1 : -1;
        double harm = sign * change.get().value();
        double least = Math.min(sign * low.get().value(), sign * high.get().value());
        double worst = Math.max(sign * low.get().value(), sign * high.get().value());
        if (worst <= most) {
            return Answer.PASSED;
        }
        return least > 0 && harm > most ? Answer.FAILED : Answer.INCONCLUSIVE;
    }
}
