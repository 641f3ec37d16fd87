package io.benchdoctor.i18n;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * What was put together of several texts of a language, by what it names: thousands of runs have the same names of metrics. A
 * log may make names up: no more of them are kept than runs in good faith have.
 *
 * @param texts by what they name
 */
public record KnownNames(Map<String, String> texts) {
    private static final int MOST = 4096;

    KnownNames() {
        this(new ConcurrentHashMap<>());
    }

    /** @param named puts together the text of a name, the same each time */
    public String of(String name, UnaryOperator<String> named) {
        String known = texts.get(name);
        if (known != null) {
            return known;
        }
        String text = named.apply(name);
        if (texts.size() < MOST) {
            texts.put(name, text);
        }
        return text;
    }
}
