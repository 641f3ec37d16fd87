package io.benchdoctor.diagnose;

import java.util.List;
import java.util.Locale;

/** A confidence in words. The limits are those of the report contract. */
public enum Certainty {
    CERTAIN(0.95),
    STRONG(0.8),
    PROBABLE(0.6),
    POSSIBLE(0.3),
    HINT(0);

    /** The most certain first; made once, for a run asks some hundred times. */
    private static final List<Certainty> ALL = List.of(values());

    private final double atLeast;

    Certainty(double atLeast) {
        this.atLeast = atLeast;
    }

    /** @param confidence in 0..1 */
    public static Certainty of(double confidence) {
        for (int n = 0; n < ALL.size(); n++) {
            if (confidence >= ALL.get(n).atLeast) {
                return ALL.get(n);
            }
        }
        return HINT;
    }

    /** Lower-case, as in {@code report.json} and message keys. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
