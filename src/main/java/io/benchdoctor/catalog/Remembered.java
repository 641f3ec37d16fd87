package io.benchdoctor.catalog;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What was worked out of names, so that thousands of logs of one model ask once. A name is a stranger's text: no more of
 * them are kept than a batch in good faith has, and none that is as long as a name never is.
 *
 * @param answers by name
 */
public record Remembered<V>(Map<String, V> answers) {
    private static final int MOST_NAMES = 1_000;
    private static final int LONGEST_NAME = 500;

    /** Nothing yet. */
    public Remembered() {
        this(new ConcurrentHashMap<>());
    }

    /**
     * The answer to a name.
     *
     * @param work that gives the same answer to the same name each time
     */
    public V of(String name, Function<String, V> work) {
        V known = answers.get(name);
        if (known != null) {
            return known;
        }
        V answer = work.apply(name);
        if (answers.size() < MOST_NAMES && name.length() <= LONGEST_NAME) {
            answers.put(name, answer);
        }
        return answer;
    }
}
