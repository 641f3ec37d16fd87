package io.benchdoctor.i18n;

import java.math.BigDecimal;

/** How long something takes, for the two readers. */
final class Durations {
    /** From here on minutes: 59.95 s would be printed as 60.0 s. */
    private static final BigDecimal MINUTES_FROM = new BigDecimal("59.95");
    /** Below this two decimals of a second, from here on one: 0.995 s would be printed as 1.00 s. */
    private static final BigDecimal ONE_DECIMAL_FROM = new BigDecimal("0.995");
    /** Below this a second is too coarse a unit. */
    private static final BigDecimal MILLIS_BELOW = new BigDecimal("0.01");

    private Durations() {}

    static String lay(Numbers numbers, BigDecimal seconds) {
        if (seconds.compareTo(MINUTES_FROM) >= 0) {
            return layLong(numbers, Figures.rounded(seconds, 0).longValue());
        }
        if (seconds.compareTo(MILLIS_BELOW) < 0) {
            return numbers.unit("unit.ms", numbers.figure(Figures.significant(seconds.movePointRight(3))));
        }
        int decimals = seconds.compareTo(ONE_DECIMAL_FROM) >= 0 ? 1 : 2;
        return numbers.unit("unit.second.lay", numbers.figure(Figures.rounded(seconds, decimals)));
    }

    /** Whole seconds first, split afterwards: 250.98 s is 251 s and so 4 min 11 s. */
    private static String layLong(Numbers numbers, long seconds) {
        if (seconds < 3600) {
            return split(numbers, "unit.minute", "unit.minsec", seconds, 60);
        }
        return split(numbers, "unit.hour", "unit.hourmin", Math.round(seconds / 60.0), 60);
    }

    private static String split(Numbers numbers, String whole, String pair, long small, long size) {
        long large = small / size;
        long rest = small % size;
        return rest == 0
                ? numbers.unit(whole, numbers.figure(BigDecimal.valueOf(large)))
                : numbers.pair(pair, large, rest);
    }

    static String engineerMillis(Numbers numbers, double millis) {
        double size = Math.abs(millis);
        if (size < 1000) {
            return numbers.unit("unit.ms", short2(numbers, millis));
        }
        int decimals = size < 60_000 ? 2 : 1;
        long rounded = Figures.nearest(millis / 1000, decimals);
        return numbers.unit(
                "unit.second",
                rounded == Figures.UNDECIDED
                        ? numbers.number(
                                Figures.decimal(millis).movePointLeft(3).doubleValue(), decimals)
                        : numbers.figure(rounded, decimals));
    }

    static String engineerSeconds(Numbers numbers, double seconds) {
        String figure = Math.abs(seconds) < 3600 ? short2(numbers, seconds) : numbers.number(seconds, 1);
        return numbers.unit("unit.second", figure);
    }

    /** Two decimals; a zero at the very end tells nothing: 28.1 ms, but 9.43 ms. */
    private static String short2(Numbers numbers, double value) {
        long hundredths = Figures.nearest(value, 2);
        if (hundredths != Figures.UNDECIDED) {
            return hundredths % 10 == 0 ? numbers.figure(hundredths / 10, 1) : numbers.figure(hundredths, 2);
        }
        BigDecimal two = Figures.rounded(Figures.decimal(value), 2);
        BigDecimal one = Figures.rounded(two, 1);
        return numbers.figure(two.compareTo(one) == 0 ? one : two);
    }
}
