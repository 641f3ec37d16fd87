package io.benchdoctor.parse;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one object of a log holds, however deep: scalars by paths such as {@code successes.latency.mean}, and lists of
 * numbers by paths such as {@code itl_values_ms[]}. What is null is not there.
 */
final class Fields {
    private static final Doubles NONE = new Doubles();

    private final Map<String, Field> scalars = new LinkedHashMap<>();
    private final Map<String, Doubles> lists = new HashMap<>();

    /** Of a key that stands twice the first counts. */
    void put(String path, Field field) {
        scalars.putIfAbsent(path, field);
    }

    void putList(String path, Doubles numbers) {
        lists.putIfAbsent(path, numbers);
    }

    Optional<Field> get(String path) {
        return Optional.ofNullable(scalars.get(path));
    }

    boolean has(String path) {
        return scalars.containsKey(path);
    }

    Set<String> paths() {
        return scalars.keySet();
    }

    /** NaN where there is no number. */
    double number(String path) {
        Field field = scalars.get(path);
        return field == null ? Double.NaN : field.number().orElse(Double.NaN);
    }

    /** A count of tokens; −1 where there is none. */
    int count(String path) {
        double value = number(path);
        return value >= 0 && value <= Integer.MAX_VALUE ? (int) value : -1;
    }

    /** Empty text where there is none. */
    String text(String path) {
        Field field = scalars.get(path);
        return field == null ? "" : field.text();
    }

    boolean hasList(String path) {
        return lists.containsKey(path);
    }

    /** NaN stands where the list holds something else than a number; empty where there is no list. */
    Doubles list(String path) {
        return lists.getOrDefault(path, NONE);
    }
}
