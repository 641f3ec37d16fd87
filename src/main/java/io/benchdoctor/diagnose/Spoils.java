package io.benchdoctor.diagnose;

import io.benchdoctor.diagnose.Rule.Spoiling;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.FactValue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What measurement faults do to the findings that are built on the figures they spoil. */
final class Spoils {
    private static final String REPORTED = "reported.";
    private static final String RECOMPUTED = "recomputed.";

    private final List<Spoiling> spoilings;
    private final FactSheet facts;
    private final Map<String, Set<String>> roots = new TreeMap<>();

    /** @param spoilers rules that hold */
    Spoils(List<Rule> spoilers, FactSheet facts) {
        this.spoilings = spoilers.stream()
                .flatMap(rule -> rule.spoils().stream())
                .filter(spoiling -> spoiling.when()
                        .map(when -> when.test(facts) == Truth.TRUE)
                        .orElse(true))
                .toList();
        this.facts = facts;
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
            boolean spoiled = found.evidence().stream()
                    .flatMap(evidence -> Stream.concat(Stream.of(evidence.fact()), evidence.otherFact().stream()))
                    .flatMap(fact -> roots(fact).stream())
                    .anyMatch(fact -> isNamed(fact, spoiling.facts()));
            if (spoiled) {
                cap = Math.min(cap, spoiling.cap());
            }
        }
        return cap;
    }

    /** A fact and all that it was computed from. */
    private Set<String> roots(String fact) {
        return roots.computeIfAbsent(fact, this::gather);
    }

    private Set<String> gather(String fact) {
        Set<String> seen = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(fact));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (seen.add(next) && facts.get(next) instanceof FactValue.Computed computed) {
                open.addAll(computed.from());
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
