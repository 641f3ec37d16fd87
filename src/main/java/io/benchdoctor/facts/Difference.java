package io.benchdoctor.facts;

import io.benchdoctor.facts.Trait.Part;
import io.benchdoctor.facts.Trait.Told;
import io.benchdoctor.model.SourceRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One thing about how two sides were made that both tell, and that is not the same.
 *
 * @param id name of the setting, or of what stands for it: {@code requestRate}, {@code tool}
 * @param part {@code load}, {@code system}, {@code draw} or {@code consequence}
 * @param group differences of one group are one decision
 * @param base what the base tells, {@code now} what the other side does
 * @param declared whether the user said that it was changed on purpose
 * @param at where both stand
 */
public record Difference(
        String id, String part, String group, String base, String now, boolean declared, List<SourceRef> at) {
    /** Part of a difference that asks another question of the server. */
    public static final String LOAD = "load";

    /** Part of a difference that may be the thing under test. */
    public static final String SYSTEM = "system";

    /** Part of a difference that is another draw of the same questions. */
    public static final String DRAW = "draw";

    /** Part of a difference that follows from others. */
    public static final String CONSEQUENCE = "consequence";

    /** A hundredth more or fewer requests is what failures make of the same number. */
    private static final double SAME_COUNT = 0.01;

    private static final String COUNT = "numPrompts";

    public Difference {
        at = List.copyOf(at);
    }

    /** Names that a user can declare. */
    public static List<String> names() {
        return Trait.ALL.stream()
                .filter(trait -> trait.part() != Part.CONSEQUENCE)
                .map(Trait::id)
                .toList();
    }

    static List<Difference> between(Pair pair) {
        List<Difference> differences = new ArrayList<>();
        Set<String> declaredGroups = new LinkedHashSet<>();
        Trait.ALL.stream()
                .filter(trait -> pair.declared().contains(trait.id()))
                .forEach(trait -> declaredGroups.add(trait.group()));
        for (Trait trait : Trait.ALL) {
            of(trait, pair, declaredGroups.contains(trait.group())).ifPresent(differences::add);
        }
        return List.copyOf(differences);
    }

    /** Traits that both sides tell. */
    static long known(Pair pair) {
        return Trait.ALL.stream()
                .filter(trait -> trait.part() == Part.LOAD || trait.part() == Part.SYSTEM)
                .filter(trait -> !told(trait, pair.base()).isEmpty()
                        && !told(trait, pair.now()).isEmpty())
                .count();
    }

    private static Optional<Difference> of(Trait trait, Pair pair, boolean declared) {
        List<Told> base = told(trait, pair.base());
        List<Told> now = told(trait, pair.now());
        if (base.isEmpty() || now.isEmpty() || alike(trait, base, now)) {
            return Optional.empty();
        }
        List<SourceRef> at = Stream.concat(base.stream(), now.stream())
                .flatMap(told -> told.at().stream())
                .distinct()
                .toList();
        return Optional.of(
                new Difference(trait.id(), name(trait.part()), trait.group(), text(base), text(now), declared, at));
    }

    private static String name(Part part) {
        return switch (part) {
            case LOAD -> LOAD;
            case SYSTEM -> SYSTEM;
            case DRAW -> DRAW;
            case CONSEQUENCE -> CONSEQUENCE;
        };
    }

    /** Every value of one side is found on the other, and the other way round. */
    private static boolean alike(Trait trait, List<Told> base, List<Told> now) {
        return base.stream().allMatch(told -> isAmong(trait, told, now))
                && now.stream().allMatch(told -> isAmong(trait, told, base));
    }

    private static boolean isAmong(Trait trait, Told told, List<Told> others) {
        return others.stream()
                .anyMatch(other -> trait.id().equals(COUNT)
                        ? Math.abs(Double.parseDouble(told.value()) / Double.parseDouble(other.value()) - 1)
                                <= SAME_COUNT
                        : Trait.same(told.value(), other.value()));
    }

    private static List<Told> told(Trait trait, Side side) {
        return side.runs().stream()
                .flatMap(run -> trait.of().apply(run).stream())
                .toList();
    }

    private static String text(List<Told> told) {
        return String.join(
                ", ", told.stream().map(Told::value).distinct().sorted().toList());
    }
}
