package io.benchdoctor.diagnose;

import io.benchdoctor.facts.Fact;
import io.benchdoctor.model.Metric;
import io.benchdoctor.model.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The facts that a condition may name, with their units. */
final class Vocabulary {
    private static final String REPORTED = "reported.";

    private final Map<String, Fact> facts;
    private final Map<String, Term> terms = new HashMap<>();

    private Vocabulary(Map<String, Fact> facts) {
        this.facts = facts;
    }

    static Vocabulary of(List<Fact> facts) {
        return new Vocabulary(facts.stream().collect(Collectors.toMap(Fact::id, Function.identity())));
    }

    /** The unit of a fact, of a metric, or of what a log says about a metric; empty when nothing is named so. */
    Optional<Unit> unit(String id) {
        return Optional.ofNullable(facts.get(id))
                .map(Fact::unit)
                .or(() -> Metric.unit(id.startsWith(REPORTED) ? id.substring(REPORTED.length()) : id));
    }

    /** The term of a fact: the same each time, so that conditions of many rules ask once. */
    Term term(String id) {
        return terms.computeIfAbsent(id, any -> new Term(id, terms.size()));
    }

    /** What may have been meant: facts of the same family, for the end of a message; empty when there is none. */
    String near(String id) {
        int dot = id.indexOf('.');
        String family = dot < 0 ? id : id.substring(0, dot + 1);
        List<String> relatives = facts.keySet().stream()
                .filter(fact -> fact.startsWith(family))
                .sorted()
                .toList();
        return relatives.isEmpty() ? "" : "; there are " + String.join(", ", relatives);
    }
}
