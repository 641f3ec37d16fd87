package io.benchdoctor.stats;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A sum of doubles that is exact until it is asked for and rounded once: the same bits for any order of the addends and
 * for any split into parts.
 *
 * <p>The sum is kept as digits of 32 bits over the whole range of a double. A digit lives in a {@code long} and grows by
 * less than 2^32 per addend, so that 2^31 addends, more than an array holds, need no carry.
 */
public final class ExactSum {
    /** Exponent of the lowest bit of the smallest double. */
    private static final int LOWEST_EXPONENT = -1074;

    private static final int DIGIT_BITS = 32;
    private static final long DIGIT_MASK = (1L << DIGIT_BITS) - 1;
    /** 2098 bits of a double's range, and room for the last mantissa to spread. */
    private static final int DIGITS = 2098 / DIGIT_BITS + 3;
    /** Behind the digits: how many addends were not finite. */
    private static final int NOT_FINITE = DIGITS;

    private final long[] digits = new long[DIGITS + 1];

    /** The exact sum of the values, rounded once. */
    public static double of(double[] values) {
        ExactSum sum = new ExactSum();
        sum.addAll(values, 0, values.length);
        return sum.value();
    }

    /** Those from one index to before another. */
    void addAll(double[] values, int from, int to) {
        for (int n = from; n < to; n++) {
            add(values[n]);
        }
    }

    /** A value that is not finite makes the whole sum NaN. */
    public void add(double value) {
        if (!Double.isFinite(value)) {
            digits[NOT_FINITE]++;
            return;
        }
        long bits = Double.doubleToRawLongBits(value);
        int biased = (int) (bits >>> 52) & 0x7ff;
        long mantissa = bits & 0xfffffffffffffL;
        int shift = 0;
        if (biased > 0) {
            mantissa |= 1L << 52;
            shift = biased - 1;
        }
        addShifted(mantissa, shift, bits < 0);
    }

    /** All that was added to another sum. */
    void add(ExactSum other) {
        for (int d = 0; d < digits.length; d++) {
            digits[d] += other.digits[d];
        }
    }

    /** The sum so far, correctly rounded; NaN when something was added that is not finite. */
    public double value() {
        if (digits[NOT_FINITE] > 0) {
            return Double.NaN;
        }
        BigInteger whole = BigInteger.ZERO;
        for (int d = DIGITS - 1; d >= 0; d--) {
            whole = whole.shiftLeft(DIGIT_BITS).add(BigInteger.valueOf(digits[d]));
        }
        return rounded(whole);
    }

    /** Adds mantissa × 2^shift, in units of the smallest double; the mantissa spans at most three digits. */
    private void addShifted(long mantissa, int shift, boolean negative) {
        int digit = shift / DIGIT_BITS;
        int offset = shift % DIGIT_BITS;
        long low = (mantissa << offset) & DIGIT_MASK;
        long rest = mantissa >>> (DIGIT_BITS - offset);
        long middle = rest & DIGIT_MASK;
        long high = rest >>> DIGIT_BITS;
        digits[digit] += negative ? -low : low;
        digits[digit + 1] += negative ? -middle : middle;
        digits[digit + 2] += negative ? -high : high;
    }

    /** Keeps 64 leading bits and one that remembers the rest, which is enough to round rightly. */
    private static double rounded(BigInteger units) {
        int spare = units.abs().bitLength() - 64;
        if (spare <= 0) {
            return scaled(units, LOWEST_EXPONENT);
        }
        BigInteger kept = units.abs().shiftRight(spare);
        if (units.abs().getLowestSetBit() < spare) {
            kept = kept.setBit(0);
        }
        return scaled(units.signum() < 0 ? kept.negate() : kept, LOWEST_EXPONENT + spare);
    }

    private static double scaled(BigInteger units, int exponent) {
        BigDecimal power = exponent >= 0
                ? new BigDecimal(BigInteger.ONE.shiftLeft(exponent))
                : BigDecimal.ONE.divide(new BigDecimal(BigInteger.ONE.shiftLeft(-exponent)));
        return new BigDecimal(units).multiply(power).doubleValue();
    }
}
