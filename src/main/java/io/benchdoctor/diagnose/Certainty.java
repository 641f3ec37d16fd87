package io.benchdoctor.diagnose;

import java.util.Locale;

/** A confidence in words. The limits are those of the report contract. */
public enum Certainty {
    CERTAIN(0.95),
    STRONG(0.8),
    PROBABLE(0.6),
    POSSIBLE(0.3),
    HINT(0);

    private final double atLeast;

    Certainty(double atLeast) {
        this.atLeast = atLeast;
    }

    /** @param confidence in 0..1 */
    public static Certainty of(double confidence) {
        for (Certainty certainty : values()) {
            if (confidence >= certainty.atLeast) {
                return certainty;
            }
        }
        return HINT;
    }

    /** Lower-case, as in {@code report.json} and message keys. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
