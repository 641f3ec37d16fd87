package io.benchdoctor.stored;

import java.io.DataOutput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was written once and has a number: texts, and values of kinds that come again and again. Several writers may share one, one after the
 * other; what they know then stands apart from what each of them writes.
 */
public final class Vocabulary {
    private final DataOutput out;
    private final List<Class<?>> repeated;
    private final Map<String, Integer> texts = new HashMap<>();
    private final Map<Object, Integer> values = new HashMap<>();
    private int entries;

    /**
     * @param out where new texts and values go
     * @param repeated classes of records whose values come again and again
     */
    public Vocabulary(DataOutput out, List<Class<?>> repeated) {
        this.out = out;
        this.repeated = List.copyOf(repeated);
    }

    /** Goes on where an earlier one ended; what that one wrote stands before. */
    public Vocabulary(DataOutput out, KnownWords before) {
        this(out, before.repeated());
        before.texts().forEach(text -> texts.put(text, texts.size()));
        before.values().forEach(value -> values.put(value, values.size()));
        entries = before.entries();
    }

    /** How many entries {@link KnownWords#read} finds. */
    public int entries() {
        return entries;
    }

    DataOutput out() {
        return out;
    }

    List<Class<?>> repeated() {
        return repeated;
    }

    Map<String, Integer> texts() {
        return texts;
    }

    Map<Object, Integer> values() {
        return values;
    }

    void entry() {
        entries++;
    }
}
