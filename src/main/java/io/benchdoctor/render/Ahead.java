package io.benchdoctor.render;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.FutureTask;
import java.util.function.IntFunction;

/**
 * Makes things on all processors and hands them over in their order, a few at a time, so that a large batch is never in
 * memory as a whole. What a thing is made of may not depend on another.
 *
 * <p>As soon as one is handed over, the next one is begun: no processor waits for the slowest of a few, and none is kept
 * busy with looking for work among that of others, as it is by parallel streams of several threads.
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
        Queue<FutureTask<T>> waiting = new ConcurrentLinkedQueue<>();
        Deque<FutureTask<T>> ahead = new ArrayDeque<>();
        try {
            for (int index = 0; index < count; index++) {
                for (int next = index + ahead.size(); next < Math.min(count, index + AT_ONCE); next++) {
                    int making = next;
                    FutureTask<T> task = new FutureTask<>(() -> make.apply(making));
                    ahead.add(task);
                    waiting.add(task);
                    // Names no thing: until a processor is free for it, a thing that was used long ago would be kept.
                    ForkJoinPool.commonPool().execute(() -> begin(waiting));
                }
                use.of(index, made(ahead.remove(), waiting));
            }
        } finally {
            waiting.clear();
        }
    }

    /** False when all that may be made by now is begun. */
    private static <T> boolean begin(Queue<FutureTask<T>> waiting) {
        FutureTask<T> next = waiting.poll();
        if (next != null) {
            next.run();
        }
        return next != null;
    }

    /** Lends a hand until the thing is made; it may be the next one that waits. */
    private static <T> T made(FutureTask<T> thing, Queue<FutureTask<T>> waiting) {
        boolean more = true;
        while (more && !thing.isDone()) {
            more = begin(waiting);
        }
        try {
            return thing.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed.getCause() instanceof RuntimeException bug
                    ? bug
                    : new IllegalStateException(failed.getCause());
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
