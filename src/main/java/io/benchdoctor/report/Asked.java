package io.benchdoctor.report;

import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.SourceRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What texts ask the facts of a run for. Texts ask for the same again and again, in each language anew: what was answered is
 * kept for as long as the run is told of. For one thread.
 */
final class Asked {
    private final FactSheet facts;
    private final Map<String, Optional<String>> named = new HashMap<>();
    private final Map<String, Optional<Quantity>> quantities = new HashMap<>();
    private final Map<List<String>, Set<SourceRef>> places = new HashMap<>();

    Asked(FactSheet facts) {
        this.facts = facts;
    }

    FactSheet facts() {
        return facts;
    }

    /** @param found which fact a text means by a name, empty where there is none; the same each time */
    Optional<String> fact(String name, Function<String, Optional<String>> found) {
        Optional<String> known = named.get(name);
        if (known == null) {
            known = found.apply(name);
            named.put(name, known);
        }
        return known;
    }

    /** A number that can be told; empty for one that is unknown or endless. */
    Optional<Quantity> quantity(String id) {
        Optional<Quantity> known = quantities.get(id);
        if (known == null) {
            known = facts.get(id).known().filter(quantity -> Double.isFinite(quantity.value()));
            quantities.put(id, known);
        }
        return known;
    }

    /** Every place that one of the facts stands on, in the order of the logs. */
    Set<SourceRef> places(Collection<String> ids) {
        List<String> asked = List.copyOf(ids);
        Set<SourceRef> known = places.get(asked);
        if (known == null) {
            known = new Origins(facts).of(asked);
            places.put(asked, known);
        }
        return known;
    }
}
