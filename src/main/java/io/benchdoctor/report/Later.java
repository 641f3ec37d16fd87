package io.benchdoctor.report;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A part of a report that is put into words at the first question, and then stays; most outputs of a large batch never ask.
 *
 * @param <T> what it says
 */
final class Later<T> implements Supplier<T> {
    private final Wording wording;
    private final Supplier<T> made;
    private final AtomicReference<T> said = new AtomicReference<>();

    /** @param wording that is asked; it writes down what it says, for one thread at a time */
    Later(Wording wording, Supplier<T> made) {
        this.wording = wording;
        this.made = made;
    }

    @Override
    public T get() {
        synchronized (wording) {
            if (said.get() == null) {
                said.set(made.get());
            }
            return said.get();
        }
    }
}
