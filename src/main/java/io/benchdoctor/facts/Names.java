package io.benchdoctor.facts;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;

/**
 * A few names, each once, in an order of their own; unmodifiable, and no larger than they must be, for each of thousands of
 * runs keeps some.
 */
public final class Names extends AbstractSet<String> {
    private static final Names NONE = new Names(new String[0]);

    private final String[] names;

    private Names(String[] names) {
        this.names = names;
    }

    /** In the order of the given ones. */
    static Names of(Collection<String> names) {
        return names.isEmpty() ? NONE : new Names(names.toArray(String[]::new));
    }

    /** In alphabetical order. */
    public static Names rising(Collection<String> names) {
        if (names instanceof Names known && known.isRising()) {
            return known;
        }
        Names rising = of(names);
        Arrays.sort(rising.names);
        return rising;
    }

    private boolean isRising() {
        for (int n = 1; n < names.length; n++) {
            if (names[n - 1].compareTo(names[n]) > 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public boolean contains(Object name) {
        for (String one : names) {
            if (one.equals(name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Iterator<String> iterator() {
        return Arrays.asList(names).iterator();
    }
}
