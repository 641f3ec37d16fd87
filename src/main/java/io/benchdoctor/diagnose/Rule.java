package io.benchdoctor.diagnose;

import io.benchdoctor.facts.FactSheet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One illness, strength or note, and how it is recognised.
 *
 * @param forms most convincing first
 * @param ownership its part among exclusive owners of one cause; empty when it has no rivals
 * @param spoils what it makes unreliable when it holds
 * @param yieldsTo finding ids or severities before which it steps back
 */
record Rule(
        String id,
        Stage stage,
        Kind kind,
        Severity severity,
        Map<String, Limit> limits,
        List<Form> forms,
        List<String> recommend,
        Optional<Ownership> ownership,
        List<Spoiling> spoils,
        List<String> yieldsTo) {
    Rule {
        limits = Map.copyOf(limits);
        forms = List.copyOf(forms);
        recommend = List.copyOf(recommend);
        spoils = List.copyOf(spoils);
        yieldsTo = List.copyOf(yieldsTo);
    }

    /**
     * One way in which the illness shows.
     *
     * @param confidence in 0..1, of a run of which the condition holds
     */
    record Form(double confidence, Severity severity, boolean cause, Condition when, String text) {}

    /**
     * @param group the cause of which one member is the owner
     * @param prior weight before anything is known, above 0
     */
    record Ownership(String group, double prior, List<Odds> odds) {
        Ownership {
            odds = List.copyOf(odds);
        }
    }

    /** Something that makes an owner more (above 1) or less (below 1) likely. */
    record Odds(double times, Condition when, String text, String why) {}

    /**
     * @param facts families, fact ids, or {@code *.p99}
     * @param cap highest confidence of what is built on them
     * @param when an own condition; empty when they are spoiled wherever the rule holds
     */
    record Spoiling(List<String> facts, double cap, Optional<Condition> when, String why) {
        Spoiling {
            facts = List.copyOf(facts);
        }
    }

    /** What this rule, asked alone, says about a run. */
    Verdict ask(FactSheet facts) {
        Numbers numbers = new Numbers(facts);
        Set<String> missing = new TreeSet<>();
        for (int n = 0; n < forms.size(); n++) {
            Form form = forms.get(n);
            switch (form.when().test(numbers)) {
                case TRUE -> {
                    return found(n, numbers, missing);
                }
                case UNKNOWN -> form.when().lack(numbers, missing);
                case FALSE -> {}
            }
        }
        return missing.isEmpty() ? new Verdict.Silent(id) : new Verdict.NotJudged(id, missing);
    }

    /**
     * What each form came to.
     *
     * @param held every form that holds, most convincing first; where the first is spoiled, a later one may be worth more
     * @param missing what those lack that could not be decided
     */
    record Answer(List<Verdict.Found> held, Set<String> missing) {}

    /** Of most rules, of most runs. */
    private static final Answer NEITHER = new Answer(List.of(), Set.of());

    /** Asks every form. */
    Answer answer(Numbers numbers) {
        List<Verdict.Found> held = List.of();
        Set<String> missing = Set.of();
        for (int n = 0; n < forms.size(); n++) {
            Truth truth = forms.get(n).when().test(numbers);
            if (truth == Truth.TRUE) {
                held = held.isEmpty() ? new ArrayList<>() : held;
                held.add(found(n, numbers, missing));
            } else if (truth == Truth.UNKNOWN) {
                missing = missing.isEmpty() ? new TreeSet<>() : missing;
                forms.get(n).when().lack(numbers, missing);
            }
        }
        return held.isEmpty() && missing.isEmpty() ? NEITHER : new Answer(held, missing);
    }

    private Verdict.Found found(int n, Numbers numbers, Set<String> missing) {
        Form form = forms.get(n);
        Set<Evidence> evidence = new LinkedHashSet<>();
        form.when().evidence(numbers, evidence::add);
        return new Verdict.Found(id, n + 1, form.severity(), form.confidence(), List.copyOf(evidence), missing);
    }
}
