package io.benchdoctor.diagnose;

import java.util.Optional;
import java.util.Set;

/** What a fact is compared with: a limit of the rule, or another fact. */
record Bound(Optional<Limit> limit, Optional<Term> term) {
    static Bound of(Limit limit) {
        return new Bound(Optional.of(limit), Optional.empty());
    }

    static Bound of(Term term) {
        return new Bound(Optional.empty(), Optional.of(term));
    }

    /** Id of the other fact; empty for a limit. */
    Optional<String> fact() {
        return term.map(Term::id);
    }

    /** NaN for a fact that is unknown. */
    double number(Numbers numbers) {
        return limit.isPresent() ? limit.get().value().value() : numbers.of(term.orElseThrow());
    }

    void lack(Numbers numbers, Set<String> out) {
        term.ifPresent(other -> Condition.lack(numbers, other, out));
    }
}
