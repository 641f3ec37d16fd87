package io.benchdoctor.diagnose;

import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.model.Quantity;
import java.util.Optional;
import java.util.Set;

/** What a fact is compared with: a limit of the rule, or another fact. */
record Bound(Optional<Limit> limit, Optional<String> fact) {
    static Bound of(Limit limit) {
        return new Bound(Optional.of(limit), Optional.empty());
    }

    static Bound of(String fact) {
        return new Bound(Optional.empty(), Optional.of(fact));
    }

    Optional<Quantity> value(FactSheet facts) {
        return limit.map(Limit::value).or(() -> Condition.known(facts, fact.orElseThrow()));
    }

    void lack(FactSheet facts, Set<String> out) {
        fact.ifPresent(id -> Condition.lack(facts, id, out));
    }
}
