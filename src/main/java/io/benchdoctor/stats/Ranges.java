package io.benchdoctor.stats;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Work over many things in a few ranges of them, on all processors. What is made of the ranges together may not depend on where
 * one ends: largest and least, counts, exact sums, and what each thing has for itself.
 */
public final class Ranges {
    /** Fewer are done before another thread has begun. */
    private static final int FEWEST = 1 << 12;

    /** More than processors, so that none waits long for a slow neighbour. */
    private static final int PARTS = 4;
    /** What a range leaves may be as large as all things together: of very many there are fewer ranges. */
    private static final int MANY = 1 << 18;

    private Ranges() {}

    /** Does the work of a range. */
    @FunctionalInterface
    public interface Work<T> {
        /** @param to behind the last of the range */
        T of(int from, int to);
    }

    /** What was made of each range, in their order. Work waits for nobody. */
    public static <T> List<T> of(int count, Work<T> work) {
        int parts = count < FEWEST ? 1 : count > MANY ? PARTS / 2 : PARTS;
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> work.of(begin(count, part, parts), begin(count, part + 1, parts)))
                .toList();
    }

    private static int begin(int count, int part, int parts) {
        return (int) ((long) count * part / parts);
    }
}
