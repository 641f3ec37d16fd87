package io.benchdoctor.diagnose;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The rules about one kind of subject, and every fact that one of them names.
 *
 * @param rules in alphabetical order
 * @param terms asked for before anything is decided: what a report lists as known does not hang on which part of a
 *     condition decided it
 * @param undecided what each rule lacked where it was last not decided: runs of one kind of log lack the same, and thousands
 *     of them share one object for each
 */
record RuleSet(List<Rule> rules, List<Term> terms, AtomicReferenceArray<Verdict.NotJudged> undecided) {
    RuleSet {
        rules = List.copyOf(rules);
        terms = List.copyOf(terms);
    }

    static RuleSet of(List<Rule> rules) {
        Set<Term> terms = new LinkedHashSet<>();
        for (Rule rule : rules) {
            rule.forms().forEach(form -> form.when().terms(terms::add));
            rule.ownership()
                    .ifPresent(part -> part.odds().forEach(odds -> odds.when().terms(terms::add)));
            rule.spoils().forEach(spoiling -> spoiling.when().ifPresent(when -> when.terms(terms::add)));
        }
        return new RuleSet(rules, List.copyOf(terms), new AtomicReferenceArray<>(rules.size()));
    }

    /** Places that the terms have. */
    int places() {
        return terms.stream().mapToInt(term -> term.place() + 1).max().orElse(0);
    }

    /** @param rule its place among the rules, {@code missing} what it lacks */
    Verdict.NotJudged notJudged(int rule, Set<String> missing) {
        Verdict.NotJudged last = undecided.get(rule);
        if (last != null && last.missing().equals(missing)) {
            return last;
        }
        Verdict.NotJudged anew = new Verdict.NotJudged(rules.get(rule).id(), missing);
        undecided.set(rule, anew);
        return anew;
    }
}
