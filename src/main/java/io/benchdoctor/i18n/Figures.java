package io.benchdoctor.i18n;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Rounding for readers. Half up on the decimal figure; digits of the language are not the matter here. */
final class Figures {
    /** Nearer than this to a whole number, a small rate is told as that number: 3.92 is about 4, 2.15 is not about 2. */
    private static final double NEAR = 0.05;

    /** What {@link #nearest} answers where only the decimal figure tells. */
    static final long UNDECIDED = Long.MIN_VALUE;

    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};

    /** Below this a product is off from that of the decimal figures by less than {@link #OFF}. */
    private static final double SURE_BELOW = 1e9;

    private static final double OFF = 1e-6;

    private Figures() {}

    /** The decimal figure a person sees when the number is printed, not its binary expansion. */
    static BigDecimal decimal(double value) {
        // Printing a number with a fraction is the dear part of it, and most figures are counts.
        return value == (int) value ? BigDecimal.valueOf((int) value) : BigDecimal.valueOf(value);
    }

    static BigDecimal rounded(BigDecimal value, int decimals) {
        return value.setScale(decimals, RoundingMode.HALF_UP);
    }

    /**
     * The figure rounded half up, in units of its last decimal, as {@link #rounded} has it of {@link #decimal}; a report of
     * many runs rounds by the hundred thousand, and few of its figures lie in the middle between two.
     *
     * @return {@link #UNDECIDED} near the middle, and for what is large
     */
    static long nearest(double value, int decimals) {
        double scaled = decimals < POWERS.length ? Math.abs(value) * POWERS[decimals] : SURE_BELOW;
        long below = (long) scaled;
        double rest = scaled - below;
        if (!(scaled < SURE_BELOW) || Math.abs(rest - 0.5) < OFF) {
            return UNDECIDED;
        }
        long size = rest > 0.5 ? below + 1 : below;
        return value < 0 ? -size : size;
    }

    /** Whether a share is a whole number of hundredths. */
    static boolean isWholePercent(double share) {
        double percent = 100 * share;
        if (Math.abs(percent) < SURE_BELOW && Math.abs(percent - Math.rint(percent)) > OFF) {
            return false;
        }
        double exact = hundredfold(share);
        return exact == Math.rint(exact);
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
