package io.benchdoctor.parse;

import io.benchdoctor.model.Reported;
import java.math.BigDecimal;

/**
 * A figure as precisely as it was printed.
 *
 * @param value in the metric's unit
 * @param rounding by how much the value may be off: half of the last digit that was printed
 * @param digits that were printed, without leading zeros
 */
record RowFigure(double value, double rounding, int digits) {
    /** The same number computed in two programs may differ in its last bits. */
    private static final double SAME_NUMBER = 1e-12;

    /** Trailing digits of a calculation with doubles say nothing. */
    private static final int MOST_DIGITS = 15;

    /** @param reported a finite figure */
    static RowFigure of(Reported reported) {
        double value = reported.quantity().value();
        boolean plain = ConsoleFigures.isNumber(reported.text());
        double printed = plain ? ConsoleFigures.number(reported.text()) : value;
        double unit = printed == 0 ? 1 : Math.abs(value / printed);
        BigDecimal number = decimal(reported.text(), printed);
        double last = Math.pow(10, -number.scale()) * unit;
        return new RowFigure(value, last / 2, Math.min(MOST_DIGITS, number.precision()));
    }

    /** The number with the digits of the text, where it is a plain one. */
    private static BigDecimal decimal(String text, double printed) {
        try {
            BigDecimal number = new BigDecimal(text.strip());
            if (number.doubleValue() == printed) {
                return number;
            }
        } catch (NumberFormatException e) {
            // A text with a unit or with grouped digits: the number that was read of it has its decimals.
        }
        return new BigDecimal(Double.toString(printed)).stripTrailingZeros();
    }

    /** Whether both may be one number, rounded differently. */
    boolean agrees(RowFigure other) {
        return Math.abs(value - other.value) <= reach(other.rounding);
    }

    /** How far another figure of that rounding may be from this one. */
    double reach(double otherRounding) {
        return rounding + otherRounding + Math.abs(value) * SAME_NUMBER;
    }
}
