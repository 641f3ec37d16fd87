package io.benchdoctor.facts;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Known answers by id, in the order of the ids; unmodifiable. */
final class KnownAnswers extends AbstractMap<String, FactValue> {
    private final String[] ids;
    private final FactValue[] answers;

    /** @param ids rising, {@code answers} to them; they are not copied */
    KnownAnswers(String[] ids, FactValue[] answers) {
        this.ids = ids;
        this.answers = answers;
    }

    @Override
    public FactValue get(Object id) {
        int at = Arrays.binarySearch(ids, (String) id);
        return at < 0 ? null : answers[at];
    }

    @Override
    public boolean containsKey(Object id) {
        return Arrays.binarySearch(ids, (String) id) >= 0;
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
                return IntStream.range(0, ids.length)
                        .mapToObj(n -> Map.entry(ids[n], answers[n]))
                        .iterator();
            }

            @Override
            public int size() {
                return ids.length;
            }
        };
    }
}
