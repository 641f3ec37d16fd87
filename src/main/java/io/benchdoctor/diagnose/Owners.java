package io.benchdoctor.diagnose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Exclusive owners of one cause. The cause is as certain as the most convincing of its owners says; of that certainty
 * each owner gets a part, by its weight before anything was known and by the odds that hold.
 */
final class Owners {
    private Owners() {}

    /** The same candidates, those with rivals with their share; shares of a group add up to 1. */
    static List<Candidate> share(List<Candidate> candidates, Numbers numbers) {
        Map<String, List<Candidate>> groups = new TreeMap<>();
        List<Candidate> shared = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (candidate.rule().ownership().isEmpty()) {
                shared.add(candidate);
            } else {
                String group = candidate.rule().ownership().get().group();
                groups.computeIfAbsent(group, name -> new ArrayList<>()).add(candidate);
            }
        }
        groups.values().forEach(owners -> shared.addAll(divide(owners, numbers)));
        shared.sort(Comparator.comparing(Candidate::id));
        return shared;
    }

    private static List<Candidate> divide(List<Candidate> owners, Numbers numbers) {
        double certainty =
                owners.stream().mapToDouble(Candidate::confidence).max().orElseThrow();
        double all = owners.stream()
                .mapToDouble(owner -> weight(owner.rule(), numbers))
                .sum();
        List<Candidate> divided = new ArrayList<>();
        for (Candidate owner : owners) {
            List<Evidence> evidence = new ArrayList<>();
            Set<String> missing = new TreeSet<>();
            tell(owner.rule(), numbers, evidence, missing);
            divided.add(owner.owning(weight(owner.rule(), numbers) / all, certainty, evidence, missing));
        }
        return divided;
    }

    private static double weight(Rule rule, Numbers numbers) {
        Rule.Ownership part = rule.ownership().orElseThrow();
        double weight = part.prior();
        for (Rule.Odds odds : part.odds()) {
            if (odds.when().test(numbers) == Truth.TRUE) {
                weight *= odds.times();
            }
        }
        return weight;
    }

    /** What the odds show for and against an owner, and what they would have needed. */
    private static void tell(Rule rule, Numbers numbers, List<Evidence> evidence, Set<String> missing) {
        for (Rule.Odds odds : rule.ownership().orElseThrow().odds()) {
            missing.addAll(odds.when().lacks(numbers));
            if (odds.when().test(numbers) == Truth.TRUE) {
                Evidence.Side side = odds.times() >= 1 ? Evidence.Side.FOR : Evidence.Side.AGAINST;
                odds.when().evidence(numbers, each -> evidence.add(each.on(side)));
            }
        }
    }
}
