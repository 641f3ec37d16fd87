package io.benchdoctor.diagnose;

import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Likeness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which runs are held against which. Runs of one load and one server are repeats of each other; those that do not state
 * their load are where their figures say so. Every group of new runs
 * meets the group of the base that was asked the same; where each side is one group, they meet whatever was asked, and the
 * rules say that it was not the same.
 *
 * @param pairs in the order of the new runs
 * @param alone groups without a partner, of the base first
 */
public record Matching(List<PairDiagnosis> pairs, List<Alone> alone) {
    public Matching {
        pairs = List.copyOf(pairs);
        alone = List.copyOf(alone);
    }

    /** Runs for which the other side has none that was asked the same. */
    public record Alone(boolean base, List<Diagnosis> runs) {
        public Alone {
            runs = List.copyOf(runs);
        }
    }

    /** @param declared names of the things that were changed on purpose */
    public static Matching of(RuleBook rules, List<Diagnosis> base, List<Diagnosis> now, Set<String> declared) {
        List<List<Diagnosis>> before = groups(base);
        List<List<Diagnosis>> after = groups(now);
        List<PairDiagnosis> pairs = new ArrayList<>();
        List<Alone> alone = new ArrayList<>();
        List<List<Diagnosis>> unmet = new ArrayList<>(before);
        for (List<Diagnosis> group : after) {
            Optional<List<Diagnosis>> partner =
                    before.size() == 1 && after.size() == 1 ? Optional.of(before.get(0)) : partner(before, group);
            partner.ifPresent(met -> {
                unmet.remove(met);
                pairs.add(rules.compare(met, group, declared));
            });
            if (partner.isEmpty()) {
                alone.add(new Alone(false, group));
            }
        }
        for (int k = 0; k < unmet.size(); k++) {
            alone.add(k, new Alone(true, unmet.get(k)));
        }
        return new Matching(pairs, alone);
    }

    private static List<List<Diagnosis>> groups(List<Diagnosis> runs) {
        Map<String, List<List<Diagnosis>>> groups = new LinkedHashMap<>();
        List<List<Diagnosis>> all = new ArrayList<>();
        for (Diagnosis run : runs) {
            FactSheet facts = run.facts();
            List<List<Diagnosis>> alike = groups.computeIfAbsent(
                    Likeness.load(facts) + "\n" + Likeness.system(facts), key -> new ArrayList<>());
            Optional<List<Diagnosis>> own =
                    alike.stream().filter(group -> isRepeat(group, run)).findFirst();
            if (own.isPresent()) {
                own.get().add(run);
            } else {
                List<Diagnosis> begun = new ArrayList<>(List.of(run));
                alike.add(begun);
                all.add(begun);
            }
        }
        return List.copyOf(all);
    }

    /** Runs that say nothing of their load are repeats only where their figures say so. */
    private static boolean isRepeat(List<Diagnosis> group, Diagnosis run) {
        FactSheet first = group.get(0).facts();
        return Likeness.statesLoad(run.facts()) || Likeness.repeats(first, run.facts());
    }

    /** The group that was asked the same; of several servers the same one, else the first. */
    private static Optional<List<Diagnosis>> partner(List<List<Diagnosis>> base, List<Diagnosis> now) {
        FactSheet asked = now.get(0).facts();
        List<List<Diagnosis>> same = base.stream()
                .filter(group -> Likeness.load(group.get(0).facts()).equals(Likeness.load(asked)))
                .filter(group -> Likeness.statesLoad(asked)
                        || Likeness.asksAlike(group.get(0).facts(), asked))
                .toList();
        if (!Likeness.statesLoad(asked) && same.size() > 1) {
            // Several steps of a sweep ask for as many requests of the same lengths; which of them this is, nobody
            // says.
            return Optional.empty();
        }
        return same.stream()
                .filter(group -> Likeness.system(group.get(0).facts()).equals(Likeness.system(asked)))
                .findFirst()
                .or(() -> same.stream().findFirst());
    }
}
