package io.benchdoctor.stored;

import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.model.GapColumn;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.TimingBytes;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
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
    private final DataOutput out;
    private final Map<String, Integer> texts = new HashMap<>();
    private final List<GapColumn> columns = new ArrayList<>();

    public RecordWriter(DataOutput out) {
        this.out = out;
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
        if (value instanceof Integer number) {
            out.writeInt(number);
        } else if (value instanceof Long number) {
            out.writeLong(number);
        } else if (value instanceof Double number) {
            out.writeDouble(number);
        } else if (value instanceof Boolean yes) {
            out.writeBoolean(yes);
        } else if (value instanceof String text) {
            text(text);
        } else if (value instanceof OptionalInt number) {
            out.writeBoolean(number.isPresent());
            out.writeInt(number.orElse(0));
        } else if (value instanceof OptionalDouble number) {
            out.writeBoolean(number.isPresent());
            out.writeDouble(number.orElse(0));
        } else if (type.isEnum()) {
            out.writeInt(((Enum<?>) value).ordinal());
        } else {
            return false;
        }
        return true;
    }

    private void container(Type[] of, Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            out.writeInt(map.size());
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
            out.writeInt(list.size());
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
        } else if (type.isSealed()) {
            Class<?>[] permitted = type.getPermittedSubclasses();
            out.writeByte(Arrays.asList(permitted).indexOf(value.getClass()));
            composed(value.getClass(), value);
        } else {
            record(type, value);
        }
    }

    private void record(Class<?> type, Object value) throws IOException {
        for (RecordComponent component : type.getRecordComponents()) {
            try {
                Method accessor = component.getAccessor();
                accessor.setAccessible(true);
                write(component.getGenericType(), accessor.invoke(value));
            } catch (ReflectiveOperationException notOurs) {
                throw new IllegalStateException(type + " cannot be stored", notOurs);
            }
        }
    }

    /** Paths and names come again and again. Characters, not UTF-8: a log may hold half of a pair. */
    private void text(String text) throws IOException {
        Integer known = texts.putIfAbsent(text, texts.size());
        out.writeInt(known == null ? texts.size() - 1 : known);
        if (known == null) {
            out.writeInt(text.length());
            out.writeChars(text);
        }
    }
}
