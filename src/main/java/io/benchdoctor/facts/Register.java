package io.benchdoctor.facts;

import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.SourceRef;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/**
 * Facts that can be asked of one kind of subject, each with its place, from 0: what a sheet keeps of them lies in an array
 * and not by name, for thousands of sheets are kept at a time.
 */
final class Register {
    /** Of hundreds of facts, and the same for each of thousands of runs and sweeps. */
    private static final class Standard {
        private static final Register RUN = new Register(Facts.ALL);
        private static final Register SWEEP = new Register(SweepFacts.ALL);
    }

    /** Kinds of runs, by what their logs print, of which something is shared; a large batch has some dozens. */
    private static final int KINDS = 64;

    private final List<Fact> facts;
    private final Map<String, Integer> places = new HashMap<>();
    private final int[] byId;

    /** What each fact was answered last: to many questions runs of one kind of log give the same answer for the same reasons. */
    private final AtomicReferenceArray<FactValue.Computed> last;

    /** What was asked beside the registered facts, of a few kinds of runs, each at the place of its hash. */
    private final AtomicReferenceArray<String[]> names = new AtomicReferenceArray<>(KINDS);

    private Register(List<Fact> facts) {
        this.facts = facts;
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
        this.last = new AtomicReferenceArray<>(facts.size());
    }

    static Register of(List<Fact> facts) {
        if (facts == Facts.ALL) {
            return Standard.RUN;
        }
        return facts == SweepFacts.ALL ? Standard.SWEEP : new Register(facts);
    }

    int size() {
        return facts.size();
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

    /** The place of the n-th fact in the order of the ids. */
    int placeById(int n) {
        return byId[n];
    }

    /**
     * An answer to the fact of a place; of what is the same as in the last sheet, the sheets share one object. An answer
     * that names a place in a log is never shared.
     *
     * @param from ids of what it leans on, {@code at} places in the logs
     */
    FactValue answer(int place, double value, Quality quality, List<String> from, List<SourceRef> at) {
        FactValue.Computed before = last.get(place);
        boolean alike = before != null && before.from().equals(from);
        if (alike
                && at.isEmpty()
                && before.quality() == quality
                && same(before.quantity().value(), value)) {
            return before;
        }
        Quantity quantity = new Quantity(value, facts.get(place).unit());
        List<String> origin = alike ? before.from() : List.copyOf(from);
        FactValue.Computed anew = new FactValue.Computed(quantity, quality, origin, List.of());
        last.set(place, anew);
        return at.isEmpty() ? anew : new FactValue.Computed(quantity, quality, origin, at);
    }

    /** To the last bit: a zero has a sign. */
    private static boolean same(double one, double other) {
        return Double.doubleToLongBits(one) == Double.doubleToLongBits(other);
    }
}
