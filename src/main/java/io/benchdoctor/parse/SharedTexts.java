package io.benchdoctor.parse;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One object for texts that are equal: thousands of runs of a batch are made with the same few models and data sets, and most numbers
 * of a few digits are printed more than once. So many texts are remembered and no longer ones, whatever the logs say; the others stay
 * as they are. For any number of threads.
 */
final class SharedTexts {
    private static final int MOST = 1 << 16;

    /** The path of a model, and what is said as briefly. */
    private static final int MAX_CHARS = 128;

    private final Map<String, String> known = new ConcurrentHashMap<>();

    String shared(String text) {
        if (text.length() > MAX_CHARS) {
            return text;
        }
        String first = known.get(text);
        if (first == null && known.size() < MOST) {
            first = known.putIfAbsent(text, text);
        }
        return first == null ? text : first;
    }
}
