package io.benchdoctor.parse;

import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.model.RequestTimings;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Writes records as the values of their components, one after the other. Types are not written: {@link RecordReader}
 * knows them, so that bytes cannot ask for a type of their own. What is read back equals what was written, to the last bit.
 */
final class RecordWriter {
    private final DataOutput out;
    private final Map<String, Integer> texts = new HashMap<>();

    RecordWriter(DataOutput out) {
        this.out = out;
    }

    void write(Type type, Object value) throws IOException {
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
            timings.write(out);
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
                write(component.getGenericType(), component.getAccessor().invoke(value));
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
