package io.benchdoctor.diagnose;

import io.benchdoctor.diagnose.SweepFamily.Step;
import io.benchdoctor.facts.Frontier;
import io.benchdoctor.facts.Frontier.Candidate;
import io.benchdoctor.facts.Lever;
import io.benchdoctor.facts.Likeness;
import io.benchdoctor.facts.Side;
import io.benchdoctor.facts.SweepMeasure;
import io.benchdoctor.facts.SweepPoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds set-ups that can be weighed against each other: runs of one model on one kind of card that were asked the same and differ
 * in the load and in settings of the server.
 */
public final class FrontierSearch {
    private static final int FEWEST = 3;
    private static final List<String> LENGTHS = List.of("input.mean", "output.mean");

    private FrontierSearch() {}

    /**
     * Set-ups of one question, and the points that none of them beats.
     *
     * @param id content-derived: the same runs give the same id
     * @param runs of all its points
     */
    public record Found(String id, Frontier frontier, List<Diagnosis> runs) {
        public Found {
            runs = List.copyOf(runs);
        }
    }

    /** Every group of two set-ups or more, in the order of their first runs. */
    public static List<Found> of(List<Diagnosis> runs) {
        if (runs.size() < FEWEST) {
            return List.of();
        }
        Map<Map<String, String>, List<Step>> alike = new LinkedHashMap<>();
        for (Diagnosis run : runs) {
            Map<String, String> question = Likeness.question(run.facts());
            boolean named = question.containsKey("model");
            if (named
                    && LENGTHS.stream()
                            .allMatch(length -> run.facts().get(length).known().isPresent())) {
                alike.computeIfAbsent(question, key -> new ArrayList<>())
                        .add(new Step(run, Campaign.of(run.run()), level(run).name()));
            }
        }
        List<Found> found = new ArrayList<>();
        for (List<Step> group : alike.values()) {
            List<List<Step>> clusters = List.of(group);
            for (String length : LENGTHS) {
                clusters = clusters.stream()
                        .flatMap(cluster -> SweepSearch.byLength(cluster, length).stream())
                        .toList();
            }
            clusters.forEach(cluster -> found(cluster).ifPresent(found::add));
        }
        return List.copyOf(found);
    }

    private static Optional<Found> found(List<Step> steps) {
        List<Map<String, String>> systems = steps.stream()
                .map(step -> Likeness.systemTraits(step.diagnosis().facts()))
                .toList();
        Set<String> differing = differing(systems);
        Map<String, List<Step>> repeats = new LinkedHashMap<>();
        Map<String, String> setUps = new LinkedHashMap<>();
        for (int n = 0; n < steps.size(); n++) {
            Step step = steps.get(n);
            String setUp = setUp(differing, systems.get(n));
            String key =
                    setUp + "\n" + level(step.diagnosis()) + "\n" + step.name().words();
            repeats.computeIfAbsent(key, any -> new ArrayList<>()).add(step);
            setUps.put(key, setUp);
        }
        if (repeats.size() < FEWEST || new HashSet<>(setUps.values()).size() < 2) {
            return Optional.empty();
        }
        List<Candidate> candidates = new ArrayList<>();
        repeats.forEach((key, runs) -> candidates.add(new Candidate(point(runs), setUps.get(key))));
        Frontier frontier = Frontier.of(candidates);
        if (frontier.points().size() < FEWEST || frontier.setUps() < 2) {
            return Optional.empty();
        }
        List<Diagnosis> runs = steps.stream().map(Step::diagnosis).toList();
        return Optional.of(new Found("p" + SweepDiagnosis.id(runs).substring(1), frontier, runs));
    }

    /** Names of what is not the same of all systems, in alphabetical order. */
    private static Set<String> differing(List<Map<String, String>> systems) {
        Set<String> names = new TreeSet<>();
        systems.forEach(system -> names.addAll(system.keySet()));
        names.removeIf(name -> systems.stream()
                        .map(system -> system.getOrDefault(name, ""))
                        .distinct()
                        .limit(2)
                        .count()
                < 2);
        return names;
    }

    /** What differs between the systems, of one of them: {@code tensorParallel=2, engineVersion=0.9.2}. */
    private static String setUp(Set<String> differing, Map<String, String> one) {
        return differing.stream()
                .filter(one::containsKey)
                .map(name -> name + "=" + one.get(name))
                .collect(Collectors.joining(", "));
    }

    private record Load(Lever lever, String name) {}

    private static Load level(Diagnosis run) {
        Map<Lever, String> told = new TreeMap<>();
        for (Lever lever : List.of(Lever.CONCURRENCY, Lever.RATE)) {
            lever.level(run.facts())
                    .filter(level -> Lever.number(level).isPresent())
                    .filter(level -> Double.isFinite(Lever.number(level).orElseThrow()))
                    .ifPresent(level -> told.put(lever, level));
        }
        return told.entrySet().stream()
                .findFirst()
                .map(first -> new Load(first.getKey(), first.getValue()))
                .orElse(new Load(Lever.RATE, "inf"));
    }

    private static SweepPoint point(List<Step> runs) {
        Load load = level(runs.get(0).diagnosis());
        Side side = new Side(runs.stream().map(step -> step.diagnosis().facts()).toList());
        return SweepMeasure.of(
                load.lever(),
                Lever.number(load.name()).orElse(Double.POSITIVE_INFINITY),
                load.name(),
                side,
                runs.stream().map(step -> step.diagnosis().run().id()).toList(),
                List.of());
    }
}
