package io.benchdoctor.facts;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Answers of a sheet by id, and those of them that are known in order; not for several threads at once. */
final class Answers {
    private final Map<String, FactValue> byId = new HashMap<>();

    /** Every output of every language asks for it; made anew when an answer came on top. */
    private final AtomicReference<Map<String, FactValue>> known = new AtomicReference<>();

    /** The answer to a question, from {@code asked} where it was not kept yet; the most frequent call of the house. */
    FactValue get(String id, Function<String, FactValue> asked) {
        FactValue given = byId.get(id);
        if (given == null) {
            given = asked.apply(id);
            keep(id, given);
        }
        return given;
    }

    boolean has(String id) {
        return byId.containsKey(id);
    }

    void keep(String id, FactValue answer) {
        byId.put(id, answer);
        if (answer.isKnown()) {
            known.set(null);
        }
    }

    /** Those that are known, by id, as they are now. */
    Map<String, FactValue> known() {
        Map<String, FactValue> made = known.get();
        if (made == null) {
            Map<String, FactValue> sorted = new TreeMap<>();
            byId.forEach((id, answer) -> {
                if (answer.isKnown()) {
                    sorted.put(id, answer);
                }
            });
            made = Collections.unmodifiableMap(sorted);
            known.set(made);
        }
        return made;
    }

    /** Whether {@link #known} was asked for, and nothing came on top since. */
    boolean areTold() {
        return known.get() != null;
    }

    /** All of them, known or not, by id. */
    Map<String, FactValue> all() {
        return Collections.unmodifiableMap(new TreeMap<>(byId));
    }
}
