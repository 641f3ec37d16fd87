package io.benchdoctor.facts;

import java.util.Locale;

/** How far a computed number can be trusted, from best to worst; a number is never better than what it was made of. */
public enum Quality {
    /** True by definition, up to the rounding of what was printed. */
    EXACT,
    /** A model or an assumption stands between the logs and the number. */
    APPROXIMATE,
    /** The truth lies on one side of it. */
    BOUND;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** Lower-case, as in {@code report.json}. */
    public String id() {
        return id;
    }

    /** The worse of the two. */
    public Quality and(Quality other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
