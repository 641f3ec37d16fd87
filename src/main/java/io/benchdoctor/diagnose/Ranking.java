package io.benchdoctor.diagnose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How findings weigh against each other: what is built on spoiled figures is capped, exclusive owners of one cause share
 * its certainty, a finding steps back before what explains it, and the rest is put in reading order. What a rule wants
 * of this stands in the rule's file; no rule is named here.
 */
final class Ranking {
    private static final Comparator<Candidate> ORDER = Comparator.comparing(Ranking::weight)
            .thenComparing(candidate -> !candidate.convincing())
            .thenComparing(candidate -> !candidate.of(Stage.INTEGRITY))
            .thenComparing(candidate -> !candidate.isKnownCause())
            .thenComparing(candidate -> candidate.rule().stage())
            .thenComparing(Comparator.comparingDouble(Candidate::confidence).reversed())
            .thenComparing(Candidate::id);

    private final List<Rule> rules;
    private final Numbers numbers;

    /** One per rule, in their order. */
    private final List<Rule.Answer> answers;

    Ranking(List<Rule> rules, Numbers numbers) {
        this.rules = rules;
        this.numbers = numbers;
        List<Rule.Answer> asked = new ArrayList<>(rules.size());
        for (Rule rule : rules) {
            asked.add(rule.answer(numbers));
        }
        this.answers = List.copyOf(asked);
    }

    /**
     * What a rule lacks of which no form holds; empty for one that holds, or that lacks nothing.
     *
     * @param rule its place among the rules
     */
    Set<String> missing(int rule) {
        Rule.Answer answer = answers.get(rule);
        return answer.held().isEmpty() ? answer.missing() : Set.of();
    }

    /** What stands, the first thing to look at first. */
    List<Candidate> ranked() {
        List<Candidate> found = Owners.share(capped(), numbers);
        List<Candidate> explained = withoutExplained(found);
        List<Candidate> standing = withoutOutweighed(explained);
        standing.sort(ORDER);
        return standing;
    }

    private List<Candidate> capped() {
        Spoils spoils = new Spoils(spoilers(), numbers);
        List<Candidate> candidates = new ArrayList<>();
        for (int n = 0; n < rules.size(); n++) {
            List<Verdict.Found> held = answers.get(n).held();
            if (!held.isEmpty()) {
                candidates.add(spoils.mostConvincing(rules.get(n), held));
            }
        }
        return candidates;
    }

    /** The rules whose findings are sure enough to speak against others. */
    private List<Rule> spoilers() {
        List<Rule> spoilers = new ArrayList<>();
        for (int n = 0; n < rules.size(); n++) {
            List<Verdict.Found> held = answers.get(n).held();
            if (!held.isEmpty() && Certainty.of(held.get(0).confidence()).compareTo(Certainty.PROBABLE) <= 0) {
                spoilers.add(rules.get(n));
            }
        }
        return spoilers;
    }

    private static List<Candidate> withoutExplained(List<Candidate> found) {
        Set<String> standing = new TreeSet<>();
        Map<String, Double> groups = new TreeMap<>();
        for (Candidate candidate : found) {
            if (candidate.convincing()) {
                standing.add(candidate.id());
            }
            candidate
                    .rule()
                    .ownership()
                    .ifPresent(part -> groups.merge(part.group(), candidate.confidence(), Double::sum));
        }
        groups.forEach((group, certainty) -> {
            if (Certainty.of(certainty).compareTo(Certainty.PROBABLE) <= 0) {
                standing.add(group);
            }
        });
        return found.stream()
                .filter(candidate -> candidate.rule().yieldsTo().stream().noneMatch(standing::contains))
                .toList();
    }

    /** Leaves out what steps back before any trouble of a severity, such as the word that all is well. */
    private static List<Candidate> withoutOutweighed(List<Candidate> found) {
        List<Candidate> standing = new ArrayList<>();
        for (Candidate candidate : found) {
            boolean outweighed = candidate.rule().yieldsTo().stream()
                    .anyMatch(word -> found.stream().anyMatch(other -> other != candidate && other.isTroubleOf(word)));
            if (!outweighed) {
                standing.add(candidate);
            }
        }
        return standing;
    }

    /**
     * The severity by which it is read: a mere hint is no news; an unlikely owner waits behind what is sure, but stays
     * with its rivals however small its share.
     */
    private static Severity weight(Candidate candidate) {
        Severity severity = candidate.severity();
        if (severity == Severity.GOOD) {
            return severity;
        }
        if (Certainty.of(candidate.confidence()) == Certainty.HINT
                && candidate.share().isEmpty()) {
            return Severity.INFO;
        }
        return candidate.isUnlikelyOwner() && severity == Severity.CRITICAL ? Severity.WARNING : severity;
    }
}
