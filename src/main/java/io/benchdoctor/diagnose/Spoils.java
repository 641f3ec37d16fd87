package io.benchdoctor.diagnose;

import io.benchdoctor.diagnose.Rule.Spoiling;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.FactValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What measurement faults do to the findings that are built on the figures they spoil. */
final class Spoils {
    private static final String REPORTED = "reported.";
    private static final String RECOMPUTED = "recomputed.";

    private final List<Fault> faults;
    private final FactSheet facts;

    /** @param spoilers rules that hold */
    Spoils(List<Rule> spoilers, Numbers numbers) {
        this.faults = spoilers.stream()
                .flatMap(rule -> rule.spoils().stream())
                .filter(spoiling -> spoiling.when()
                        .map(when -> when.test(numbers) == Truth.TRUE)
                        .orElse(true))
                .map(Fault::new)
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
        for (Fault fault : faults) {
            if (fault.spoiling.cap() < cap && fault.spoils(found)) {
                cap = fault.spoiling.cap();
            }
        }
        return cap;
    }

    /** A fault of the measurement, and what is built on what it spoils: looked for once for each fact. */
    private final class Fault {
        private final Spoiling spoiling;
        private final Map<String, Boolean> spoiled = new HashMap<>();

        Fault(Spoiling spoiling) {
            this.spoiling = spoiling;
        }

        boolean spoils(Verdict.Found found) {
            for (Evidence evidence : found.evidence()) {
                if (spoils(evidence.fact())
                        || evidence.otherFact().isPresent()
                                && spoils(evidence.otherFact().get())) {
                    return true;
                }
            }
            return false;
        }

        /** Itself, or something that it was computed from. */
        private boolean spoils(String fact) {
            Boolean known = spoiled.get(fact);
            if (known == null) {
                known = isNamed(fact, spoiling.facts()) || spoilsOrigin(fact);
                spoiled.put(fact, known);
            }
            return known;
        }

        private boolean spoilsOrigin(String fact) {
            List<String> from = facts.get(fact) instanceof FactValue.Computed computed ? computed.from() : List.of();
            for (int n = 0; n < from.size(); n++) {
                if (spoils(from.get(n))) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean isNamed(String fact, List<String> patterns) {
        int plain = plain(fact);
        for (int n = 0; n < patterns.size(); n++) {
            String pattern = patterns.get(n);
            int end = plain + pattern.length();
            boolean family = fact.startsWith(pattern, plain) && (fact.length() == end || fact.charAt(end) == '.');
            if (family || isEnding(pattern) && endsLike(fact, plain, pattern)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEnding(String pattern) {
        return pattern.startsWith("*");
    }

    private static boolean endsLike(String fact, int plain, String pattern) {
        int ending = pattern.length() - 1;
        return fact.length() - plain >= ending && fact.regionMatches(fact.length() - ending, pattern, 1, ending);
    }

    /** Where the name of a metric begins that a log prints or raw timings give. */
    private static int plain(String fact) {
        if (fact.startsWith(REPORTED)) {
            return REPORTED.length();
        }
        return fact.startsWith(RECOMPUTED) ? RECOMPUTED.length() : 0;
    }
}
