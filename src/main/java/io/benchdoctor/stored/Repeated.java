package io.benchdoctor.stored;

import java.util.List;
import java.util.function.Predicate;

/**
 * Values that come again and again, so that each is written once and known by its number from then on, as texts are.
 *
 * @param kinds classes of records
 * @param worth which of their values come again
 */
public record Repeated(List<Class<?>> kinds, Predicate<Object> worth) {
    /** Texts alone. */
    public static final Repeated NOTHING = new Repeated(List.of(), value -> false);

    public Repeated {
        kinds = List.copyOf(kinds);
    }
}
