package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.SourceRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The formulas at work, the innermost first, and what each has leaned on so far: the origin of its answer. */
final class Asking {
    private final Deque<Work> works = new ArrayDeque<>();
    private final Map<Class<?>, Done> shared = new HashMap<>();

    /** What several formulas begin with. */
    @FunctionalInterface
    interface Shared<T> {
        T work() throws Unavailable;
    }

    /** What came of it, or why nothing did, and what it leaned on. */
    private record Done(Optional<Object> value, Optional<Unavailable> trouble, Work origin) {}

    /** @throws IllegalStateException when a fact asks for itself, be it by way of others */
    void begin(Fact fact) {
        for (Work work : works) {
            if (work.isFor(fact)) {
                throw new IllegalStateException("fact " + fact.id() + " asks for itself");
            }
        }
        begin(Optional.of(fact));
    }

    private void begin(Optional<Fact> fact) {
        works.push(new Work(fact, new LinkedHashSet<>(), new ArrayList<>(0), EnumSet.noneOf(Quality.class)));
    }

    /** Answers as if each formula had worked it out by itself. */
    <T> T jointly(Class<T> what, Shared<T> formula) throws Unavailable {
        Done done = shared.get(what);
        if (done == null) {
            done = done(formula);
            shared.put(what, done);
        }
        if (!works.isEmpty()) {
            works.peek().leansOn(done.origin());
        }
        if (done.trouble().isPresent()) {
            throw done.trouble().get();
        }
        return what.cast(done.value().orElseThrow());
    }

    private Done done(Shared<?> formula) {
        begin(Optional.empty());
        Work origin = works.element();
        try {
            return new Done(Optional.of(formula.work()), Optional.empty(), origin);
        } catch (Unavailable trouble) {
            return new Done(Optional.empty(), Optional.of(trouble), origin);
        } finally {
            end();
        }
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
        Fact fact = work.fact().orElseThrow();
        Quality quality = fact.quality();
        for (Quality inherited : work.qualities()) {
            quality = quality.and(inherited);
        }
        return new FactValue.Computed(
                new Quantity(value, fact.unit()), quality, List.copyOf(work.from()), once(work.at()));
    }

    /** A setting is read by several steps of a formula; it stands at one place. */
    private static List<SourceRef> once(List<SourceRef> places) {
        return places.size() < 2 ? List.copyOf(places) : List.copyOf(new LinkedHashSet<>(places));
    }

    static Quality qualityOf(FactValue value) {
        return value instanceof FactValue.Computed computed ? computed.quality() : Quality.EXACT;
    }

    /** @param fact that is asked for; empty for a part that several have in common */
    private record Work(Optional<Fact> fact, Set<String> from, List<SourceRef> at, Set<Quality> qualities) {
        boolean isFor(Fact other) {
            return fact.isPresent() && fact.get().id().equals(other.id());
        }

        void leansOn(Work part) {
            from.addAll(part.from);
            at.addAll(part.at);
            qualities.addAll(part.qualities);
        }
    }
}
