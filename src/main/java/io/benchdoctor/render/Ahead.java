package io.benchdoctor.render;

import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Makes things on all processors and hands them over in their order, a few at a time, so that a large batch is never in
 * memory as a whole. What a thing is made of may not depend on another.
 */
final class Ahead {
    /** Enough that no processor waits for a slow neighbour, few enough that pages of a megabyte do not matter. */
    private static final int AT_ONCE = 16;

    private Ahead() {}

    /** What is done with each thing, by one thread. */
    @FunctionalInterface
    interface Use<T> {
        void of(int index, T made) throws IOException;
    }

    static <T> void each(int count, IntFunction<T> make, Use<T> use) throws IOException {
        for (int from = 0; from < count; from += AT_ONCE) {
            int to = Math.min(count, from + AT_ONCE);
            List<T> made = IntStream.range(from, to).parallel().mapToObj(make).toList();
            for (int index = from; index < to; index++) {
                use.of(index, made.get(index - from));
            }
        }
    }
}
