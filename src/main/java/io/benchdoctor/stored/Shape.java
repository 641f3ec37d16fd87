package io.benchdoctor.stored;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Stream;

/**
 * What reflection tells of a class of the model, asked once: it makes everything anew at each question.
 *
 * @param permitted what implements a sealed type, in the order in which it names them; empty for others
 * @param constants of an enum; empty for others
 * @param components of a record, as they are declared, {@code accessors} and {@code constructor} likewise
 */
record Shape(
        Class<?> type,
        List<Class<?>> permitted,
        Object[] constants,
        Type[] components,
        Method[] accessors,
        Constructor<?> constructor) {
    private static final ClassValue<Shape> KNOWN = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return seen(type);
        }
    };

    static Shape of(Class<?> type) {
        return KNOWN.get(type);
    }

    private static Shape seen(Class<?> type) {
        List<Class<?>> permitted = type.isSealed() ? List.of(type.getPermittedSubclasses()) : List.of();
        Object[] constants = type.isEnum() ? type.getEnumConstants() : new Object[0];
        if (!type.isRecord()) {
            return new Shape(type, permitted, constants, new Type[0], new Method[0], null);
        }
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            Method[] accessors =
                    Stream.of(components).map(RecordComponent::getAccessor).toArray(Method[]::new);
            Stream.of(accessors).forEach(accessor -> accessor.setAccessible(true));
            Type[] generic =
                    Stream.of(components).map(RecordComponent::getGenericType).toArray(Type[]::new);
            return new Shape(type, permitted, constants, generic, accessors, constructor);
        } catch (NoSuchMethodException everyRecordHasOne) {
            throw new IllegalStateException(everyRecordHasOne);
        }
    }

    /** The value of one component. */
    Object value(int component, Object record) {
        try {
            return accessors[component].invoke(record);
        } catch (ReflectiveOperationException notOurs) {
            throw new IllegalStateException(type + " cannot be stored", notOurs);
        }
    }

    /** @throws IOException when no such record can be */
    Object record(Object[] values) throws IOException {
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException impossibleValues) {
            throw new IOException(type + " cannot be made of this", impossibleValues);
        }
    }
}
