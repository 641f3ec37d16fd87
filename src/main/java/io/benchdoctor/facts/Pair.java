package io.benchdoctor.facts;

import java.util.List;
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

    /** Everything that is known of both sides and is not the same, in the order of {@link Trait}. */
    public List<Difference> differences() {
        return Difference.between(this);
    }
}
