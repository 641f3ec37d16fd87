package io.benchdoctor.facts;

import io.benchdoctor.facts.Trait.Part;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** By what runs are told apart when repeats, steps of a sweep and variants lie in one folder. */
public final class Likeness {
    /** These differ between repeats and between the steps of one sweep alike, so they tell neither. */
    private static final Set<String> SILENT = Set.of("tool", "definitions", "numPrompts");

    /** More requests at a larger load are no other question, and definitions go with what is logged. */
    private static final Set<String> COUNTED = Set.of("definitions", "numPrompts");

    /** What tells how a server was asked. */
    private static final Set<String> ASKED = Set.of("requestRate", "maxConcurrency");

    /** How much is asked at a time is what set-ups are weighed over. */
    private static final Set<String> LOAD_SIZE = Set.of("requestRate", "maxConcurrency", "warmups", "batchSize");

    private static final Set<String> ANSWERING = Set.of("model", "gpu");

    private static final List<String> NUMBERED = List.of("requests.sent", "requests.completed");

    private static final double SAME = 1;

    /** Lengths that are drawn anew differ by a few percent where a hundred requests are sent. */
    private static final double LENGTH = 1.05;

    /** Repeats differ by a tenth at most (Noise assumes a hundredth), steps of a sweep by more. */
    private static final double TIME = 1.15;

    /** Waits differ more than durations, and steps of a sweep by their whole ratio. */
    private static final double WAIT = 1.5;

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

    /** What the server was asked, but for how much of it at a time, and the model and card that answered. */
    public static Map<String, String> question(FactSheet run) {
        Map<String, String> question = new TreeMap<>();
        for (Trait trait : Trait.ALL) {
            boolean asked =
                    trait.part() == Part.LOAD && !LOAD_SIZE.contains(trait.id()) && !COUNTED.contains(trait.id());
            if (asked || ANSWERING.contains(trait.id())) {
                trait.of().apply(run).ifPresent(told -> question.put(trait.id(), told.value()));
            }
        }
        return question;
    }

    /** What a run tells of its server beside model and card. */
    public static Map<String, String> systemTraits(FactSheet run) {
        Map<String, String> system = new TreeMap<>();
        for (Trait trait : Trait.ALL) {
            if (trait.part() == Part.SYSTEM && !ANSWERING.contains(trait.id())) {
                trait.of().apply(run).ifPresent(told -> system.put(trait.id(), told.value()));
            }
        }
        return system;
    }

    /** The same without what a lever moves. */
    public static Map<String, String> without(Map<String, String> traits, Lever lever) {
        Map<String, String> rest = new TreeMap<>(traits);
        rest.keySet().removeIf(lever::moves);
        return rest;
    }

    /** Whether a run tells how it was asked: at what rate, or how many at a time. */
    public static boolean statesLoad(FactSheet run) {
        return Trait.ALL.stream()
                .filter(trait -> ASKED.contains(trait.id()))
                .anyMatch(trait -> trait.of().apply(run).isPresent());
    }

    /**
     * Whether the figures of two runs that do not state their load say that they were asked the same: as many requests, of
     * the same lengths. Where they tell neither, they do not say so.
     */
    public static boolean asksAlike(FactSheet one, FactSheet other) {
        boolean counted = NUMBERED.stream().anyMatch(fact -> known(one, fact) && isNear(one, other, fact, SAME));
        boolean known = known(one, "input.mean") || known(one, "output.mean");
        return counted && known && isOfOneLength(one, other);
    }

    /** Whether prompts and answers are as long in both; what neither tells counts as the same. */
    public static boolean isOfOneLength(FactSheet one, FactSheet other) {
        return isNear(one, other, "input.mean", LENGTH) && isNear(one, other, "output.mean", LENGTH);
    }

    /** Whether a trait is one of the server, not of what it was asked. */
    public static boolean isOfServer(String trait) {
        return Trait.ALL.stream().anyMatch(known -> known.id().equals(trait) && known.part() == Part.SYSTEM);
    }

    /**
     * Whether they are repeats by their figures: asked the same, and as long in doing it. Steps of a sweep ask the same of a
     * server too, but a step doubles the rate or the limit, and with it the duration or the wait.
     */
    public static boolean repeats(FactSheet one, FactSheet other) {
        return asksAlike(one, other)
                && known(one, "duration")
                && isNear(one, other, "duration", TIME)
                && isNear(one, other, "ttft.median", WAIT);
    }

    private static boolean known(FactSheet run, String fact) {
        return run.get(fact).known().isPresent();
    }

    /** @param ratio how much larger the larger may be; what only one of them tells is not near */
    private static boolean isNear(FactSheet one, FactSheet other, String fact, double ratio) {
        OptionalDouble first = one.value(fact);
        OptionalDouble second = other.value(fact);
        if (first.isEmpty() || second.isEmpty()) {
            return first.isEmpty() && second.isEmpty();
        }
        double larger = Math.max(first.getAsDouble(), second.getAsDouble());
        return larger <= ratio * Math.min(first.getAsDouble(), second.getAsDouble());
    }

    private static String told(FactSheet run, Part part) {
        return Trait.ALL.stream()
                .filter(trait -> trait.part() == part && !SILENT.contains(trait.id()))
                .flatMap(trait -> trait.of().apply(run).stream().map(told -> trait.id() + "=" + told.value()))
                .collect(Collectors.joining(" "));
    }
}
