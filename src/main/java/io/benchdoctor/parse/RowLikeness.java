package io.benchdoctor.parse;

import io.benchdoctor.model.Joined.By;
import io.benchdoctor.model.Joined.Clue;
import io.benchdoctor.model.Reported;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares a row of a table that somebody made with what a log prints of a run. A row has few columns and its figures are
 * rounded as its author liked, so that what counts is how many digits agree.
 */
final class RowLikeness {
    /** Two means of two runs may agree by chance. */
    private static final int MIN_SHARED = 3;

    /**
     * Digits in common beyond the first of each figure, which runs of one sweep share anyway: one in ten million agrees
     * by chance.
     */
    private static final int MIN_DIGITS = 7;

    private RowLikeness() {}

    static Likeness of(Map<String, Reported> row, Map<String, Reported> others) {
        Map<String, Reported> twins = named(others);
        int digits = 0;
        int shared = 0;
        Map<String, Clue> clues = new TreeMap<>();
        for (Map.Entry<String, Reported> figure : named(row).entrySet()) {
            Reported twin = twins.get(figure.getKey());
            if (twin == null) {
                continue;
            }
            RowFigure here = RowFigure.of(figure.getValue());
            RowFigure there = RowFigure.of(twin);
            if (!here.agrees(there)) {
                return Likeness.ANOTHER;
            }
            clues.put(
                    figure.getKey(), new Clue(figure.getKey(), figure.getValue().text(), twin.text()));
            if (isMeasured(figure.getKey())) {
                shared++;
                digits += Math.min(here.digits(), there.digits()) - 1;
            }
        }
        return shared >= MIN_SHARED && digits >= MIN_DIGITS
                ? Likeness.same(By.FIGURES, PrintedLikeness.ordered(clues))
                : Likeness.UNKNOWN;
    }

    /** The figures that are compared, the median by one name. */
    static Map<String, Reported> named(Map<String, Reported> figures) {
        Map<String, Reported> named = new TreeMap<>();
        figures.forEach((metric, figure) -> {
            if (isCompared(metric) && Double.isFinite(figure.quantity().value())) {
                named.put(metric.replaceFirst("\\.p50$", ".median"), figure);
            }
        });
        return named;
    }

    private static boolean isCompared(String metric) {
        return isMeasured(metric)
                || metric.equals("requests.completed")
                || metric.equals("requests.failed")
                || metric.equals("concurrency.limit");
    }

    /** What comes out otherwise each time. */
    static boolean isMeasured(String metric) {
        return ConsoleLabel.isLatency(metric)
                || metric.equals("duration")
                || metric.startsWith("throughput.")
                || metric.equals("tokens.input")
                || metric.equals("tokens.output");
    }
}
