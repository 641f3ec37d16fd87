package io.benchdoctor.facts;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Known answers by id, in the order of the ids; unmodifiable. A look at those that lie at their places in the register, and
 * at the few others: each output of each language wants them.
 */
final class KnownAnswers extends AbstractMap<String, FactValue> {
    private final Register register;

    /** Ids that are not registered, rising. */
    private final String[] ids;

    /** Answers to registered facts by their places, then those to the other ids in their order, known or not. */
    private final IntFunction<FactValue> answers;

    private final int size;

    private KnownAnswers(Register register, String[] ids, IntFunction<FactValue> answers, int size) {
        this.register = register;
        this.ids = ids;
        this.answers = answers;
        this.size = size;
    }

    /** @param registered by their places, all of them, {@code others} by id */
    static KnownAnswers of(
            Register register, FactValue[] registered, Map<String, FactValue> others, PrintedFigures figures) {
        String[] ids = register.names(others.keySet());
        FactValue[] more = new FactValue[ids.length];
        for (int n = 0; n < more.length; n++) {
            more[n] = others.get(ids[n]);
        }
        IntFunction<FactValue> answers = register.forms()
                .flatMap(forms -> FoldedAnswers.of(registered, more, ids, figures, forms))
                .<IntFunction<FactValue>>map(folded -> folded)
                .orElse(n -> n < registered.length ? registered[n] : more[n - registered.length]);
        return new KnownAnswers(register, ids, answers, count(registered) + count(more));
    }

    /** @param ids of those that are not registered, rising */
    static KnownAnswers of(Register register, String[] ids, FoldedAnswers answers) {
        return new KnownAnswers(register, ids, answers, answers.known());
    }

    private static int count(FactValue[] answers) {
        int known = 0;
        for (FactValue answer : answers) {
            known += isKnown(answer) ? 1 : 0;
        }
        return known;
    }

    private static boolean isKnown(FactValue answer) {
        return answer != null && answer.isKnown();
    }

    /** The answer to what is not registered, known or not; null where none is among them. */
    FactValue other(String id) {
        int at = Arrays.binarySearch(ids, id);
        return at < 0 ? null : at(register.size() + at);
    }

    /** What is left of them without the figures that the run prints; empty where they are not folded. */
    Optional<Recollection.Folded> told() {
        return answers instanceof FoldedAnswers folded ? Optional.of(folded.told(List.of(ids))) : Optional.empty();
    }

    /** The answer of a place, known or not; the other ids have the places behind the register's. */
    FactValue at(int place) {
        return answers.apply(place);
    }

    /** Those to what is not registered, known or not. */
    Map<String, FactValue> others() {
        Map<String, FactValue> others = new HashMap<>();
        for (int at = 0; at < ids.length; at++) {
            others.put(ids[at], at(register.size() + at));
        }
        return others;
    }

    @Override
    public FactValue get(Object id) {
        int place = register.place((String) id);
        FactValue answer = place < 0 ? other((String) id) : at(place);
        return isKnown(answer) ? answer : null;
    }

    @Override
    public boolean containsKey(Object id) {
        return get(id) != null;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Set<String> keySet() {
        return Collections.unmodifiableSet(super.keySet());
    }

    @Override
    public Set<Map.Entry<String, FactValue>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, FactValue>> iterator() {
                return byId().iterator();
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    /** Both in the order of the ids. */
    private List<Map.Entry<String, FactValue>> byId() {
        List<Map.Entry<String, FactValue>> all = new ArrayList<>(size);
        int next = 0;
        for (int n = 0; n < register.size(); n++) {
            int place = register.placeById(n);
            FactValue answer = at(place);
            if (isKnown(answer)) {
                String id = register.at(place).id();
                for (; next < ids.length && ids[next].compareTo(id) < 0; next++) {
                    add(ids[next], at(register.size() + next), all);
                }
                add(id, answer, all);
            }
        }
        for (; next < ids.length; next++) {
            add(ids[next], at(register.size() + next), all);
        }
        return Collections.unmodifiableList(all);
    }

    private static void add(String id, FactValue answer, List<Map.Entry<String, FactValue>> all) {
        if (isKnown(answer)) {
            all.add(Map.entry(id, answer));
        }
    }
}
