package io.benchdoctor.parse;

import io.benchdoctor.model.Joined.By;
import io.benchdoctor.model.Joined.Clue;
import io.benchdoctor.model.Reported;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares what two logs print of a run. */
final class PrintedLikeness {
    /** Counts that are equal for tellings of one run, where both have them. */
    private static final List<String> TOKENS = List.of("tokens.input", "tokens.output");

    /** What no two runs share by chance; a telling without either is never joined. */
    static final List<String> CLOCKED = List.of("duration", "throughput.requests");

    /** A console prints two decimals. */
    private static final double HALF_A_CENT = 0.005;

    /** One mean may agree by chance; three latencies beside the counts and the duration do not. */
    static final int MIN_SHARED_LATENCIES = 3;

    /** What a reader knows a run by, in the order in which it is named. */
    private static final List<String> TELLING =
            List.of("requests.completed", "duration", "ttft.mean", "tokens.output", "tokens.input", "ttft.p99");

    private PrintedLikeness() {}

    /**
     * What a log prints of {@link #CLOCKED}: by this nearly every run differs from the thousands that answered as many requests.
     *
     * @param values in the order of the metrics, NaN for what is not printed
     * @param roundings by how much each may be off
     */
    record Clocks(double[] values, double[] roundings) {
        static Clocks of(Map<String, Reported> figures) {
            double[] values = new double[CLOCKED.size()];
            double[] roundings = new double[CLOCKED.size()];
            for (int n = 0; n < values.length; n++) {
                Reported figure = figures.get(CLOCKED.get(n));
                values[n] = figure == null ? Double.NaN : figure.quantity().value();
                roundings[n] = figure == null ? 0 : rounding(figure);
            }
            return new Clocks(values, roundings);
        }

        /** Whether one of them says that these are two runs; where none does, all figures are to be compared. */
        boolean contradict(Clocks others) {
            for (int n = 0; n < values.length; n++) {
                double apart = Math.abs(values[n] - others.values[n]);
                if (apart > tolerance(values[n], roundings[n], others.roundings[n])) {
                    return true;
                }
            }
            return false;
        }
    }

    static Likeness of(Map<String, Reported> figures, Map<String, Reported> others) {
        if (CLOCKED.stream().noneMatch(metric -> figures.containsKey(metric) && others.containsKey(metric))) {
            return Likeness.UNKNOWN;
        }
        int latencies = 0;
        Map<String, Clue> agreeing = new TreeMap<>();
        for (Map.Entry<String, Reported> figure : figures.entrySet()) {
            String metric = figure.getKey();
            Reported twin = others.get(metric);
            if (twin == null) {
                continue;
            }
            if (differs(metric, figure.getValue(), twin)) {
                return Likeness.ANOTHER;
            }
            latencies += isLatency(metric) ? 1 : 0;
            if (isCompared(metric)) {
                agreeing.put(metric, new Clue(metric, figure.getValue().text(), twin.text()));
            }
        }
        return latencies >= MIN_SHARED_LATENCIES ? Likeness.same(By.FIGURES, ordered(agreeing)) : Likeness.UNKNOWN;
    }

    /** Those first by which a reader knows a run. */
    static List<Clue> ordered(Map<String, Clue> clues) {
        Map<String, Clue> rest = new TreeMap<>(clues);
        List<Clue> ordered = new ArrayList<>();
        for (String metric : TELLING) {
            Clue clue = rest.remove(metric);
            if (clue != null) {
                ordered.add(clue);
            }
        }
        ordered.addAll(rest.values());
        return ordered;
    }

    static boolean hasEnoughLatencies(Map<String, Reported> figures) {
        int latencies = 0;
        for (String metric : figures.keySet()) {
            latencies += isLatency(metric) ? 1 : 0;
            if (latencies >= MIN_SHARED_LATENCIES) {
                return true;
            }
        }
        return false;
    }

    private static boolean differs(String metric, Reported one, Reported other) {
        return TOKENS.contains(metric)
                ? one.quantity().value() != other.quantity().value()
                : isCompared(metric) && !alike(one, other);
    }

    private static boolean isCompared(String metric) {
        return isLatency(metric)
                || CLOCKED.contains(metric)
                || TOKENS.contains(metric)
                || metric.equals("requests.failed")
                || metric.equals("requests.completed");
    }

    private static boolean isLatency(String metric) {
        return ConsoleLabel.isLatency(metric);
    }

    /** Equal after rounding to two decimals of the unit in which the coarser one was printed. */
    private static boolean alike(Reported one, Reported other) {
        double a = one.quantity().value();
        double b = other.quantity().value();
        return Double.compare(a, b) == 0 || Math.abs(a - b) <= tolerance(a, rounding(one), rounding(other));
    }

    private static double tolerance(double value, double rounding, double otherRounding) {
        return Math.max(rounding, otherRounding) + Math.ulp(value) * 4;
    }

    /** By how much a printed figure may be off, in the metric's unit: half of the second decimal. */
    static double rounding(Reported reported) {
        return HALF_A_CENT * printedUnit(reported) * (1 + 1e-9);
    }

    /** How many of the metric's units one printed unit is: 1000 where seconds were printed for milliseconds. */
    private static double printedUnit(Reported reported) {
        double value = reported.quantity().value();
        double printed = ConsoleFigures.isNumber(reported.text()) ? ConsoleFigures.number(reported.text()) : value;
        boolean scaled = printed != 0 && Double.isFinite(value / printed);
        return scaled ? Math.max(1, Math.rint(value / printed)) : 1;
    }
}
