package io.benchdoctor.facts;

import io.benchdoctor.model.SourceRef;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Facts that can be asked of one kind of subject, each with its place, from 0: what a sheet keeps of them lies in an array
 * and not by name, for thousands of sheets are kept at a time.
 */
final class Register {
    /** Of hundreds of facts, and the same for each of thousands of runs and sweeps. */
    private static final class Standard {
        private static final Register RUN = new Register(Facts.ALL, Optional.of(new Forms()));
        private static final Register SWEEP = new Register(SweepFacts.ALL, Optional.empty());
    }

    /** Kinds of runs, by what their logs print, of which something is shared; a large batch has some dozens. */
    private static final int KINDS = 64;

    /** Ways to answer a fact, by what its formula asked for, of which one is shared each; few facts have more. */
    private static final int WAYS = 4;

    private final List<Fact> facts;
    private final Map<String, Integer> places = new HashMap<>();
    private final int[] byId;
    private final List<Recomputed> recomputed;

    /** What each fact was answered last in each of a few ways: runs of one kind of log answer it in one way, many by the same number. */
    private final AtomicReferenceArray<FactValue.Computed> last;

    /** What was asked beside the registered facts, of a few kinds of runs, each at the place of its hash. */
    private final AtomicReferenceArray<String[]> names = new AtomicReferenceArray<>(KINDS);

    private final Optional<Forms> forms;

    private Register(List<Fact> facts, Optional<Forms> forms) {
        this.facts = facts;
        this.forms = forms;
        for (Fact fact : facts) {
            if (places.put(fact.id(), places.size()) != null) {
                throw new IllegalArgumentException("two facts are called " + fact.id());
            }
        }
        this.byId = IntStream.range(0, facts.size())
                .boxed()
                .sorted(Comparator.comparing(place -> facts.get(place).id()))
                .mapToInt(Integer::intValue)
                .toArray();
        this.recomputed = facts.stream()
                .map(Fact::id)
                .filter(id -> id.startsWith(FactSheet.RECOMPUTED))
                .map(id -> new Recomputed(places.get(id), id.substring(FactSheet.RECOMPUTED.length())))
                .toList();
        this.last = new AtomicReferenceArray<>(facts.size() * WAYS);
    }

    /**
     * A fact that raw timings give.
     *
     * @param place its own, {@code metric} the plain id of what it is a number of
     */
    private record Recomputed(int place, String metric) {}

    static Register of(List<Fact> facts) {
        if (facts == Facts.ALL) {
            return Standard.RUN;
        }
        return facts == SweepFacts.ALL ? Standard.SWEEP : new Register(facts, Optional.empty());
    }

    int size() {
        return facts.size();
    }

    /** Forms of answers; empty for a kind of subject of which few sheets are kept. */
    Optional<Forms> forms() {
        return forms;
    }

    Set<String> ids() {
        return places.keySet();
    }

    /** Place of a fact; -1 where none is registered under this id. */
    int place(String id) {
        Integer place = places.get(id);
        return place == null ? -1 : place;
    }

    Fact at(int place) {
        return facts.get(place);
    }

    /** Ids that are not registered, rising; runs of one kind of log ask for the same, and share one array for them. */
    String[] names(Set<String> ids) {
        String[] rising = ids.toArray(String[]::new);
        Arrays.sort(rising);
        int kind = Math.floorMod(Arrays.hashCode(rising), names.length());
        String[] before = names.get(kind);
        if (Arrays.equals(before, rising)) {
            return before;
        }
        names.set(kind, rising);
        return rising;
    }

    /** Plain ids of the metrics that raw timings give a number of. */
    Set<String> recomputed(Answers answers) {
        return recomputed.stream()
                .filter(fact -> answers.at(fact.place()).isKnown())
                .map(Recomputed::metric)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The place of the n-th fact in the order of the ids. */
    int placeById(int n) {
        return byId[n];
    }

    /**
     * An answer to the fact of a place; of what is the same as in an earlier sheet, the sheets share one object. An answer
     * that names a place in a log is never shared.
     *
     * @param from ids of what it leans on, {@code at} places in the logs
     */
    FactValue answer(int place, double value, Quality quality, List<String> from, List<SourceRef> at) {
        int seat = place * WAYS + Math.floorMod(from.hashCode() + quality.ordinal(), WAYS);
        FactValue.Computed before = last.get(seat);
        boolean alike =
                before != null && before.quality() == quality && before.from().equals(from);
        if (alike && at.isEmpty() && same(before.value(), value)) {
            return before;
        }
        FactValue.Basis basis =
                alike ? before.basis() : new FactValue.Basis(facts.get(place).unit(), quality, from, List.of());
        FactValue.Computed anew = new FactValue.Computed(value, basis);
        last.set(seat, anew);
        return at.isEmpty()
                ? anew
                : new FactValue.Computed(value, new FactValue.Basis(basis.unit(), quality, basis.from(), at));
    }

    /** To the last bit: a zero has a sign. */
    private static boolean same(double one, double other) {
        return Double.doubleToLongBits(one) == Double.doubleToLongBits(other);
    }
}
