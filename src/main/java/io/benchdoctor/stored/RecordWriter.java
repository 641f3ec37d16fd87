package io.benchdoctor.stored;

import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.model.GapColumn;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.TimingBytes;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Writes records as the values of their components, one after the other. Types are not written: {@link RecordReader}
 * knows them, so that bytes cannot ask for a type of their own. What is read back equals what was written, to the last bit.
 * The gaps of raw timings, which are most of a log, are not among it: see {@link #columns}.
 */
public final class RecordWriter {
    /** Before a text or a value that was not written yet. */
    static final int NEW = 0;

    /** The number of the first text, and of the first value. */
    static final int FIRST = 1;

    private final Vocabulary vocabulary;
    private final List<GapColumn> columns = new ArrayList<>();
    private DataOutput out;

    /**
     * A writer whose words stand where they come for the first time.
     *
     * @param repeated as in {@link Vocabulary}
     */
    public RecordWriter(DataOutput out, List<Class<?>> repeated) {
        this(out, new Vocabulary(out, repeated));
    }

    /** @param vocabulary what others wrote before, and where new words go */
    public RecordWriter(DataOutput out, Vocabulary vocabulary) {
        this.out = out;
        this.vocabulary = vocabulary;
    }

    /** The gaps that were left out so far, in the order in which {@link RecordReader} asks for them. */
    public List<GapColumn> columns() {
        return List.copyOf(columns);
    }

    /**
     * Writes one value.
     *
     * @param type as which it is read: a record, a sealed interface of records, a container of such
     */
    public void write(Type type, Object value) throws IOException {
        if (type instanceof ParameterizedType generic) {
            container(generic.getActualTypeArguments(), value);
        } else if (!isPlain((Class<?>) type, value)) {
            composed((Class<?>) type, value);
        }
    }

    private boolean isPlain(Class<?> type, Object value) throws IOException {
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof Integer number) {
            // Most are small, and of either sign.
            number(number << 1 ^ number >> Integer.SIZE - 1);
        } else if (value instanceof Double number) {
            out.writeDouble(number);
        } else if (value instanceof Long number) {
            out.writeLong(number);
        } else if (value instanceof Boolean yes) {
            out.writeBoolean(yes);
        } else if (value instanceof OptionalInt number) {
            out.writeBoolean(number.isPresent());
            out.writeInt(number.orElse(0));
        } else if (value instanceof OptionalDouble number) {
            out.writeBoolean(number.isPresent());
            out.writeDouble(number.orElse(0));
        } else if (type.isEnum()) {
            number(((Enum<?>) value).ordinal());
        } else {
            return false;
        }
        return true;
    }

    private void container(Type[] of, Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            number(map.size());
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                write(of[0], entry.getKey());
                write(of[1], entry.getValue());
            }
        } else if (value instanceof Optional<?> optional) {
            out.writeBoolean(optional.isPresent());
            if (optional.isPresent()) {
                write(of[0], optional.get());
            }
        } else {
            Collection<?> list = (Collection<?>) value;
            number(list.size());
            for (Object element : list) {
                write(of[0], element);
            }
        }
    }

    private void composed(Class<?> type, Object value) throws IOException {
        if (value instanceof RequestTimings timings && type == RequestTimings.class) {
            write(timings.source().getClass(), timings.source());
            text(timings.format());
            TimingBytes.write(timings, out);
            columns.add(timings.column());
            out.writeInt(timings.errors().size());
            for (String error : timings.errors()) {
                text(error);
            }
        } else if (value instanceof EngineSamples samples && type == EngineSamples.class) {
            text(samples.source().path());
            samples.write(out);
        } else {
            List<Class<?>> permitted = Shape.of(type).permitted();
            if (!permitted.isEmpty()) {
                out.writeByte(permitted.indexOf(value.getClass()));
                composed(value.getClass(), value);
            } else if (vocabulary.repeated().contains(type)) {
                repeated(type, value);
            } else {
                record(type, value);
            }
        }
    }

    private void record(Class<?> type, Object value) throws IOException {
        Shape shape = Shape.of(type);
        for (int n = 0; n < shape.components().length; n++) {
            write(shape.components()[n], shape.value(n, value));
        }
    }

    private void repeated(Class<?> type, Object value) throws IOException {
        Map<Object, Integer> values = vocabulary.values();
        Integer known = values.get(value);
        if (known == null) {
            DataOutput here = begin(1 + vocabulary.repeated().indexOf(type));
            record(type, value);
            // Behind what it holds of such values itself, as the reader counts.
            known = values.size();
            values.put(value, known);
            if (here == out) {
                return;
            }
            out = here;
        }
        number(FIRST + known);
    }

    /** Paths and names come again and again. */
    private void text(String text) throws IOException {
        Map<String, Integer> texts = vocabulary.texts();
        Integer known = texts.putIfAbsent(text, texts.size());
        if (known == null) {
            known = texts.size() - 1;
            DataOutput here = begin(KnownWords.TEXT);
            spell(text);
            if (here == out) {
                return;
            }
            out = here;
        }
        number(FIRST + known);
    }

    /** Goes where new words stand: here, or among the others of their kind; tells where here was. */
    private DataOutput begin(int kind) throws IOException {
        DataOutput here = out;
        out = vocabulary.out();
        if (here == out) {
            number(NEW);
        } else {
            out.writeByte(kind);
            vocabulary.entry();
        }
        return here;
    }

    /** Characters where one byte does not hold each, and not UTF-8: a log may hold half of a pair. */
    private void spell(String text) throws IOException {
        boolean narrow = true;
        for (int n = 0; n < text.length(); n++) {
            narrow &= text.charAt(n) < 256;
        }
        number(text.length() << 1 | (narrow ? 1 : 0));
        if (narrow) {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        } else {
            out.writeChars(text);
        }
    }

    /** Seven bits a byte, the lowest first; another byte follows where the eighth is set. */
    private void number(int number) throws IOException {
        int left = number;
        while (left >>> 7 != 0) {
            out.writeByte(left | 0x80);
            left >>>= 7;
        }
        out.writeByte(left);
    }
}
