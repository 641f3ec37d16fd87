package io.benchdoctor.diagnose;

import io.benchdoctor.model.Quantity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One fact that a rule compared, and with what.
 *
 * @param operator as written in the condition: {@code >=}, {@code in} …; {@code is} and {@code is not} for a fact that
 *     answers yes or no; {@code !=} and {@code not in} where a condition was negated
 * @param limits the quantities compared with: one, or two for a range; empty for a comparison of two facts
 * @param otherFact the fact compared with, where the right side is a fact
 */
public record Evidence(
        String fact, Quantity value, Side side, String operator, List<Quantity> limits, Optional<String> otherFact) {
    public Evidence {
        limits = List.copyOf(limits);
    }

    /** The same evidence, speaking for or against. */
    Evidence on(Side other) {
        return new Evidence(fact, value, other, operator, limits, otherFact);
    }

    /** Whether the fact speaks for the finding or against it. */
    public enum Side {
        FOR,
        AGAINST;

        /** Lower-case, as in {@code report.json}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
