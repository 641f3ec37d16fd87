package io.benchdoctor.parse;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Seconds since New Year on clocks that name no year: every year is taken for one of 366 days, so that two stamps of one
 * log and the date of a client compare alike.
 */
final class YearClock {
    static final double YEAR_SECONDS = 366 * 86_400.0;

    private static final int LEAP_YEAR = 2000;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT);
    private static final Pattern MONTH_DAY = Pattern.compile("(\\d\\d)-(\\d\\d) (\\d\\d):(\\d\\d):(\\d\\d)");
    private static final Pattern CLIENT_DATE = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)-(\\d\\d)(\\d\\d)(\\d\\d)");

    private YearClock() {}

    /** Of {@code MM-DD hh:mm:ss}; empty for a day that no year has. */
    static OptionalDouble ofMonthDay(String stamp) {
        Matcher parts = MONTH_DAY.matcher(stamp);
        if (!parts.matches()) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(seconds(LocalDateTime.of(
                    LEAP_YEAR, group(parts, 1), group(parts, 2), group(parts, 3), group(parts, 4), group(parts, 5))));
        } catch (DateTimeException noSuchTime) {
            return OptionalDouble.empty();
        }
    }

    /** The end of a run as clients save it, {@code YYYYMMDD-hhmmss}; empty for any other text. */
    static Optional<LocalDateTime> clientDate(String text) {
        Matcher parts = CLIENT_DATE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.of(
                    group(parts, 1),
                    group(parts, 2),
                    group(parts, 3),
                    group(parts, 4),
                    group(parts, 5),
                    group(parts, 6)));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    static double seconds(LocalDateTime time) {
        int day = LocalDate.of(LEAP_YEAR, time.getMonthValue(), time.getDayOfMonth())
                .getDayOfYear();
        return (day - 1) * 86_400.0 + time.toLocalTime().toNanoOfDay() / 1e9;
    }

    /** A stretch of time in two stamps without a year, as intervals are written: {@code MM-DD hh:mm:ss/MM-DD hh:mm:ss}. */
    static String span(double start, double end) {
        return stamp(start) + "/" + stamp(end);
    }

    private static String stamp(double seconds) {
        LocalDateTime newYear = LocalDateTime.of(LEAP_YEAR, 1, 1, 0, 0);
        return STAMP.format(newYear.plusSeconds(Math.round(seconds)));
    }

    private static int group(Matcher parts, int group) {
        return Integer.parseInt(parts.group(group));
    }
}
