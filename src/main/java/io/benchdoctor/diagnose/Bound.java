package io.benchdoctor.diagnose;

import io.benchdoctor.model.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a fact is compared with: a limit of the rule, or another fact.
 *
 * @param limits the limit's quantity, {@code fact} the other fact's id: what findings of thousands of runs show of it
 */
record Bound(Optional<Limit> limit, Optional<Term> term, List<Quantity> limits, Optional<String> fact) {
    Bound {
        limits = List.copyOf(limits);
    }

    static Bound of(Limit limit) {
        return new Bound(Optional.of(limit), Optional.empty(), List.of(limit.value()), Optional.empty());
    }

    static Bound of(Term term) {
        return new Bound(Optional.empty(), Optional.of(term), List.of(), Optional.of(term.id()));
    }

    /** NaN for a fact that is unknown. */
    double number(Numbers numbers) {
        return limit.isPresent() ? limit.get().value().value() : numbers.of(term.orElseThrow());
    }

    void lack(Numbers numbers, Set<String> out) {
        term.ifPresent(other -> Condition.lack(numbers, other, out));
    }
}
