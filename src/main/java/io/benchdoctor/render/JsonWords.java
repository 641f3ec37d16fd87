package io.benchdoctor.render;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What every run of a document says with the same letters: names of fields, ids of facts and rules, units, lists of ids. It
 * is put into bytes once, for all threads that write the document.
 *
 * @param isCompact whether nothing stands between the values of a list
 * @param alike what is more than a word or a list, by what it tells of
 */
record JsonWords(
        boolean isCompact,
        Map<String, SerializableString> words,
        Map<List<String>, SerializableString> lists,
        Map<Object, SerializableString> alike) {
    /** Several times what the rules know; names that logs make up are without number. */
    private static final int MOST = 4096;

    JsonWords(boolean isCompact) {
        this(isCompact, new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }

    SerializableString word(String word) {
        SerializableString known = words.get(word);
        return known == null ? kept(words, word, new SerializedString(word)) : known;
    }

    /** An array of strings as it stands in the document. */
    SerializableString list(List<String> values) {
        SerializableString known = lists.get(values);
        return known == null ? kept(lists, List.copyOf(values), new SerializedString(written(values))) : known;
    }

    /** Null where it was not written yet. */
    SerializableString alike(Object what) {
        return alike.get(what);
    }

    /** @param written what tells of it, as it stands in the document */
    SerializableString keep(Object what, String written) {
        return kept(alike, what, new SerializedString(written));
    }

    private static <K> SerializableString kept(Map<K, SerializableString> all, K key, SerializableString made) {
        if (all.size() < MOST) {
            all.put(key, made);
        }
        return made;
    }

    private String written(List<String> values) {
        String blank = isCompact ? "" : " ";
        return values.stream()
                .map(value -> blank + '"' + new String(word(value).asQuotedChars()) + '"')
                .collect(Collectors.joining(",", "[", blank + "]"));
    }
}
