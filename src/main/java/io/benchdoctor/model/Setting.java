package io.benchdoctor.model;

import java.util.OptionalDouble;

/**
 * One fact about how a run was made, as the log states it, or as a person gives it where no log does.
 *
 * @param value as printed
 * @param at where it stands; for what a person gave, the option {@code --set}
 */
public record Setting(String value, SourceRef at) {
    /** The longest that is honestly written here: the path of a model, the list of arguments of a server. */
    private static final int MAX_VALUE = 1000;

    /** The place of what a person gives: the option of the command line. */
    private static final SourceRef BY_HAND = new SourceRef("--set", 1);

    public Setting {
        value = Shortened.to(MAX_VALUE, value);
    }

    /** A value that no log states and a person gave on the command line. */
    public static Setting given(String value) {
        return new Setting(value, BY_HAND);
    }

    /** Whether a person gave it, and no log states it. */
    public boolean isGiven() {
        return at.equals(BY_HAND);
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
