package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Unit;
import java.util.OptionalDouble;

/** The symbols of queueing arithmetic, as several themes write them. */
final class Symbols {
    /** How {@link #rate} reads in the text of a formula. */
    static final String RATE = "requests.completed / duration";

    private Symbols() {}

    /** X: completed requests per second; from count and duration, which are printed with more digits than the quotient. */
    static double rate(FactSheet sheet) throws Unavailable {
        OptionalDouble completed = sheet.find("requests.completed");
        OptionalDouble duration = sheet.find("duration");
        return completed.isPresent() && duration.isPresent() && duration.getAsDouble() > 0
                ? completed.getAsDouble() / duration.getAsDouble()
                : sheet.need("throughput.requests");
    }

    /** One fact over another. */
    static Fact ratio(String id, Unit unit, String over, String under) {
        return new Fact(
                id,
                unit,
                Quality.EXACT,
                over + " / " + under,
                Need.fact(over),
                sheet -> quotient(sheet.need(over), sheet.need(under)));
    }

    /** A quotient that is not asked of a zero. */
    static double quotient(double over, double under) throws Unavailable {
        if (under == 0) {
            throw Unavailable.because(Why.OUTSIDE_VALIDITY);
        }
        return over / under;
    }

    /** Stops a formula outside the region in which it holds. */
    static void valid(boolean holds) throws Unavailable {
        if (!holds) {
            throw Unavailable.because(Why.OUTSIDE_VALIDITY);
        }
    }

    /** Yes or no as a count. */
    static double flag(boolean holds) {
        return holds ? 1 : 0;
    }

    /** The number of a statistic that has none without samples. */
    static double known(OptionalDouble value) throws Unavailable {
        return value.orElseThrow(() -> Unavailable.because(Why.NO_SAMPLES));
    }
}
