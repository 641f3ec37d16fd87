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
import java.util.concurrent.atomic.AtomicReference;

/** The formulas at work, the innermost last, and what each has leaned on so far: the origin of its answer. */
final class Asking {
    private static final int UNREGISTERED = -1;

    /** In the place of an id: a part that several have in common. */
    private static final String SHARED = "";

    private final Register register;
    private final List<Work> works = new ArrayList<>(0);
    private final ArrayList<Work> blank = new ArrayList<>(0);
    private final Map<Class<?>, Done> shared = new HashMap<>();

    Asking(Register register) {
        this.register = register;
    }

    /** What several formulas begin with. */
    @FunctionalInterface
    interface Shared<T> {
        T of(FactSheet sheet) throws Unavailable;
    }

    /** What came of it, or why nothing did, and what it leaned on. */
    private record Done(Optional<Object> value, Optional<Unavailable> trouble, Origin origin) {}

    /**
     * What the formula of a fact makes of a sheet.
     *
     * @throws IllegalStateException when a fact asks for itself, be it by way of others
     */
    FactValue answer(Fact fact, FactSheet sheet) {
        return answer(fact, UNREGISTERED, sheet);
    }

    /** The same of a registered fact. */
    FactValue answer(int place, FactSheet sheet) {
        return answer(register.at(place), place, sheet);
    }

    private FactValue answer(Fact fact, int place, FactSheet sheet) {
        for (int n = 0; n < works.size(); n++) {
            if (works.get(n).isFor(fact)) {
                throw new IllegalStateException("fact " + fact.id() + " asks for itself");
            }
        }
        Work work = begun(fact.id());
        try {
            Optional<FactValue.Unknown> lacking = fact.first().missing(sheet, this);
            if (lacking.isPresent()) {
                return lacking.get();
            }
            double value = fact.formula().compute(sheet);
            if (!Double.isFinite(value)) {
                return FactValue.Unknown.because(Why.NO_SAMPLES);
            }
            Quality quality = fact.quality().and(work.worst.get());
            List<SourceRef> at = once(work.at);
            return place == UNREGISTERED
                    ? new FactValue.Computed(new Quantity(value, fact.unit()), quality, work.from, at)
                    : register.answer(place, value, quality, work.from, at);
        } catch (Unavailable unavailable) {
            return unavailable.unknown();
        } finally {
            ended(work);
        }
    }

    /** A run asks some hundred questions, few of them while another is answered: the same few slips are written on. */
    private Work begun(String fact) {
        Work work = blank.isEmpty() ? new Work() : blank.remove(blank.size() - 1);
        work.fact.set(fact);
        works.add(work);
        return work;
    }

    private void ended(Work work) {
        works.remove(works.size() - 1);
        work.clear();
        blank.add(work);
    }

    private Work innermost() {
        return works.get(works.size() - 1);
    }

    /** A setting is read by several steps of a formula; it stands at one place. */
    private static List<SourceRef> once(List<SourceRef> places) {
        return places.size() < 2 ? List.copyOf(places) : List.copyOf(new LinkedHashSet<>(places));
    }

    /** Answers as if each formula had worked it out by itself. */
    <T> T jointly(Class<T> what, Shared<T> formula, FactSheet sheet) throws Unavailable {
        Done done = done(what, formula, sheet);
        if (!works.isEmpty()) {
            innermost().leanOn(done.origin());
        }
        if (done.trouble().isPresent()) {
            throw done.trouble().get();
        }
        return what.cast(done.value().orElseThrow());
    }

    /** Why nothing comes of it, if so; asks on nobody's behalf. */
    <T> Optional<FactValue.Unknown> trouble(Class<T> what, Shared<T> formula, FactSheet sheet) {
        return done(what, formula, sheet).trouble().map(Unavailable::unknown);
    }

    private Done done(Class<?> what, Shared<?> formula, FactSheet sheet) {
        Done done = shared.get(what);
        if (done == null) {
            done = done(formula, sheet);
            shared.put(what, done);
        }
        return done;
    }

    private Done done(Shared<?> formula, FactSheet sheet) {
        Work work = begun(SHARED);
        try {
            Object value = formula.of(sheet);
            return new Done(Optional.of(value), Optional.empty(), work.origin());
        } catch (Unavailable trouble) {
            return new Done(Optional.empty(), Optional.of(trouble), work.origin());
        } finally {
            ended(work);
        }
    }

    /** Keeps nothing for formulas to come; whoever still asks for what several begin with has it worked out anew. */
    void forget() {
        if (works.isEmpty()) {
            shared.clear();
            blank.clear();
            blank.trimToSize();
        }
    }

    /** Writes down a fact that was asked for; a question from outside of any formula is nobody's origin. */
    void note(String id) {
        if (!works.isEmpty()) {
            innermost().lean(id);
        }
    }

    /** Writes down a place in a log that was read. */
    void note(SourceRef place) {
        if (!works.isEmpty()) {
            innermost().at.add(place);
        }
    }

    /** An answer is no better than what it was made of. */
    void inherit(FactValue value) {
        if (!works.isEmpty()) {
            innermost().inherit(qualityOf(value));
        }
    }

    static Quality qualityOf(FactValue value) {
        return value instanceof FactValue.Computed computed ? computed.quality() : Quality.EXACT;
    }

    /**
     * One formula at work.
     *
     * @param fact id of what is asked for; {@link #SHARED} for a part that several have in common
     * @param from few, and most of them asked for once: looking through them takes less than a set
     */
    private record Work(
            AtomicReference<String> fact, List<String> from, List<SourceRef> at, AtomicReference<Quality> worst) {
        Work() {
            this(
                    new AtomicReference<>(SHARED),
                    new ArrayList<>(),
                    new ArrayList<>(0),
                    new AtomicReference<>(Quality.EXACT));
        }

        boolean isFor(Fact other) {
            return fact.get().equals(other.id());
        }

        void lean(String id) {
            if (!from.contains(id)) {
                from.add(id);
            }
        }

        void leanOn(Origin part) {
            boolean first = from.isEmpty();
            for (int n = 0; n < part.from().size(); n++) {
                if (first) {
                    from.add(part.from().get(n));
                } else {
                    lean(part.from().get(n));
                }
            }
            for (int n = 0; n < part.at().size(); n++) {
                at.add(part.at().get(n));
            }
            inherit(part.worst());
        }

        void inherit(Quality quality) {
            worst.set(worst.get().and(quality));
        }

        Origin origin() {
            return new Origin(from, at, worst.get());
        }

        void clear() {
            fact.set(SHARED);
            from.clear();
            at.clear();
            worst.set(Quality.EXACT);
        }
    }
}
