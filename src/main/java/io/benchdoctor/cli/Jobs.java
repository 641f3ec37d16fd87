package io.benchdoctor.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Work that is spread over threads. Its results come in the order of what was given, so that no output tells how many
 * threads there were.
 *
 * @param count threads that work at once, 1 at least
 */
record Jobs(int count) {
    /** More than any machine of today has use for: each costs memory of its own, and the system may refuse it. */
    private static final int MOST_THREADS = 256;

    /** As many as the machine has processors. */
    static Jobs ofMachine() {
        return new Jobs(Runtime.getRuntime().availableProcessors());
    }

    /**
     * Does the same with each.
     *
     * @param large what needs so much memory that no two such are done at once
     */
    <T, R> List<R> each(List<T> all, Predicate<T> large, Function<T, R> work) {
        int threads = Math.min(Math.min(count, MOST_THREADS), all.size());
        if (threads <= 1) {
            return all.stream().map(work).toList();
        }
        Semaphore alone = new Semaphore(1);
        Function<T, R> oneLarge = one -> large.test(one) ? alone(alone, one, work) : work.apply(one);
        ExecutorService pool = Executors.newFixedThreadPool(threads, Jobs::daemon);
        try {
            List<Future<R>> pending = new ArrayList<>();
            all.forEach(one -> pending.add(pool.submit(() -> oneLarge.apply(one))));
            List<R> results = new ArrayList<>();
            pending.forEach(one -> results.add(result(one)));
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    /** Does two things at once; with one thread one after the other. */
    <A, B, R> R both(Supplier<A> one, Supplier<B> other, BiFunction<A, B, R> together) {
        if (count == 1) {
            return together.apply(one.get(), other.get());
        }
        FutureTask<A> beside = new FutureTask<>(one::get);
        daemon(beside).start();
        B second = other.get();
        return together.apply(result(beside), second);
    }

    /**
     * Does the same with each, one after the other, while other work goes on; with one thread nothing is done. Nobody waits
     * for it, and what goes wrong is met by whoever needs it.
     */
    <T> void beside(List<T> all, Consumer<T> work) {
        if (count > 1) {
            daemon(() -> all.forEach(one -> quietly(one, work))).start();
        }
    }

    private static <T> void quietly(T one, Consumer<T> work) {
        try {
            work.accept(one);
        } catch (RuntimeException | LinkageError | OutOfMemoryError metAgain) {
            // Whoever needs it meets it again, where it can be told.
        }
    }

    private static <T, R> R alone(Semaphore alone, T one, Function<T, R> work) {
        alone.acquireUninterruptibly();
        try {
            return work.apply(one);
        } finally {
            alone.release();
        }
    }

    /** Waits for it; what went wrong in another thread is met here as if it had gone wrong in this one. */
    private static <R> R result(Future<R> pending) {
        try {
            return pending.get();
        } catch (ExecutionException failed) {
            throw unwrapped(failed.getCause());
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    /** A thread that is still at work does not keep a process that is asked to end. */
    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    }

    private static RuntimeException unwrapped(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException bug ? bug : new IllegalStateException(cause);
    }
}
