package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.SourceRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The formulas at work, the innermost first, and what each has leaned on so far: the origin of its answer. */
final class Asking {
    private final Deque<Work> works = new ArrayDeque<>();
    private final Map<Class<?>, Done> shared = new HashMap<>();

    /** What several formulas begin with. */
    @FunctionalInterface
    interface Shared<T> {
        T work() throws Unavailable;
    }

    /** An answer as it is kept. */
    @FunctionalInterface
    private interface Made {
        FactValue of(double value, Quality quality, List<String> from, List<SourceRef> at);
    }

    /** What came of it, or why nothing did, and what it leaned on. */
    private record Done(Optional<Object> value, Optional<Unavailable> trouble, Origin origin) {}

    /**
     * What the formula of a fact makes of a sheet.
     *
     * @throws IllegalStateException when a fact asks for itself, be it by way of others
     */
    FactValue answer(Fact fact, FactSheet sheet) {
        return answer(
                fact,
                sheet,
                (value, quality, from, at) ->
                        new FactValue.Computed(new Quantity(value, fact.unit()), quality, from, at));
    }

    /** The same of a registered fact. */
    FactValue answer(Register register, int place, FactSheet sheet) {
        return answer(
                register.at(place),
                sheet,
                (value, quality, from, at) -> register.answer(place, value, quality, from, at));
    }

    private FactValue answer(Fact fact, FactSheet sheet, Made made) {
        for (Work work : works) {
            if (work.isFor(fact)) {
                throw new IllegalStateException("fact " + fact.id() + " asks for itself");
            }
        }
        works.push(new Work(Optional.of(fact)));
        try {
            double value = fact.formula().compute(sheet);
            return Double.isFinite(value)
                    ? answer(value, fact, works.element(), made)
                    : FactValue.Unknown.because(Why.NO_SAMPLES);
        } catch (Unavailable unavailable) {
            return unavailable.unknown();
        } finally {
            works.pop();
        }
    }

    private static FactValue answer(double value, Fact fact, Work work, Made made) {
        return made.of(value, fact.quality().and(work.worst.get()), work.from, once(work.at));
    }

    /** A setting is read by several steps of a formula; it stands at one place. */
    private static List<SourceRef> once(List<SourceRef> places) {
        return places.size() < 2 ? List.copyOf(places) : List.copyOf(new LinkedHashSet<>(places));
    }

    /** Answers as if each formula had worked it out by itself. */
    <T> T jointly(Class<T> what, Shared<T> formula) throws Unavailable {
        Done done = shared.get(what);
        if (done == null) {
            done = done(formula);
            shared.put(what, done);
        }
        if (!works.isEmpty()) {
            works.element().leanOn(done.origin());
        }
        if (done.trouble().isPresent()) {
            throw done.trouble().get();
        }
        return what.cast(done.value().orElseThrow());
    }

    private Done done(Shared<?> formula) {
        Work work = new Work(Optional.empty());
        works.push(work);
        try {
            Object value = formula.work();
            return new Done(Optional.of(value), Optional.empty(), work.origin());
        } catch (Unavailable trouble) {
            return new Done(Optional.empty(), Optional.of(trouble), work.origin());
        } finally {
            works.pop();
        }
    }

    /** Keeps nothing for formulas to come; whoever still asks for what several begin with has it worked out anew. */
    void forget() {
        if (works.isEmpty()) {
            shared.clear();
        }
    }

    /** Writes down a fact that was asked for; a question from outside of any formula is nobody's origin. */
    void note(String id) {
        if (!works.isEmpty()) {
            works.element().lean(id);
        }
    }

    /** Writes down a place in a log that was read. */
    void note(SourceRef place) {
        if (!works.isEmpty()) {
            works.element().at.add(place);
        }
    }

    /** An answer is no better than what it was made of. */
    void inherit(FactValue value) {
        if (!works.isEmpty()) {
            works.element().inherit(qualityOf(value));
        }
    }

    static Quality qualityOf(FactValue value) {
        return value instanceof FactValue.Computed computed ? computed.quality() : Quality.EXACT;
    }

    /**
     * One formula at work.
     *
     * @param fact that is asked for; empty for a part that several have in common
     * @param from few, and most of them asked for once: looking through them takes less than a set
     */
    private record Work(Optional<Fact> fact, List<String> from, List<SourceRef> at, AtomicReference<Quality> worst) {
        Work(Optional<Fact> fact) {
            this(fact, new ArrayList<>(), new ArrayList<>(0), new AtomicReference<>(Quality.EXACT));
        }

        boolean isFor(Fact other) {
            return fact.isPresent() && fact.get().id().equals(other.id());
        }

        void lean(String id) {
            if (!from.contains(id)) {
                from.add(id);
            }
        }

        void leanOn(Origin part) {
            if (from.isEmpty()) {
                from.addAll(part.from());
            } else {
                part.from().forEach(this::lean);
            }
            at.addAll(part.at());
            inherit(part.worst());
        }

        void inherit(Quality quality) {
            worst.set(worst.get().and(quality));
        }

        Origin origin() {
            return new Origin(from, at, worst.get());
        }
    }
}
