package io.benchdoctor.stored;

import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.model.GapColumn;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.model.TimingBytes;
import java.io.DataInput;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
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

/**
 * Reads what {@link RecordWriter} wrote. The caller says what is to be read; bytes only fill it in. Whatever else they are,
 * an {@link IOException} or a {@link RuntimeException} comes of it, and no more memory is asked for than there are bytes.
 */
public final class RecordReader {
    /** Of a text that claims to be longer, so much is read before there is room for more. */
    private static final int PIECE = 1 << 16;

    private final DataInput in;
    private final IntFunction<GapColumn> gaps;
    private final List<String> texts;
    private final List<Object> values;
    private final List<Class<?>> repeated;
    private int columns;

    /**
     * Of a writer whose words stand where they come for the first time.
     *
     * @param gaps gives the n-th of {@link RecordWriter#columns}, when somebody asks for a gap of it
     * @param repeated as it was written with
     */
    public RecordReader(DataInput in, IntFunction<GapColumn> gaps, List<Class<?>> repeated) {
        this(in, gaps, new ArrayList<>(), new ArrayList<>(), repeated);
    }

    /** Of a writer whose words stand apart. */
    public RecordReader(DataInput in, IntFunction<GapColumn> gaps, KnownWords words) {
        this(in, gaps, words.texts(), words.values(), words.repeated());
    }

    private RecordReader(
            DataInput in,
            IntFunction<GapColumn> gaps,
            List<String> texts,
            List<Object> values,
            List<Class<?>> repeated) {
        this.in = in;
        this.gaps = gaps;
        this.texts = texts;
        this.values = values;
        this.repeated = repeated;
    }

    List<String> texts() {
        return texts;
    }

    List<Object> values() {
        return values;
    }

    /** The value that was written as one of this type. */
    public Object read(Type type) throws IOException {
        if (type instanceof ParameterizedType generic) {
            return container((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        Object plain = plain((Class<?>) type);
        return plain != null ? plain : composed((Class<?>) type);
    }

    /** Null where it is none. */
    private Object plain(Class<?> type) throws IOException {
        if (type == String.class) {
            return text();
        }
        if (type == int.class || type == Integer.class) {
            int number = number();
            return number >>> 1 ^ -(number & 1);
        }
        if (type == double.class || type == Double.class) {
            return in.readDouble();
        }
        if (type == long.class) {
            return in.readLong();
        }
        if (type == boolean.class) {
            return in.readBoolean();
        }
        if (type == OptionalInt.class) {
            boolean present = in.readBoolean();
            int number = in.readInt();
            return present ? OptionalInt.of(number) : OptionalInt.empty();
        }
        if (type == OptionalDouble.class) {
            boolean present = in.readBoolean();
            double number = in.readDouble();
            return present ? OptionalDouble.of(number) : OptionalDouble.empty();
        }
        return type.isEnum() ? Shape.of(type).constants()[number()] : null;
    }

    private Object container(Class<?> type, Type[] of) throws IOException {
        if (type == Optional.class) {
            return in.readBoolean() ? Optional.of(read(of[0])) : Optional.empty();
        }
        int size = number();
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
        List<Class<?>> permitted = Shape.of(type).permitted();
        if (!permitted.isEmpty()) {
            return composed(permitted.get(in.readByte()));
        }
        return repeated.contains(type) ? repeated(type) : record(type);
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
        Shape shape = Shape.of(type);
        Object[] components = new Object[shape.components().length];
        for (int n = 0; n < components.length; n++) {
            components[n] = read(shape.components()[n]);
        }
        return shape.record(components);
    }

    private Object repeated(Class<?> type) throws IOException {
        int number = number();
        return number == RecordWriter.NEW ? newValue(type) : type.cast(values.get(number - RecordWriter.FIRST));
    }

    Object newValue(Class<?> type) throws IOException {
        Object value = record(type);
        values.add(value);
        return value;
    }

    private String text() throws IOException {
        int number = number();
        return number == RecordWriter.NEW ? newText() : texts.get(number - RecordWriter.FIRST);
    }

    String newText() throws IOException {
        int head = number();
        int length = head >>> 1;
        String text = (head & 1) == 1 ? narrow(length) : wide(length);
        texts.add(text);
        return text;
    }

    private String narrow(int length) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int left = length; left > 0; left -= PIECE) {
            byte[] piece = new byte[Math.min(left, PIECE)];
            in.readFully(piece);
            text.append(new String(piece, StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }

    private String wide(int length) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < length; n++) {
            text.append(in.readChar());
        }
        return text.toString();
    }

    private int number() throws IOException {
        int number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.readByte();
            number |= (next & 0x7f) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }
}
