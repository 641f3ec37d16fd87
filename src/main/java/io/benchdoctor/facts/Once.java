package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import java.util.HashMap;
import java.util.Map;

/**
 * What several formulas of a run want of its raw timings and is costly, worked out once. What the work leans on must be
 * asked of the sheet before: an answer that was kept asks for nothing.
 */
final class Once {
    private final Map<Object, Object> results = new HashMap<>();

    /** Works something out of the raw timings alone. */
    @FunctionalInterface
    interface Work<T> {
        T result() throws Unavailable;
    }

    /** @param key the kind of work and every number on which its result depends; no two kinds have equal keys */
    @SuppressWarnings("unchecked")
    <T> T of(Object key, Work<T> work) throws Unavailable {
        Object known = results.get(key);
        if (known == null) {
            known = resultOrWhyNot(work);
            results.put(key, known);
        }
        if (known instanceof Unavailable unavailable) {
            throw unavailable;
        }
        return (T) known;
    }

    private static Object resultOrWhyNot(Work<?> work) {
        try {
            return work.result();
        } catch (Unavailable unavailable) {
            return unavailable;
        }
    }

    /** Begins with results of before, of which each kind of work has one at most. */
    void remember(Map<Class<?>, Object> before) {
        results.putAll(before);
    }

    void takeFrom(Once other) {
        results.putAll(other.results);
    }
}
