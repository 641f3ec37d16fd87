package io.benchdoctor.facts;

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

    private final List<Fact> facts;
    private final Map<String, Integer> places = new HashMap<>();
    private final int[] byId;

    /** What each fact leant on when it was last worked out: runs of one kind of log lean on the same. */
    private final AtomicReferenceArray<List<String>> origins;

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
        this.origins = new AtomicReferenceArray<>(facts.size());
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

    /** The place of the n-th fact in the order of the ids. */
    int placeById(int n) {
        return byId[n];
    }

    /** A copy of a list, as the one object that sheets share which lean on the same. */
    List<String> shared(int place, List<String> origin) {
        List<String> last = origins.get(place);
        if (last != null && last.size() == origin.size()) {
            int n = 0;
            while (n < last.size() && last.get(n).equals(origin.get(n))) {
                n++;
            }
            if (n == last.size()) {
                return last;
            }
        }
        List<String> anew = List.copyOf(origin);
        origins.set(place, anew);
        return anew;
    }
}
