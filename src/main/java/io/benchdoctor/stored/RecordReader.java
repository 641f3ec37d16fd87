package io.benchdoctor.stored;

import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.model.GapColumn;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.model.TimingBytes;
import java.io.DataInput;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * Reads what {@link RecordWriter} wrote. The caller says what is to be read; bytes only fill it in. Whatever else they are,
 * an {@link IOException} or a {@link RuntimeException} comes of it, and no more memory is asked for than there are bytes.
 */
public final class RecordReader {
    private final DataInput in;
    private final IntFunction<GapColumn> gaps;
    private final List<String> texts = new ArrayList<>();
    private int columns;

    /** @param gaps gives the n-th of {@link RecordWriter#columns}, when somebody asks for a gap of it */
    public RecordReader(DataInput in, IntFunction<GapColumn> gaps) {
        this.in = in;
        this.gaps = gaps;
    }

    /** The value that was written as one of this type. */
    public Object read(Type type) throws IOException {
        if (type instanceof ParameterizedType generic) {
            return container((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        Optional<Object> plain = plain((Class<?>) type);
        return plain.isPresent() ? plain.get() : composed((Class<?>) type);
    }

    private Optional<Object> plain(Class<?> type) throws IOException {
        Object value = null;
        if (type == int.class || type == Integer.class) {
            value = in.readInt();
        } else if (type == long.class) {
            value = in.readLong();
        } else if (type == double.class) {
            value = in.readDouble();
        } else if (type == boolean.class) {
            value = in.readBoolean();
        } else if (type == String.class) {
            value = text();
        } else if (type == OptionalInt.class) {
            boolean present = in.readBoolean();
            int number = in.readInt();
            value = present ? OptionalInt.of(number) : OptionalInt.empty();
        } else if (type == OptionalDouble.class) {
            boolean present = in.readBoolean();
            double number = in.readDouble();
            value = present ? OptionalDouble.of(number) : OptionalDouble.empty();
        } else if (type.isEnum()) {
            value = type.getEnumConstants()[in.readInt()];
        }
        return Optional.ofNullable(value);
    }

    private Object container(Class<?> type, Type[] of) throws IOException {
        if (type == Optional.class) {
            return in.readBoolean() ? Optional.of(read(of[0])) : Optional.empty();
        }
        int size = in.readInt();
        if (Map.class.isAssignableFrom(type)) {
            Map<Object, Object> map = type == SortedMap.class ? new TreeMap<>() : new LinkedHashMap<>();
            for (int n = 0; n < size; n++) {
                map.put(read(of[0]), read(of[1]));
            }
            return map;
        }
        List<Object> list = new ArrayList<>();
        for (int n = 0; n < size; n++) {
            list.add(read(of[0]));
        }
        return list;
    }

    private Object composed(Class<?> type) throws IOException {
        if (type == RequestTimings.class) {
            return timings();
        }
        if (type == EngineSamples.class) {
            return new EngineSamples.Builder(text()).read(in).build();
        }
        return type.isSealed() ? composed(type.getPermittedSubclasses()[in.readByte()]) : record(type);
    }

    private RequestTimings timings() throws IOException {
        var builder = new RequestTimings.Builder((SourceRef) read(SourceRef.class), text());
        int column = columns++;
        TimingBytes.read(builder, in, () -> gaps.apply(column));
        int errors = in.readInt();
        for (int n = 0; n < errors; n++) {
            builder.error(text());
        }
        return builder.build();
    }

    private Object record(Class<?> type) throws IOException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int n = 0; n < values.length; n++) {
            values[n] = read(components[n].getGenericType());
        }
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException impossibleValues) {
            throw new IOException(type + " cannot be made of this", impossibleValues);
        }
    }

    private String text() throws IOException {
        int number = in.readInt();
        if (number == texts.size()) {
            int length = in.readInt();
            StringBuilder text = new StringBuilder();
            for (int n = 0; n < length; n++) {
                text.append(in.readChar());
            }
            texts.add(text.toString());
        }
        return texts.get(number);
    }
}
