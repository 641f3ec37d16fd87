package io.benchdoctor.model;

import java.util.OptionalDouble;

/**
 * One fact about how a run was made, as the log states it.
 *
 * @param value as printed
 */
public record Setting(String value, SourceRef at) {
    /** The longest that is honestly written here: the path of a model, the list of arguments of a server. */
    private static final int MAX_VALUE = 1000;

    public Setting {
        value = Shortened.to(MAX_VALUE, value);
    }

    /** The value as a number; empty for {@code inf}, {@code None} and the like, which are stated but no number. */
    public OptionalDouble number() {
        try {
            double number = Double.parseDouble(value);
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException notANumber) {
            return OptionalDouble.empty();
        }
    }
}
