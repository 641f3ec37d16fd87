package io.benchdoctor.parse;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Reads one point in time or one duration after the other: a number, a number with its unit, or an ISO stamp.
 *
 * <p>The whole part stays a 64-bit integer, apart from the fraction: nanoseconds since 1970 do not fit into a double, but
 * their differences do. A value of known unit is given in nanoseconds, any other in the unit of the log.
 */
final class StampReader {
    /** Digits of which a {@code long} surely holds as many. */
    private static final int MAX_DIGITS = 18;

    private static final double[] POWERS_OF_TEN = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18
    };
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int DATE_AND_TIME = "2026-01-02T03:04:05".length();

    private final char point;
    private long whole;
    private double fraction;
    private boolean nanos;
    private boolean wall;

    /** @param point the decimal mark beside {@code '.'}, such as {@code ','} */
    StampReader(char point) {
        this.point = point;
    }

    long whole() {
        return whole;
    }

    /** In (−1, 1), of the sign of the value. */
    double fraction() {
        return fraction;
    }

    double value() {
        return whole + fraction;
    }

    /** Whether the unit was known, so that the value is in nanoseconds. */
    boolean nanos() {
        return nanos;
    }

    /** Whether a calendar stands behind the value. */
    boolean wall() {
        return wall;
    }

    /**
     * @param unit nanoseconds per unit as the column's name states it; 0 when it states none
     * @return false for what is no finite number and no stamp
     */
    boolean read(CharSequence text, int from, int to, long unit) {
        int start = from;
        int end = to;
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        wall = false;
        if (isStamp(text, start, end)) {
            return stamp(text, start, end);
        }
        long own = unit;
        TokenUnit suffix = TokenUnit.ending(text, start, end);
        if (suffix != null) {
            own = suffix.nanos();
            end -= suffix.endingLength(text, end);
        }
        return number(text, start, end) && scale(own);
    }

    /**
     * Takes a number that was read elsewhere.
     *
     * @param decimals the digits behind the point as a number, {@code count} how many they are; at most {@value #MAX_DIGITS}
     * @param unit nanoseconds per unit; 0 where it is not known
     * @return false where it is too large
     */
    boolean take(long digits, long decimals, int count, long unit) {
        wall = false;
        whole = digits;
        fraction = decimals(decimals, count);
        return scale(unit);
    }

    /** So many digits behind the point as a part of one. */
    static double decimals(long decimals, int count) {
        return count == 0 ? 0 : decimals / POWERS_OF_TEN[count];
    }

    /** Digits, a point, digits: the shape of nearly every value; anything else goes the slow way. */
    private boolean number(CharSequence text, int from, int to) {
        boolean negative = from < to && text.charAt(from) == '-';
        int at = negative ? from + 1 : from;
        long digits = 0;
        int first = at;
        while (at < to && isDigit(text.charAt(at)) && at - first < MAX_DIGITS) {
            digits = digits * 10 + (text.charAt(at++) - '0');
        }
        if (at == first) {
            return false;
        }
        double behind = 0;
        if (at < to && isPoint(text.charAt(at))) {
            int begin = ++at;
            long decimals = 0;
            while (at < to && isDigit(text.charAt(at)) && at - begin < MAX_DIGITS) {
                decimals = decimals * 10 + (text.charAt(at++) - '0');
            }
            behind = decimals / POWERS_OF_TEN[at - begin];
        }
        if (at < to) {
            return unusual(text.subSequence(from, to).toString());
        }
        whole = negative ? -digits : digits;
        fraction = negative ? -behind : behind;
        return true;
    }

    private boolean unusual(String text) {
        String plain = point == '.' ? text : text.replace(point, '.');
        if (!plain.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?")) {
            return false;
        }
        if (plain.matches("-?\\d{19}")) {
            try {
                whole = Long.parseLong(plain);
                fraction = 0;
                return true;
            } catch (NumberFormatException e) {
                return false;
            }
        }
        double value = Double.parseDouble(plain);
        whole = (long) value;
        fraction = value - whole;
        return Math.abs(value) < Long.MAX_VALUE;
    }

    private boolean scale(long unit) {
        nanos = unit != 0;
        if (unit > 1) {
            long scaled = whole * unit;
            if (Math.multiplyHigh(whole, unit) != scaled >> 63) {
                return false;
            }
            double rest = fraction * unit;
            whole = scaled + (long) rest;
            fraction = rest - (long) rest;
        }
        return true;
    }

    private static boolean isStamp(CharSequence text, int from, int to) {
        return to - from >= DATE_AND_TIME
                && text.charAt(from + 4) == '-'
                && text.charAt(from + 7) == '-'
                && "T_ ".indexOf(text.charAt(from + 10)) >= 0
                && text.charAt(from + 13) == ':';
    }

    /** A stamp without a zone is taken as it stands: only differences are used. */
    private boolean stamp(CharSequence text, int from, int to) {
        String stamp = text.subSequence(from, to).toString();
        if (!stamp.matches("\\d{4}-\\d\\d-\\d\\d[T_ ]\\d\\d:\\d\\d:\\d\\d([.,]\\d+)?(Z|[+-]\\d\\d:?\\d\\d)?")) {
            return false;
        }
        try {
            long day = LocalDate.parse(stamp.substring(0, 10)).toEpochDay();
            long seconds = ((day * 24 + two(stamp, 11)) * 60 + two(stamp, 14)) * 60 + two(stamp, 17);
            String rest = stamp.substring(DATE_AND_TIME);
            String zone = rest.replaceFirst("^[.,]\\d+", "");
            String decimals = rest.isEmpty() ? "" : rest.substring(0, rest.length() - zone.length());
            String nine = ((decimals.isEmpty() ? "" : decimals.substring(1)) + "000000000").substring(0, 9);
            whole = (seconds - offsetSeconds(zone)) * NANOS_PER_SECOND + Long.parseLong(nine);
            fraction = 0;
            nanos = true;
            wall = true;
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static long offsetSeconds(String zone) {
        if (zone.length() < 5) {
            return 0;
        }
        long minutes = two(zone, 1) * 60L + two(zone, zone.length() - 2);
        return (zone.charAt(0) == '-' ? -minutes : minutes) * 60;
    }

    private static int two(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }

    private boolean isPoint(char c) {
        return c == '.' || c == point;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
