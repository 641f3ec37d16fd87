package io.benchdoctor.stored;

import java.io.DataInput;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/**
 * A {@link Vocabulary} that stands apart from what was written with it, read again. Any number of threads may read with it.
 *
 * @param texts by their numbers, {@code values} likewise
 * @param entries of the vocabulary: texts inside values have none of their own
 */
public record KnownWords(List<String> texts, List<Object> values, List<Class<?>> repeated, int entries) {
    /** Before a text; before a value the number of its kind, from 1. */
    static final int TEXT = 0;

    public KnownWords {
        texts = Collections.unmodifiableList(texts);
        values = Collections.unmodifiableList(values);
    }

    /** Before anything was written. */
    public static KnownWords none(List<Class<?>> repeated) {
        return new KnownWords(List.of(), List.of(), repeated, 0);
    }

    /**
     * @param entries as many as {@link Vocabulary#entries} said
     * @throws IOException or a {@link RuntimeException} when the bytes are anything else
     */
    public static KnownWords read(DataInput in, int entries, List<Class<?>> repeated) throws IOException {
        var reader = new RecordReader(in, column -> null, repeated);
        for (int n = 0; n < entries; n++) {
            int kind = in.readByte();
            if (kind == TEXT) {
                reader.newText();
            } else {
                reader.newValue(repeated.get(kind - 1));
            }
        }
        return new KnownWords(reader.texts(), reader.values(), repeated, entries);
    }
}
