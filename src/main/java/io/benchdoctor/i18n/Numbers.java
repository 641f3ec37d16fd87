package io.benchdoctor.i18n;

import io.benchdoctor.model.Quantity;

/** How one language writes quantities, unit and no-break space included. */
public final class Numbers {
    Numbers() {}

    /** Rounded for a reader who is no specialist: {@code 2 min 7 s}, {@code 4 requests per second}. */
    public String lay(Quantity quantity) {
        return "";
    }

    /** As an engineer reads it in a sentence: {@code 127.4 s}, {@code 9.43 ms}. */
    public String engineer(Quantity quantity) {
        return "";
    }

    /** As it stands in a metric table: {@code 127,405.90 ms}. */
    public String table(Quantity quantity) {
        return "";
    }

    /** A bare number with this many decimals, rounded half up. */
    public String number(double value, int decimals) {
        return "";
    }
}
