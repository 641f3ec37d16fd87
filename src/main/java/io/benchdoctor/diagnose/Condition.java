package io.benchdoctor.diagnose;

import io.benchdoctor.model.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What must be true of a run for a form of a rule to hold. */
sealed interface Condition {
    Truth test(Numbers numbers);

    /** What holds exactly where this does not; unknown stays unknown. */
    Condition negated();

    /** Every comparison that made the condition true; nothing of a part that is not true. */
    void evidence(Numbers numbers, Consumer<Evidence> out);

    /** Every fact and limit that the condition names, in the order of the text. */
    void parts(Consumer<Condition> out);

    /** Every fact that the condition names. */
    void terms(Consumer<Term> out);

    /** The facts without which the condition cannot be decided; empty where it is decided. */
    default Set<String> lacks(Numbers numbers) {
        if (test(numbers) != Truth.UNKNOWN) {
            return Set.of();
        }
        Set<String> lacks = new TreeSet<>();
        lack(numbers, lacks);
        return lacks;
    }

    /** Adds what an undecided condition lacks. */
    void lack(Numbers numbers, Set<String> out);

    /** Conditions joined to one. */
    sealed interface Several extends Condition {
        /** What is joined, in the order of the text. */
        List<Condition> parts();

        @Override
        default void parts(Consumer<Condition> out) {
            parts().forEach(part -> part.parts(out));
        }

        @Override
        default void terms(Consumer<Term> out) {
            parts().forEach(part -> part.terms(out));
        }

        @Override
        default void lack(Numbers numbers, Set<String> out) {
            for (Condition part : parts()) {
                if (part.test(numbers) == Truth.UNKNOWN) {
                    part.lack(numbers, out);
                }
            }
        }
    }

    /** A condition about one fact. */
    sealed interface Single extends Condition {
        Term term();

        /** Id of the fact. */
        default String fact() {
            return term().id();
        }

        @Override
        default void parts(Consumer<Condition> out) {
            out.accept(this);
        }

        @Override
        default void terms(Consumer<Term> out) {
            out.accept(term());
        }
    }

    /** Holds where every part does. */
    record All(List<Condition> parts) implements Several {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public Truth test(Numbers numbers) {
            Truth truth = Truth.TRUE;
            for (int n = 0; n < parts.size(); n++) {
                Condition part = parts.get(n);
                truth = truth.and(part.test(numbers));
                if (truth == Truth.FALSE) {
                    return truth;
                }
            }
            return truth;
        }

        @Override
        public Condition negated() {
            return new Any(parts.stream().map(Condition::negated).toList());
        }

        @Override
        public void evidence(Numbers numbers, Consumer<Evidence> out) {
            parts.forEach(part -> part.evidence(numbers, out));
        }
    }

    /** Holds where one part does. */
    record Any(List<Condition> parts) implements Several {
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public Truth test(Numbers numbers) {
            Truth truth = Truth.FALSE;
            for (int n = 0; n < parts.size(); n++) {
                Condition part = parts.get(n);
                truth = truth.or(part.test(numbers));
                if (truth == Truth.TRUE) {
                    return truth;
                }
            }
            return truth;
        }

        @Override
        public Condition negated() {
            return new All(parts.stream().map(Condition::negated).toList());
        }

        @Override
        public void evidence(Numbers numbers, Consumer<Evidence> out) {
            for (Condition part : parts) {
                if (part.test(numbers) == Truth.TRUE) {
                    part.evidence(numbers, out);
                }
            }
        }
    }

    /** A fact against a limit or another fact. */
    record Comparison(Term term, Operator operator, Bound bound) implements Single {
        @Override
        public void terms(Consumer<Term> out) {
            out.accept(term);
            bound.term().ifPresent(out);
        }

