package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Metric;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import java.util.List;

/**
 * One thing that must hold between printed figures, with both sides of it.
 *
 * @param deviation in units of what rounding allows: up to 1 it holds
 * @param exact whether it holds to the last printed digit, without the rounding of what it was worked out from
 * @param expected what arithmetic demands, {@code found} what the log says, in the same unit
 * @param metrics whose truth it is about
 */
record Comparison(
        double deviation, boolean exact, Relation relation, Quantity expected, Quantity found, List<String> metrics) {
    /** Full digits differ by the dust of floating-point arithmetic. */
    private static final double DUST = 1e-9;

    Comparison {
        metrics = List.copyOf(metrics);
    }

    /** How what is found must stand to what is expected. */
    enum Relation {
        EQUAL("="),
        AT_MOST("<="),
        AT_LEAST(">=");

        private final String sign;

        Relation(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    /** Works the two sides out; what a check fact asks for is written down by the sheet. */
    @FunctionalInterface
    interface Check {
        /** @throws Unavailable where the log lacks a side */
        Comparison compare(FactSheet sheet) throws Unavailable;
    }

    /** @param half half a unit of the last printed digit of what was found */
    static Comparison equal(double deviation, Quantity expected, Quantity found, double half, List<String> metrics) {
        double apart = Math.abs(expected.value() - found.value());
        boolean exact = expected.value() == found.value() || apart <= half + DUST * Math.abs(expected.value());
        return new Comparison(deviation, exact, Relation.EQUAL, expected, found, metrics);
    }

    static Comparison atMost(double deviation, Quantity most, Quantity found, List<String> metrics) {
        boolean exact = found.value() <= most.value() * (1 + DUST);
        return new Comparison(deviation, exact, Relation.AT_MOST, most, found, metrics);
    }

    static Comparison atLeast(double deviation, Quantity least, Quantity found, List<String> metrics) {
        boolean exact = found.value() >= least.value() * (1 - DUST);
        return new Comparison(deviation, exact, Relation.AT_LEAST, least, found, metrics);
    }

    /** A number in the unit of a metric. */
    static Quantity of(String metric, double value) {
        return new Quantity(value, Metric.unit(metric).orElse(Unit.RATIO));
    }
}
