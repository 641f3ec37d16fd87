package io.benchdoctor.diagnose;

import io.benchdoctor.diagnose.PairDiagnosis.Outcome;
import io.benchdoctor.facts.ComparedMetric;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.PairFacts;
import io.benchdoctor.model.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether a comparison lets a change pass.
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
