package io.benchdoctor.catalog;

import java.util.Locale;
import java.util.Set;

/**
 * The words that logs of serving benchmarks are made of: labels, keys, options, the words of those who explain them. A word
 * that is not among them may be anybody's name.
 */
public final class PlainWords {
    private static final String FILE = "catalog/plain-words.txt";

    private PlainWords() {}

    /** Whether a word tells nothing of who measured, where and what was asked; capitals do not matter. */
    public static boolean has(String word) {
        return Standard.WORDS.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Read when first asked for. */
    private static final class Standard {
        private static final Set<String> WORDS =
                Set.of(YamlFolder.file(FILE).strip().split("\\s+"));
    }
}
