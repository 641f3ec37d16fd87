package io.benchdoctor.diagnose;

import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.model.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What must be true of a run for a form of a rule to hold. */
sealed interface Condition {
    Truth test(FactSheet facts);

    /** What holds exactly where this does not; unknown stays unknown. */
    Condition negated();

    /** Every comparison that made the condition true; nothing of a part that is not true. */
    void evidence(FactSheet facts, Consumer<Evidence> out);

    /** Every fact and limit that the condition names, in the order of the text. */
    void parts(Consumer<Condition> out);

    /** The facts without which the condition cannot be decided; empty where it is decided. */
    default Set<String> lacks(FactSheet facts) {
        Set<String> lacks = new TreeSet<>();
        if (test(facts) == Truth.UNKNOWN) {
            lack(facts, lacks);
        }
        return lacks;
    }

    /** Adds what an undecided condition lacks. */
    void lack(FactSheet facts, Set<String> out);

    /** Conditions joined to one. */
    sealed interface Several extends Condition {
        /** What is joined, in the order of the text. */
        List<Condition> parts();

        @Override
        default void parts(Consumer<Condition> out) {
            parts().forEach(part -> part.parts(out));
        }

        @Override
        default void lack(FactSheet facts, Set<String> out) {
            parts().forEach(part -> out.addAll(part.lacks(facts)));
        }
    }

    /** A condition about one fact. */
    sealed interface Single extends Condition {
        @Override
        default void parts(Consumer<Condition> out) {
            out.accept(this);
        }
    }

    /** Holds where every part does. */
    record All(List<Condition> parts) implements Several {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public Truth test(FactSheet facts) {
            Truth truth = Truth.TRUE;
            for (Condition part : parts) {
                truth = truth.and(part.test(facts));
            }
            return truth;
        }

        @Override
        public Condition negated() {
            return new Any(parts.stream().map(Condition::negated).toList());
        }

        @Override
        public void evidence(FactSheet facts, Consumer<Evidence> out) {
            parts.forEach(part -> part.evidence(facts, out));
        }
    }

    /** Holds where one part does. */
    record Any(List<Condition> parts) implements Several {
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public Truth test(FactSheet facts) {
            Truth truth = Truth.FALSE;
            for (Condition part : parts) {
                truth = truth.or(part.test(facts));
            }
            return truth;
        }

        @Override
        public Condition negated() {
            return new All(parts.stream().map(Condition::negated).toList());
        }

        @Override
        public void evidence(FactSheet facts, Consumer<Evidence> out) {
            for (Condition part : parts) {
                if (part.test(facts) == Truth.TRUE) {
                    part.evidence(facts, out);
                }
            }
        }
    }

    /** A fact against a limit or another fact. */
    record Comparison(String fact, Operator operator, Bound bound) implements Single {
        public Comparison {
            fact = fact.intern();
        }

        @Override
        public Truth test(FactSheet facts) {
            double left = number(facts, fact);
            double right = bound.number(facts);
            return Double.isNaN(left) || Double.isNaN(right) ? Truth.UNKNOWN : Truth.of(operator.holds(left, right));
        }

        @Override
        public Condition negated() {
            return new Comparison(fact, operator.negated(), bound);
        }

        @Override
        public void evidence(FactSheet facts, Consumer<Evidence> out) {
            Condition.evidence(facts, fact, operator.text(), List.of(bound)).ifPresent(out);
        }

        @Override
        public void lack(FactSheet facts, Set<String> out) {
            Condition.lack(facts, fact, out);
            bound.lack(facts, out);
        }
    }

    /** A fact between two bounds, both included; outside of them where {@code inside} is false. */
    record Range(String fact, Bound low, Bound high, boolean inside) implements Single {
        public Range {
            fact = fact.intern();
        }

        @Override
        public Truth test(FactSheet facts) {
            double value = number(facts, fact);
            double from = low.number(facts);
            double to = high.number(facts);
            if (Double.isNaN(value) || Double.isNaN(from) || Double.isNaN(to)) {
                return Truth.UNKNOWN;
            }
            return Truth.of((from <= value && value <= to) == inside);
        }

        @Override
        public Condition negated() {
            return new Range(fact, low, high, !inside);
        }

        @Override
        public void evidence(FactSheet facts, Consumer<Evidence> out) {
            Condition.evidence(facts, fact, inside ? "in" : "not in", List.of(low, high))
                    .ifPresent(out);
        }

        @Override
        public void lack(FactSheet facts, Set<String> out) {
            Condition.lack(facts, fact, out);
            low.lack(facts, out);
            high.lack(facts, out);
        }
    }

    /** A fact that answers yes (not 0) or no (0). */
    record Flag(String fact, boolean yes) implements Single {
        public Flag {
            fact = fact.intern();
        }

        @Override
        public Truth test(FactSheet facts) {
            double value = number(facts, fact);
            return Double.isNaN(value) ? Truth.UNKNOWN : Truth.of(value != 0 == yes);
        }

        @Override
        public Condition negated() {
            return new Flag(fact, !yes);
        }

        @Override
        public void evidence(FactSheet facts, Consumer<Evidence> out) {
            Condition.evidence(facts, fact, yes ? "is" : "is not", List.of()).ifPresent(out);
        }

        @Override
        public void lack(FactSheet facts, Set<String> out) {
            Condition.lack(facts, fact, out);
        }
    }

    /** Whether these logs tell a fact at all; itself always decided, and no evidence of anything. */
    record Presence(String fact, boolean present) implements Single {
        public Presence {
            fact = fact.intern();
        }

        @Override
        public Truth test(FactSheet facts) {
            return Truth.of(Double.isNaN(number(facts, fact)) != present);
        }

        @Override
        public Condition negated() {
            return new Presence(fact, !present);
        }

        @Override
        public void evidence(FactSheet facts, Consumer<Evidence> out) {
            // that a fact is known or not is no figure to be shown
        }

        @Override
        public void lack(FactSheet facts, Set<String> out) {
            // never undecided
        }
    }

    /** A fact's number; a figure that a log prints as NaN decides nothing, so it counts as unknown. */
    static Optional<Quantity> known(FactSheet facts, String id) {
        return facts.get(id).known().filter(quantity -> !Double.isNaN(quantity.value()));
    }

    /** The same without a unit, and NaN for what is unknown: a run is asked thousands of these. */
    static double number(FactSheet facts, String id) {
        return facts.get(id).number(Double.NaN);
    }

    /** Adds a fact that is not known. */
    static void lack(FactSheet facts, String id, Set<String> out) {
        if (Double.isNaN(number(facts, id))) {
            out.add(id);
        }
    }

    private static Optional<Evidence> evidence(FactSheet facts, String id, String operator, List<Bound> bounds) {
        List<Quantity> limits = bounds.stream()
                .flatMap(bound -> bound.limit().map(Limit::value).stream())
                .toList();
        Optional<String> other =
                bounds.stream().flatMap(bound -> bound.fact().stream()).findFirst();
        return known(facts, id).map(value -> new Evidence(id, value, Evidence.Side.FOR, operator, limits, other));
    }
}
