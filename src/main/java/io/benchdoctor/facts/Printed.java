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
        try {
            BigDecimal number = new BigDecimal(text.strip().replace(",", ""));
            return number.scale() <= 0 ? 0 : number.ulp().doubleValue() / 2;
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }
}
