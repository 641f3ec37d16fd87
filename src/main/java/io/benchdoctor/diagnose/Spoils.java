package io.benchdoctor.diagnose;

import io.benchdoctor.diagnose.Rule.Spoiling;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.FactValue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What measurement faults do to the findings that are built on the figures they spoil. */
final class Spoils {
    private static final String REPORTED = "reported.";
    private static final String RECOMPUTED = "recomputed.";

    private final List<Spoiling> spoilings;
    private final FactSheet facts;
    private final Map<String, Set<String>> roots = new HashMap<>();

    /** @param spoilers rules that hold */
    Spoils(List<Rule> spoilers, Numbers numbers) {
        this.spoilings = spoilers.stream()
                .flatMap(rule -> rule.spoils().stream())
                .filter(spoiling -> spoiling.when()
                        .map(when -> when.test(numbers) == Truth.TRUE)
                        .orElse(true))
                .toList();
        this.facts = numbers.facts();
    }

    /** The form that is worth most after caps. What is said of the figures themselves is not capped. */
    Candidate mostConvincing(Rule rule, List<Verdict.Found> held) {
        Candidate best = null;
        for (Verdict.Found found : held) {
            double cap = rule.kind() == Kind.DATA_QUALITY ? 1 : cap(found);
            double confidence = Math.min(found.confidence(), cap);
            if (best == null || confidence > best.confidence()) {
                best = Candidate.of(rule, found, confidence);
            }
        }
        return best;
    }

    private double cap(Verdict.Found found) {
        double cap = 1;
        for (Spoiling spoiling : spoilings) {
            if (spoiling.cap() < cap && isSpoiled(found, spoiling)) {
                cap = spoiling.cap();
            }
        }
        return cap;
    }

    private boolean isSpoiled(Verdict.Found found, Spoiling spoiling) {
        for (Evidence evidence : found.evidence()) {
            if (isRooted(evidence.fact(), spoiling)
                    || evidence.otherFact()
                            .filter(other -> isRooted(other, spoiling))
                            .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private boolean isRooted(String fact, Spoiling spoiling) {
        for (String root : roots(fact)) {
            if (isNamed(root, spoiling.facts())) {
                return true;
            }
        }
        return false;
    }

    /** A fact and all that it was computed from. */
    private Set<String> roots(String fact) {
        return roots.computeIfAbsent(fact, this::gather);
    }

    private Set<String> gather(String fact) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(fact));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (seen.add(next) && facts.get(next) instanceof FactValue.Computed computed) {
                computed.from().forEach(open::push);
            }
        }
        return seen;
    }

    private static boolean isNamed(String fact, List<String> patterns) {
        String plain = plain(fact);
        for (String pattern : patterns) {
            boolean family = plain.startsWith(pattern)
                    && (plain.length() == pattern.length() || plain.charAt(pattern.length()) == '.');
            if (family || pattern.startsWith("*") && plain.endsWith(pattern.substring(1))) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String fact) {
        if (fact.startsWith(REPORTED)) {
            return fact.substring(REPORTED.length());
        }
        return fact.startsWith(RECOMPUTED) ? fact.substring(RECOMPUTED.length()) : fact;
    }
}