        @Override
        public Truth test(Numbers numbers) {
            double left = numbers.of(term);
            double right = bound.number(numbers);
            return Double.isNaN(left) || Double.isNaN(right) ? Truth.UNKNOWN : Truth.of(operator.holds(left, right));
        }

        @Override
        public Condition negated() {
            return new Comparison(term, operator.negated(), bound);
        }

        @Override
        public void evidence(Numbers numbers, Consumer<Evidence> out) {
            Condition.evidence(numbers, term, operator.text(), bound.limits(), bound.fact(), out);
        }

        @Override
        public void lack(Numbers numbers, Set<String> out) {
            Condition.lack(numbers, term, out);
            bound.lack(numbers, out);
        }
    }

    /** A fact between two bounds, both included; outside of them where {@code inside} is false. */
    record Range(Term term, Bound low, Bound high, boolean inside) implements Single {
        @Override
        public void terms(Consumer<Term> out) {
            out.accept(term);
            low.term().ifPresent(out);
            high.term().ifPresent(out);
        }

        @Override
        public Truth test(Numbers numbers) {
            double value = numbers.of(term);
            double from = low.number(numbers);
            double to = high.number(numbers);
            if (Double.isNaN(value) || Double.isNaN(from) || Double.isNaN(to)) {
                return Truth.UNKNOWN;
            }
            return Truth.of((from <= value && value <= to) == inside);
        }

        @Override
        public Condition negated() {
            return new Range(term, low, high, !inside);
        }

        @Override
        public void evidence(Numbers numbers, Consumer<Evidence> out) {
            List<Quantity> limits = new ArrayList<>(low.limits());
            limits.addAll(high.limits());
            Optional<String> other = low.fact().or(high::fact);
            Condition.evidence(numbers, term, inside ? "in" : "not in", limits, other, out);
        }

        @Override
        public void lack(Numbers numbers, Set<String> out) {
            Condition.lack(numbers, term, out);
            low.lack(numbers, out);
            high.lack(numbers, out);
        }
    }

    /** A fact that answers yes (not 0) or no (0). */
    record Flag(Term term, boolean yes) implements Single {
        @Override
        public Truth test(Numbers numbers) {
            double value = numbers.of(term);
            return Double.isNaN(value) ? Truth.UNKNOWN : Truth.of(value != 0 == yes);
        }

        @Override
        public Condition negated() {
            return new Flag(term, !yes);
        }

        @Override
        public void evidence(Numbers numbers, Consumer<Evidence> out) {
            Condition.evidence(numbers, term, yes ? "is" : "is not", List.of(), Optional.empty(), out);
        }

        @Override
        public void lack(Numbers numbers, Set<String> out) {
            Condition.lack(numbers, term, out);
        }
    }

    /** Whether these logs tell a fact at all; itself always decided, and no evidence of anything. */
    record Presence(Term term, boolean present) implements Single {
        @Override
        public Truth test(Numbers numbers) {
            return Truth.of(Double.isNaN(numbers.of(term)) != present);
        }

        @Override
        public Condition negated() {
            return new Presence(term, !present);
        }

        @Override
        public void evidence(Numbers numbers, Consumer<Evidence> out) {
            // that a fact is known or not is no figure to be shown
        }

        @Override
        public void lack(Numbers numbers, Set<String> out) {
            // never undecided
        }
    }

    /** Adds a fact that is not known. */
    static void lack(Numbers numbers, Term term, Set<String> out) {
        if (!numbers.isKnown(term)) {
            out.add(term.id());
        }
    }

    /** A figure that a log prints as NaN decides nothing. */
    private static void evidence(
            Numbers numbers,
            Term term,
            String operator,
            List<Quantity> limits,
            Optional<String> other,
            Consumer<Evidence> out) {
        if (numbers.isKnown(term)) {
            Quantity value = numbers.facts().get(term.id()).known().orElseThrow();
            out.accept(new Evidence(term.id(), value, Evidence.Side.FOR, operator, limits, other));
        }
    }
}
