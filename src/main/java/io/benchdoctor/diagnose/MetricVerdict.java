package io.benchdoctor.diagnose;

import io.benchdoctor.facts.ComparedMetric;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.PairFacts;
import io.benchdoctor.model.Quantity;
import java.util.Optional;

/** What a comparison says of one metric. */
public enum MetricVerdict {
    /** Better by enough to matter, and by more than chance. */
    BETTER("better"),
    /** Worse by enough to matter, and by more than chance. */
    WORSE("worse"),
    /** The whole interval lies within what does not matter. */
    SAME("same"),
    /** The interval allows more than one of these, or there is none. */
    UNKNOWN("unknown");

    private final String id;

    MetricVerdict(String id) {
        this.id = id;
    }

    /** Lower-case, as in {@code compare.json}. */
    public String id() {
        return id;
    }

    /** @param relevant the smallest change that matters, as a part */
    static MetricVerdict of(FactSheet facts, ComparedMetric metric, double relevant) {
        String fact = PairFacts.CHANGE + metric.id();
        Optional<Quantity> change = facts.get(fact).known();
        Optional<Quantity> low = facts.get(fact + ".low").known();
        Optional<Quantity> high = facts.get(fact + ".high").known();
        if (change.isEmpty() || low.isEmpty() || high.isEmpty()) {
            return UNKNOWN;
        }
        if (Math.max(Math.abs(low.get().value()), Math.abs(high.get().value())) <= relevant) {
            return SAME;
        }
        boolean sure = low.get().value() > 0 || high.get().value() < 0;
        if (!sure || Math.abs(change.get().value()) < relevant) {
            return UNKNOWN;
        }
        return change.get().value() < 0 == metric.lessIsBetter() ? BETTER : WORSE;
    }
}
