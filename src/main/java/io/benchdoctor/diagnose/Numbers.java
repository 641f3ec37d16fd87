package io.benchdoctor.diagnose;

import io.benchdoctor.facts.FactSheet;

/**
 * The numbers of one sheet as conditions compare them. A run is asked some thousand times for a few hundred of them: each
 * is asked of the sheet once, and after that lies at the place of its term. For one thread.
 */
final class Numbers {
    private final FactSheet facts;
    private final Term[] terms;
    private final double[] numbers;

    /** For a few conditions: the sheet is asked each time. */
    Numbers(FactSheet facts) {
        this(facts, 0);
    }

    /** @param places of all terms that many conditions name */
    Numbers(FactSheet facts, int places) {
        this.facts = facts;
        this.terms = new Term[places];
        this.numbers = new double[places];
    }

    FactSheet facts() {
        return facts;
    }

    /** The number of a fact; NaN where it is unknown, and where a log prints NaN, which decides nothing either. */
    double of(Term term) {
        int place = term.place();
        if (place >= terms.length) {
            return asked(term);
        }
        // a term of another vocabulary may have the same place
        if (terms[place] != term) {
            numbers[place] = asked(term);
            terms[place] = term;
        }
        return numbers[place];
    }

    private double asked(Term term) {
        return facts.get(term.id()).number(Double.NaN);
    }

    boolean isKnown(Term term) {
        return !Double.isNaN(of(term));
    }
}
