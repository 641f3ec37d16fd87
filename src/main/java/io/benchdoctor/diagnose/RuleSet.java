package io.benchdoctor.diagnose;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules about one kind of subject, and every fact that one of them names.
 *
 * @param rules in alphabetical order
 * @param terms asked for before anything is decided: what a report lists as known does not hang on which part of a
 *     condition decided it
 */
record RuleSet(List<Rule> rules, List<Term> terms) {
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
        return new RuleSet(rules, List.copyOf(terms));
    }
}
