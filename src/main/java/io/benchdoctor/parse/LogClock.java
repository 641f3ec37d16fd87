package io.benchdoctor.parse;

import java.util.OptionalDouble;

/** The clock of a log whose stamps name no year: it runs on over New Year. */
final class LogClock {
    /** A clock that falls by more has passed New Year; one that falls by less was set back. */
    private static final double NEW_YEAR_FALL = YearClock.YEAR_SECONDS / 2;

    private double yearOffset;
    private double last = Double.NEGATIVE_INFINITY;

    /** Seconds of {@code MM-DD hh:mm:ss}; empty for a day that no year has. */
    OptionalDouble read(String stamp) {
        OptionalDouble seconds = YearClock.ofMonthDay(stamp);
        if (seconds.isEmpty()) {
            return seconds;
        }
        double clock = seconds.getAsDouble() + yearOffset;
        if (clock < last - NEW_YEAR_FALL) {
            yearOffset += YearClock.YEAR_SECONDS;
            clock += YearClock.YEAR_SECONDS;
        }
        last = clock;
        return OptionalDouble.of(clock);
    }
}
