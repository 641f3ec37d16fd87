package io.benchdoctor.report;

import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.FactValue;
import io.benchdoctor.model.SourceRef;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Walks a number back to the lines of the logs that it stands on. */
final class Origins {
    static final Comparator<SourceRef> IN_ORDER =
            Comparator.comparing(SourceRef::path).thenComparingInt(SourceRef::line);

    private final FactSheet facts;

    Origins(FactSheet facts) {
        this.facts = facts;
    }

    /** Every place that one of the facts stands on, in the order of the logs. */
    Set<SourceRef> of(Collection<String> ids) {
        Set<SourceRef> places = new TreeSet<>(IN_ORDER);
        Set<String> seen = new HashSet<>();
        ids.forEach(id -> collect(id, seen, places));
        return places;
    }

    Set<SourceRef> of(String... ids) {
        return of(List.of(ids));
    }

    private void collect(String id, Set<String> seen, Set<SourceRef> places) {
        if (!seen.add(id)) {
            return;
        }
        FactValue value = facts.get(id);
        if (value instanceof FactValue.Read read) {
            places.add(read.at());
        } else if (value instanceof FactValue.Computed computed) {
            places.addAll(computed.at());
            computed.from().forEach(from -> collect(from, seen, places));
        }
    }
}
