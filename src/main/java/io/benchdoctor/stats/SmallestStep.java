package io.benchdoctor.stats;

import java.util.OptionalInt;

/**
 * How large a step must be to be seen: in nine of ten series of normal noise in which it stands in the middle. Measured by
 * {@code StepsTest} with the search itself; nearer to an end it must be larger.
 */
public final class SmallestStep {
    /** So many values at least: fewer hold no step however large. */
    public static final int FEWEST = 8;

    /** From eight values on, in deviations of a value. */
    private static final double[] FEW = {6.4, 6.0, 5.4, 5.0, 4.2, 4.0, 3.75, 3.45, 3.25, 3.05, 2.95, 2.75};

    /** Beyond, times the error of the difference of two halves. */
    private static final double MANY = 5.6;

    /** Longer nobody waits for an answer. */
    private static final int LONGEST = 366;

    private SmallestStep() {}

    /**
     * The smallest step that is seen, in deviations of a value.
     *
     * @param values how many; infinite where they are too few for any
     */
    public static double of(int values) {
        if (values < FEWEST) {
            return Double.POSITIVE_INFINITY;
        }
        return values < FEWEST + FEW.length ? FEW[values - FEWEST] : MANY * 2 / Math.sqrt(values);
    }

    /** How many values show a step of so many deviations; empty where a year of them does not. */
    public static OptionalInt values(double step) {
        for (int values = FEWEST; values <= LONGEST; values++) {
            if (of(values) <= step) {
                return OptionalInt.of(values);
            }
        }
        return OptionalInt.empty();
    }
}
