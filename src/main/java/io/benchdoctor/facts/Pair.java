package io.benchdoctor.facts;

import io.benchdoctor.catalog.SloProfile;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Two sides that are held against each other.
 *
 * @param declared names of the things that the user changed on purpose; empty when nothing was said
 */
public record Pair(Side base, Side now, Set<String> declared) implements RunGroup {
    public Pair {
        declared = Set.copyOf(declared);
    }

    @Override
    public List<Fact> facts() {
        return PairFacts.ALL;
    }

    @Override
    public Optional<SloProfile> promise() {
        FactSheet first = base.runs().get(0);
        return first.sloChosen() ? Optional.of(first.slo()) : Optional.empty();
    }

    /** Everything that is known of both sides and is not the same, in the order of {@link Trait}. */
    public List<Difference> differences() {
        return Difference.between(this);
    }
}
