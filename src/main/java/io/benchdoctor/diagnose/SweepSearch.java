package io.benchdoctor.diagnose;

import io.benchdoctor.diagnose.SweepFamily.Step;
import io.benchdoctor.facts.Lever;
import io.benchdoctor.facts.Likeness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Finds the sweeps among runs. A sweep is what differs in one lever and in nothing else that the logs tell; runs that differ in two
 * things are none, however many there are. A run belongs to one sweep at most: first to one over the load, for only that has a
 * curve.
 */
final class SweepSearch {
    /** Means that are farther apart are of another question; a draw of a few dozen real prompts moves by less. */
    private static final double OTHER = 1.25;

    private static final List<String> LENGTHS = List.of("input.mean", "output.mean");
    private static final String MODEL = "model";

    private final List<Diagnosis> runs;
    private final Map<Diagnosis, Map<String, String>> traits = new IdentityHashMap<>();
    private final Map<Diagnosis, Campaign> names = new IdentityHashMap<>();
    private final Set<Diagnosis> taken = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<SweepFamily> found = new ArrayList<>();

    private SweepSearch(List<Diagnosis> runs) {
        this.runs = runs;
        for (Diagnosis run : runs) {
            traits.put(run, Likeness.traits(run.facts()));
            names.put(run, Campaign.of(run.run()));
        }
    }

    /** Every sweep among the runs, in the order of their first runs. */
    static List<SweepFamily> of(List<Diagnosis> runs) {
        SweepSearch search = new SweepSearch(runs);
        for (Lever lever : Lever.values()) {
            search.over(lever);
        }
        Map<Diagnosis, Integer> order = new IdentityHashMap<>();
        for (int n = 0; n < runs.size(); n++) {
            order.put(runs.get(n), n);
        }
        search.found.sort(Comparator.comparingInt(family -> family.steps().stream()
                .mapToInt(step -> order.get(step.diagnosis()))
                .min()
                .orElse(0)));
        return search.found;
    }

    private void over(Lever lever) {
        List<Step> steps = new ArrayList<>();
        for (Diagnosis run : runs) {
            if (!taken.contains(run)) {
                lever.level(run.facts())
                        .filter(level -> lever.isText() || Lever.number(level).isPresent())
                        .ifPresent(level -> steps.add(new Step(run, names.get(run), level)));
            }
        }
        for (List<Step> alike : alike(lever, steps)) {
            families(lever, alike);
        }
    }

    /** Steps that tell the same of everything but the lever; those that tell less go to the only ones they do not contradict. */
    private List<List<Step>> alike(Lever lever, List<Step> steps) {
        Map<Map<String, String>, List<Step>> exact = new LinkedHashMap<>();
        for (Step step : steps) {
            exact.computeIfAbsent(key(lever, step), key -> new ArrayList<>()).add(step);
        }
        List<Map<String, String>> keys = new ArrayList<>(exact.keySet());
        keys.sort(
                Comparator.comparingInt((Map<String, String> key) -> key.size()).reversed());
        Map<String, List<Map<String, String>>> wide = new HashMap<>();
        for (Map<String, String> key : keys) {
            List<Map<String, String>> known =
                    wide.computeIfAbsent(key.getOrDefault(MODEL, ""), any -> new ArrayList<>());
            List<Map<String, String>> wider = known.stream()
                    .filter(other -> other.entrySet().containsAll(key.entrySet()))
                    .limit(2)
                    .toList();
            if (wider.size() == 1) {
                exact.get(wider.get(0)).addAll(exact.remove(key));
            } else {
                known.add(key);
            }
        }
        return List.copyOf(exact.values());
    }

    private Map<String, String> key(Lever lever, Step step) {
        Map<String, String> key = Likeness.without(traits.get(step.diagnosis()), lever);
        if (!key.containsKey(MODEL)) {
            // whoever does not name the model is held to the folder
            key.put("folder", Campaign.folder(step.diagnosis().run()));
        }
        return key;
    }

    private void families(Lever lever, List<Step> alike) {
        List<List<Step>> clusters = new ArrayList<>(List.of(alike));
        for (String length : LENGTHS) {
            boolean moved = lever == Lever.INPUT && length.equals("input.mean")
                    || lever == Lever.OUTPUT && length.equals("output.mean");
            if (!moved) {
                clusters = clusters.stream()
                        .flatMap(cluster -> byLength(cluster, length).stream())
                        .toList();
            }
        }
        List<List<Step>> sweeps = new ArrayList<>();
        List<Step> rest = new ArrayList<>();
        for (List<Step> cluster : clusters) {
            List<List<Step>> campaigns = campaigns(lever, cluster);
            sweeps.addAll(campaigns);
            if (campaigns.isEmpty()) {
                rest.addAll(cluster);
            }
        }
        for (List<Step> sweep : sweeps) {
            List<Step> strangers =
                    sweeps.size() == 1 && rest.size() < sweep.size() ? strangers(lever, sweep, rest) : List.of();
            SweepFamily family = new SweepFamily(lever, sweep, strangers);
            taken.addAll(family.members());
            found.add(family);
        }
    }

    /** Those that are sweeps; where runs that pass for repeats are too different, whatever else tells them apart. */
    private static List<List<Step>> campaigns(Lever lever, List<Step> cluster) {
        List<List<Step>> sweeps = new ArrayList<>();
        for (List<Step> campaign : SweepFamily.campaigns(cluster)) {
            if (SweepFamily.isSweep(lever, campaign)) {
                sweeps.add(campaign);
            } else {
                SweepFamily.apart(campaign).stream()
                        .filter(part -> SweepFamily.isSweep(lever, part))
                        .forEach(sweeps::add);
            }
        }
        return sweeps;
    }

    /** Of those that were asked the same by name; where the lengths are not told they may as well have been asked otherwise. */
    private List<Step> strangers(Lever lever, List<Step> sweep, List<Step> rest) {
        Map<String, String> told = traits.get(sweep.get(0).diagnosis());
        boolean asked = lever.isLoad() && (told.containsKey("inputLength") || told.containsKey("dataset"));
        return asked ? rest : List.of();
    }

    /** @param mean of its prompts or its answers, in tokens: asked for once, for thousands are put in order by it */
    private record OfLength(Step step, double mean) {}

    /** Runs whose means lie near each other, by chains of neighbours; those that tell none together. */
    static List<List<Step>> byLength(List<Step> steps, String length) {
        List<OfLength> known = new ArrayList<>();
        List<Step> unknown = new ArrayList<>();
        for (Step step : steps) {
            OptionalDouble mean = step.fact(length);
            if (mean.isPresent()) {
                known.add(new OfLength(step, mean.getAsDouble()));
            } else {
                unknown.add(step);
            }
        }
        known.sort(Comparator.comparingDouble(OfLength::mean));
        List<List<Step>> clusters = new ArrayList<>();
        double before = Double.NaN;
        for (OfLength step : known) {
            if (clusters.isEmpty() || step.mean() > OTHER * before) {
                clusters.add(new ArrayList<>());
            }
            clusters.get(clusters.size() - 1).add(step.step());
            before = step.mean();
        }
        if (!unknown.isEmpty()) {
            clusters.add(unknown);
        }
        return clusters;
    }
}
