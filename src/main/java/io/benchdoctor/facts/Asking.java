package io.benchdoctor.facts;

import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.SourceRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The formulas at work, the innermost first, and what each has leaned on so far: the origin of its answer. */
final class Asking {
    private final Deque<Work> works = new ArrayDeque<>();

    /** @throws IllegalStateException when a fact asks for itself, be it by way of others */
    void begin(Fact fact) {
        if (works.stream().anyMatch(work -> work.fact().id().equals(fact.id()))) {
            throw new IllegalStateException("fact " + fact.id() + " asks for itself");
        }
        works.push(new Work(fact, new LinkedHashSet<>(), new ArrayList<>(), new ArrayList<>()));
    }

    void end() {
        works.pop();
    }

    /** Writes down a fact that was asked for; a question from outside of any formula is nobody's origin. */
    void note(String id) {
        if (!works.isEmpty()) {
            works.peek().from().add(id);
        }
    }

    /** Writes down a place in a log that was read. */
    void note(SourceRef place) {
        if (!works.isEmpty()) {
            works.peek().at().add(place);
        }
    }

    /** An answer is no better than what it was made of. */
    void inherit(FactValue value) {
        if (!works.isEmpty()) {
            works.peek().qualities().add(qualityOf(value));
        }
    }

    /** The answer of the innermost formula, with its origin. */
    FactValue answer(double value) {
        Work work = works.element();
        Quality quality = work.qualities().stream().reduce(work.fact().quality(), Quality::and);
        return new FactValue.Computed(
                new Quantity(value, work.fact().unit()), quality, List.copyOf(work.from()), List.copyOf(work.at()));
    }

    static Quality qualityOf(FactValue value) {
        return value instanceof FactValue.Computed computed ? computed.quality() : Quality.EXACT;
    }

    private record Work(Fact fact, Set<String> from, List<SourceRef> at, List<Quality> qualities) {}
}
