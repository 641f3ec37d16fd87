package io.benchdoctor.parse;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * One scalar of a log.
 *
 * @param text as written, without quotation marks
 * @param line on which it stands
 */
record Field(String text, int line) {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?|NaN|Infinity)");

    /** The number that is written here, also NaN and infinities; empty for everything else. */
    OptionalDouble number() {
        return NUMBER.matcher(text).matches() ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
    }
}
