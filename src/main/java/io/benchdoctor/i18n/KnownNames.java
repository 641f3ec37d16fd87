package io.benchdoctor.i18n;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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

    /** The text; null where it was not put together yet. */
    public String of(String name) {
        return texts.get(name);
    }

    /** Keeps a text that is the same each time, and gives it back. */
    public String keep(String name, String text) {
        if (texts.size() < MOST) {
            texts.put(name, text);
        }
        return text;
    }
}
