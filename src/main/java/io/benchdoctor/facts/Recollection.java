package io.benchdoctor.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What was worked out about a run before, of the same logs, by the same rules and for the same targets: a sheet that begins with it answers at
 * once, and works out by itself whatever is not among it. What else is listed of a run hangs on what rules asked. With it, of a large run nobody looks at a single gap again.
 *
 * @param outline how each question was answered, which runs of one kind have in common
 * @param numbers of those that its outline says a basis of, {@code own} the answers that it says nothing of; both in its order
 * @param bins and {@code histogram} count all gaps for charts; empty without raw gaps
 */
public record Recollection(
        Outline outline,
        List<Double> numbers,
        List<FactValue> own,
        Optional<GapBins> bins,
        Optional<GapHistogram> histogram) {
    /** Of a run that was never looked at. */
    public static final Recollection NOTHING = new Recollection(
            new Outline(List.of(), List.of()), List.of(), List.of(), Optional.empty(), Optional.empty());

    /**
     * How questions were answered: all but numbers, and what names places in the logs.
     *
     * @param ids what was asked, {@code ways} how each was answered
     */
    public record Outline(List<String> ids, List<Way> ways) {}

    /**
     * How one question was answered.
     *
     * @param open why nobody knows
     * @param basis of a number; both are empty where the answer stands by itself
     */
    public record Way(Optional<FactValue.Unknown> open, Optional<FactValue.Basis> basis) {
        private static final Way OWN = new Way(Optional.empty(), Optional.empty());

        /** By hand, as {@link #hashCode}: hundreds of each run are looked up, most of them the same object as in another run. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Way way
                    && same(open.orElse(null), way.open.orElse(null))
                    && same(basis.orElse(null), way.basis.orElse(null));
        }

        private static boolean same(Object one, Object other) {
            return one == other || one != null && one.equals(other);
        }

        @Override
        public int hashCode() {
            return open.isPresent()
                    ? open.get().hashCode()
                    : basis.isPresent() ? basis.get().hashCode() : 0;
        }

        private static Way of(FactValue answer) {
            if (answer instanceof FactValue.Unknown unknown) {
                return new Way(Optional.of(unknown), Optional.empty());
            }
            return answer instanceof FactValue.Computed computed
                            && computed.at().isEmpty()
                    ? new Way(Optional.empty(), Optional.of(computed.basis()))
                    : OWN;
        }
    }

    /**
     * What is worth remembering of a sheet that was asked everything; what it is asked when the run is compared with others is no
     * answer about it.
     */
    public static Recollection of(FactSheet sheet) {
        Answered answered = sheet.settled();
        List<Way> ways = new ArrayList<>(answered.values().size());
        List<Double> numbers = new ArrayList<>();
        List<FactValue> own = new ArrayList<>();
        for (FactValue answer : answered.values()) {
            Way way = Way.of(answer);
            ways.add(way);
            way.basis().ifPresent(basis -> numbers.add(((FactValue.Computed) answer).value()));
            if (way == Way.OWN) {
                own.add(answer);
            }
        }
        return new Recollection(
                new Outline(answered.ids(), ways), numbers, own, GapBins.of(sheet), GapHistogram.of(sheet));
    }

    /** Tells each answer with its id. */
    void each(BiConsumer<String, FactValue> told) {
        Iterator<Double> number = numbers.iterator();
        Iterator<FactValue> alone = own.iterator();
        for (int n = 0; n < outline.ids().size(); n++) {
            Way way = outline.ways().get(n);
            FactValue answer = null;
            if (way.open().isPresent()) {
                answer = way.open().get();
            } else if (way.basis().isPresent()) {
                answer = new FactValue.Computed(number.next(), way.basis().get());
            } else {
                answer = alone.next();
            }
            told.accept(outline.ids().get(n), answer);
        }
    }

    /** The counts by the kind of work that they stand for. */
    Map<Class<?>, Object> gaps() {
        Map<Class<?>, Object> gaps = new HashMap<>();
        for (Optional<?> known : List.of(bins, histogram)) {
            known.ifPresent(counts -> gaps.put(counts.getClass(), counts));
        }
        return gaps;
    }
}
