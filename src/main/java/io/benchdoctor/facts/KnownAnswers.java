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
import java.util.Set;

/**
 * Known answers by id, in the order of the ids; unmodifiable. A look at those that lie at their places in the register, and
 * at the few others: each output of each language wants them.
 */
final class KnownAnswers extends AbstractMap<String, FactValue> {
    private final Register register;
    private final FactValue[] registered;

    /** Ids that are not registered, rising, and the answers to them, known or not. */
    private final String[] ids;

    private final FactValue[] answers;
    private final int size;

    /** @param registered by their places, not to be changed any more, {@code others} by id */
    KnownAnswers(Register register, FactValue[] registered, Map<String, FactValue> others) {
        this.register = register;
        this.registered = registered;
        this.ids = register.names(others.keySet());
        this.answers = Arrays.stream(ids).map(others::get).toArray(FactValue[]::new);
        this.size = count(registered) + count(answers);
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
        return at < 0 ? null : answers[at];
    }

    /** Those to what is not registered, known or not. */
    Map<String, FactValue> others() {
        Map<String, FactValue> others = new HashMap<>();
        for (int at = 0; at < ids.length; at++) {
            others.put(ids[at], answers[at]);
        }
        return others;
    }

    @Override
    public FactValue get(Object id) {
        int place = register.place((String) id);
        FactValue answer = place < 0 ? other((String) id) : registered[place];
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
        for (int n = 0; n < registered.length; n++) {
            int place = register.placeById(n);
            if (isKnown(registered[place])) {
                String id = register.at(place).id();
                for (; next < ids.length && ids[next].compareTo(id) < 0; next++) {
                    add(ids[next], answers[next], all);
                }
                add(id, registered[place], all);
            }
        }
        for (; next < ids.length; next++) {
            add(ids[next], answers[next], all);
        }
        return Collections.unmodifiableList(all);
    }

    private static void add(String id, FactValue answer, List<Map.Entry<String, FactValue>> all) {
        if (isKnown(answer)) {
            all.add(Map.entry(id, answer));
        }
    }
}
