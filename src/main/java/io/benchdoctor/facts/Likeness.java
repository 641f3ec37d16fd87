package io.benchdoctor.facts;

import io.benchdoctor.facts.Trait.Part;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** By what runs are told apart when repeats, steps of a sweep and variants lie in one folder. */
public final class Likeness {
    /** These differ between repeats and between the steps of one sweep alike, so they tell neither. */
    private static final Set<String> SILENT = Set.of("tool", "definitions", "numPrompts");

    /** More requests at a larger load are no other question, and definitions go with what is logged. */
    private static final Set<String> COUNTED = Set.of("definitions", "numPrompts");

    private Likeness() {}

    /** What was asked of the server, as far as the run tells; runs of one load are compared. */
    public static String load(FactSheet run) {
        return told(run, Part.LOAD);
    }

    /** The server, as far as the run tells; runs of one load and one server are repeats. */
    public static String system(FactSheet run) {
        return told(run, Part.SYSTEM);
    }

    /** Everything that a run tells of its load and its server, by name; of steps of one sweep all but the lever is the same. */
    public static Map<String, String> traits(FactSheet run) {
        Map<String, String> traits = new TreeMap<>();
        for (Trait trait : Trait.ALL) {
            boolean tells = trait.part() == Part.LOAD || trait.part() == Part.SYSTEM;
            if (tells && !COUNTED.contains(trait.id())) {
                trait.of().apply(run).ifPresent(told -> traits.put(trait.id(), told.value()));
            }
        }
        return traits;
    }

    /** The same without what a lever moves. */
    public static Map<String, String> without(Map<String, String> traits, Lever lever) {
        Map<String, String> rest = new TreeMap<>(traits);
        rest.keySet().removeIf(lever::moves);
        return rest;
    }

    private static String told(FactSheet run, Part part) {
        return Trait.ALL.stream()
                .filter(trait -> trait.part() == part && !SILENT.contains(trait.id()))
                .flatMap(trait -> trait.of().apply(run).stream().map(told -> trait.id() + "=" + told.value()))
                .collect(Collectors.joining(" "));
    }
}
