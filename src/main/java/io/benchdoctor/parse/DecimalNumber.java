package io.benchdoctor.parse;

import java.math.BigInteger;

/**
 * The double nearest to a decimal number of up to nineteen digits, by one multiplication with a power of ten in 128 bits; the
 * same bits as {@link Double#parseDouble}. The method is that of Eisel and Lemire (“Number Parsing at a Gigabyte per Second”,
 * 2021), who prove that within these exponents the product always decides.
 */
final class DecimalNumber {
    /** Powers of five that fit into 64 bits: down to their inverse the approximation is never in doubt. */
    static final int LOWEST_EXPONENT = -27;

    /** Digits of which a {@code long} holds any number, without a sign. */
    static final int MOST_DIGITS = 19;

    private static final int MANTISSA_BITS = 52;
    private static final int MIN_EXPONENT = -1023;
    /** Bits of a product behind the mantissa and the three that round it; where they are all ones, more are needed. */
    private static final long IN_DOUBT = (1L << (Long.SIZE - MANTISSA_BITS - 3)) - 1;

    private static final long[] HIGH = new long[-LOWEST_EXPONENT + 1];
    private static final long[] LOW = new long[-LOWEST_EXPONENT + 1];

    static {
        for (int n = 1; n <= -LOWEST_EXPONENT; n++) {
            BigInteger power = BigInteger.valueOf(5).pow(n);
            int bits = power.subtract(BigInteger.ONE).bitLength();
            BigInteger inverse =
                    BigInteger.ONE.shiftLeft(bits + 127).divide(power).add(BigInteger.ONE);
            HIGH[n] = inverse.shiftRight(Long.SIZE).longValue();
            LOW[n] = inverse.longValue();
        }
    }

    private DecimalNumber() {}

    /**
     * digits × 10^exponent.
     *
     * @param digits without a sign: a negative {@code long} stands for what is above the largest
     * @param exponent from {@link #LOWEST_EXPONENT} to 0
     */
    static double of(long digits, int exponent) {
        if (digits == 0) {
            return 0;
        }
        if (exponent == 0 && digits > 0) {
            return digits;
        }
        return exponent == 0 ? unsigned(digits) : scaled(digits, -exponent);
    }

    private static double unsigned(long digits) {
        // The bit that is shifted out must still be able to break a tie.
        return ((digits >>> 1) | (digits & 1)) * 2.0;
    }

    private static double scaled(long digits, int power) {
        int zeros = Long.numberOfLeadingZeros(digits);
        long shifted = digits << zeros;
        long high = high(shifted, HIGH[power]);
        long low = shifted * HIGH[power];
        if ((high & IN_DOUBT) == IN_DOUBT) {
            long second = high(shifted, LOW[power]);
            low += second;
            high += Long.compareUnsigned(second, low) > 0 ? 1 : 0;
        }
        int upper = (int) (high >>> (Long.SIZE - 1));
        int shift = upper + Long.SIZE - MANTISSA_BITS - 3;
        long mantissa = high >>> shift;
        int exponent = (((152170 + 65536) * -power) >> 16) + Long.SIZE - 1 + upper - zeros - MIN_EXPONENT;
        boolean tie = low >= 0 && low <= 1 && power <= 4 && (mantissa & 3) == 1 && mantissa << shift == high;
        mantissa = ((tie ? mantissa & ~1 : mantissa) + (tie ? 0 : mantissa & 1)) >>> 1;
        if (mantissa >= 2L << MANTISSA_BITS) {
            mantissa = 1L << MANTISSA_BITS;
            exponent++;
        }
        return Double.longBitsToDouble((long) exponent << MANTISSA_BITS | mantissa & ((1L << MANTISSA_BITS) - 1));
    }

    /** The upper half of the product of two numbers without a sign. */
    private static long high(long a, long b) {
        return Math.multiplyHigh(a, b) + (a >> 63 & b) + (b >> 63 & a);
    }
}
