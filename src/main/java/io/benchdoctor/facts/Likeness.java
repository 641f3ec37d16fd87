package io.benchdoctor.facts;

import io.benchdoctor.facts.Trait.Part;
import java.util.Set;
import java.util.stream.Collectors;

/** By what runs are told apart when repeats, steps of a sweep and variants lie in one folder. */
public final class Likeness {
    /** These differ between repeats and between the steps of one sweep alike, so they tell neither. */
    private static final Set<String> SILENT = Set.of("tool", "definitions", "numPrompts");

    private Likeness() {}

    /** What was asked of the server, as far as the run tells; runs of one load are compared. */
    public static String load(FactSheet run) {
        return told(run, Part.LOAD);
    }

    /** The server, as far as the run tells; runs of one load and one server are repeats. */
    public static String system(FactSheet run) {
        return told(run, Part.SYSTEM);
    }

    private static String told(FactSheet run, Part part) {
        return Trait.ALL.stream()
                .filter(trait -> trait.part() == part && !SILENT.contains(trait.id()))
                .flatMap(trait -> trait.of().apply(run).stream().map(told -> trait.id() + "=" + told.value()))
                .collect(Collectors.joining(" "));
    }
}
