package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.SourceRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The formulas at work, the innermost last, and what each has leaned on so far: the origin of its answer. */
final class Asking {
    /** Those at work, and behind them some that are done and will be used again. */
    private final List<Work> works = new ArrayList<>();

    private final Map<Class<?>, Done> shared = new HashMap<>();
    private int depth;

    /** What several formulas begin with. */
    @FunctionalInterface
    interface Shared<T> {
        T work() throws Unavailable;
    }

    /** What came of it, or why nothing did, and what it leaned on. */
    private record Done(Optional<Object> value, Optional<Unavailable> trouble, Origin origin) {}

    /**
     * What the formula of a fact makes of a sheet.
     *
     * @throws IllegalStateException when a fact asks for itself, be it by way of others
     */
    FactValue answer(Fact fact, FactSheet sheet) {
        begin(fact);
        try {
            double value = fact.formula().compute(sheet);
            return Double.isFinite(value) ? answer(value) : FactValue.Unknown.because(Why.NO_SAMPLES);
        } catch (Unavailable unavailable) {
            return unavailable.unknown();
        } finally {
            end();
        }
    }

    private void begin(Fact fact) {
        for (int n = 0; n < depth; n++) {
            if (works.get(n).isFor(fact)) {
                throw new IllegalStateException("fact " + fact.id() + " asks for itself");
            }
        }
        begin(Optional.of(fact));
    }

    private void begin(Optional<Fact> fact) {
        if (depth == works.size()) {
            works.add(new Work());
        }
        works.get(depth++).begin(fact);
    }

    private Work innermost() {
        return works.get(depth - 1);
    }

    /** Answers as if each formula had worked it out by itself. */
    <T> T jointly(Class<T> what, Shared<T> formula) throws Unavailable {
        Done done = shared.get(what);
        if (done == null) {
            done = done(formula);
            shared.put(what, done);
        }
        if (depth > 0) {
            innermost().leanOn(done.origin());
        }
        if (done.trouble().isPresent()) {
            throw done.trouble().get();
        }
        return what.cast(done.value().orElseThrow());
    }

    private Done done(Shared<?> formula) {
        begin(Optional.empty());
        try {
            Object value = formula.work();
            return new Done(Optional.of(value), Optional.empty(), innermost().origin());
        } catch (Unavailable trouble) {
            return new Done(Optional.empty(), Optional.of(trouble), innermost().origin());
        } finally {
            end();
        }
    }

    private void end() {
        depth--;
    }

    /** Keeps nothing for formulas to come; whoever still asks for what several begin with has it worked out anew. */
    void forget() {
        if (depth == 0) {
            shared.clear();
            works.clear();
        }
    }

    /** Writes down a fact that was asked for; a question from outside of any formula is nobody's origin. */
    void note(String id) {
        if (depth > 0) {
            innermost().lean(id);
        }
    }

    /** Writes down a place in a log that was read. */
    void note(SourceRef place) {
        if (depth > 0) {
            innermost().at.add(place);
        }
    }

    /** An answer is no better than what it was made of. */
    void inherit(FactValue value) {
        if (depth > 0) {
            Work work = innermost();
            work.worst = work.worst.and(qualityOf(value));
        }
    }

    /** The answer of the innermost formula, with its origin. */
    private FactValue.Computed answer(double value) {
        Work work = innermost();
        Fact fact = work.fact.orElseThrow();
        return new FactValue.Computed(
                new Quantity(value, fact.unit()),
                fact.quality().and(work.worst),
                List.copyOf(work.from),
                once(work.at));
    }

    /** A setting is read by several steps of a formula; it stands at one place. */
    private static List<SourceRef> once(List<SourceRef> places) {
        return places.size() < 2 ? List.copyOf(places) : List.copyOf(new LinkedHashSet<>(places));
    }

    static Quality qualityOf(FactValue value) {
        return value instanceof FactValue.Computed computed ? computed.quality() : Quality.EXACT;
    }

    /** One formula at work; used again for another when it is done, for a run has hundreds of them. */
    private static final class Work {
        /** Of a fact that is asked for; empty for a part that several have in common. */
        private Optional<Fact> fact = Optional.empty();

        /** Few, and most are asked for once: looking through them takes less than a set. */
        private final List<String> from = new ArrayList<>();

        private final List<SourceRef> at = new ArrayList<>();
        private Quality worst = Quality.EXACT;

        void begin(Optional<Fact> another) {
            fact = another;
            from.clear();
            at.clear();
            worst = Quality.EXACT;
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
            worst = worst.and(part.worst());
        }

        Origin origin() {
            return new Origin(from, at, worst);
        }
    }
}
