package io.benchdoctor.i18n;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Rounding for readers. Half up on the decimal figure; digits of the language are not the matter here. */
final class Figures {
    /** Nearer than this to a whole number, a small rate is told as that number: 3.92 is about 4, 2.15 is not about 2. */
    private static final double NEAR = 0.05;

    private Figures() {}

    /** The decimal figure a person sees when the number is printed, not its binary expansion. */
    static BigDecimal decimal(double value) {
        // Printing a number with a fraction is the dear part of it, and most figures are counts.
        return value == (int) value ? BigDecimal.valueOf((int) value) : BigDecimal.valueOf(value);
    }

    static BigDecimal rounded(BigDecimal value, int decimals) {
        return value.setScale(decimals, RoundingMode.HALF_UP);
    }

    static double hundredfold(double share) {
        return decimal(share).movePointRight(2).doubleValue();
    }

    /** Two significant digits, three when the first is a 1; without zeros at the end of the decimals. */
    static BigDecimal significant(double value) {
        return significant(decimal(value));
    }

    /** As {@link #significant(double)}, also beyond what a double holds. */
    static BigDecimal significant(BigDecimal exact) {
        if (exact.signum() == 0) {
            return BigDecimal.ZERO;
        }
        int digits = exact.abs().unscaledValue().toString().startsWith("1") ? 3 : 2;
        return plain(exact.round(new MathContext(digits, RoundingMode.HALF_UP)));
    }

    /** As {@link #significant(double)}, but with no decimals. */
    static BigDecimal wholeOrSignificant(double value) {
        return Math.abs(value) < 100 ? rounded(decimal(value), 0) : significant(value);
    }

    /** As {@link #significant(double)}; below ten the whole number when it is near. */
    static BigDecimal rate(double value) {
        double whole = Math.rint(value);
        if (value >= 1 && value < 10) {
            boolean near = Math.abs(value - whole) <= NEAR * whole;
            return near ? decimal(whole).setScale(0, RoundingMode.HALF_UP) : plain(rounded(decimal(value), 1));
        }
        return significant(value);
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
