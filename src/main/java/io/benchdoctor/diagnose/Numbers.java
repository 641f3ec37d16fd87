package io.benchdoctor.diagnose;

import io.benchdoctor.facts.FactSheet;
import java.util.Arrays;

/**
 * The numbers of one sheet as conditions compare them. A run is asked some thousand times for a few hundred of them: each
 * is asked of the sheet once, and after that lies at the place of its term. For one thread.
 */
final class Numbers {
    private final FactSheet facts;
    private Term[] terms = {};
    private double[] numbers = {};

    Numbers(FactSheet facts) {
        this.facts = facts;
    }

    FactSheet facts() {
        return facts;
    }

    /** The number of a fact; NaN where it is unknown, and where a log prints NaN, which decides nothing either. */
    double of(Term term) {
        int place = term.place();
        if (place >= terms.length) {
            terms = Arrays.copyOf(terms, 2 * place + 1);
            numbers = Arrays.copyOf(numbers, terms.length);
        }
        // a term of another vocabulary may have the same place
        if (terms[place] != term) {
            numbers[place] = facts.get(term.id()).number(Double.NaN);
            terms[place] = term;
        }
        return numbers[place];
    }

    boolean isKnown(Term term) {
        return !Double.isNaN(of(term));
    }
}
