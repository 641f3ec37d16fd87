package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Reported;
import java.math.BigDecimal;
import java.util.List;

/**
 * A figure as a log prints it, with the half unit of its last digit by which the truth may differ.
 *
 * @param half 0 for a whole number: a count is not rounded
 */
record Printed(double value, double half) {
    /** By the number of decimals, as many as a double has. */
    private static final double[] HALVES = halves();

    /** The most precise of the figures that the logs print for a metric. */
    static Printed of(FactSheet sheet, String metric) throws Unavailable {
        double value = sheet.need(PlainMetric.named(metric).reported().id());
        List<Reported> figures = sheet.reported(metric);
        return new Printed(value, figures.isEmpty() ? 0 : half(figures.get(0).text()));
    }

    static Printed of(Reported reported) {
        return new Printed(reported.quantity().value(), half(reported.text()));
    }

    /** The half unit relative to the figure; 0 for a figure of zero. */
    double relative() {
        return value == 0 ? 0 : half / Math.abs(value);
    }

    private static double half(String text) {
        int dot = text.indexOf('.');
        return isPlain(text, dot) ? half(dot < 0 ? 0 : text.length() - dot - 1) : halfOfAny(text);
    }

    /** Digits with a point between them, as nearly all figures are printed. */
    private static boolean isPlain(String text, int dot) {
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (at != dot && (letter < '0' || letter > '9')) {
                return false;
            }
        }
        return dot != 0 && !text.isEmpty();
    }

    private static double halfOfAny(String text) {
        try {
            return half(new BigDecimal(text.strip().replace(",", "")).scale());
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }

    private static double half(int decimals) {
        return decimals < HALVES.length ? HALVES[Math.max(0, decimals)] : halfOf(decimals);
    }

    private static double[] halves() {
        double[] halves = new double[18];
        for (int decimals = 1; decimals < halves.length; decimals++) {
            halves[decimals] = halfOf(decimals);
        }
        return halves;
    }

    private static double halfOf(int decimals) {
        return BigDecimal.valueOf(1, decimals).doubleValue() / 2;
    }
}
