package io.benchdoctor.diagnose;

import io.benchdoctor.facts.FactSheet;
import java.util.Optional;
import java.util.Set;

/** What a fact is compared with: a limit of the rule, or another fact. */
record Bound(Optional<Limit> limit, Optional<String> fact) {
    static Bound of(Limit limit) {
        return new Bound(Optional.of(limit), Optional.empty());
    }

    static Bound of(String fact) {
        return new Bound(Optional.empty(), Optional.of(fact.intern()));
    }

    /** NaN for a fact that is unknown. */
    double number(FactSheet facts) {
        return limit.isPresent() ? limit.get().value().value() : Condition.number(facts, fact.orElseThrow());
    }

    void lack(FactSheet facts, Set<String> out) {
        fact.ifPresent(id -> Condition.lack(facts, id, out));
    }
}
