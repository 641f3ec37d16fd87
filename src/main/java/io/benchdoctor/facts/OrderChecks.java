package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.quotient;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Fact.Unavailable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What holds for the figures of any distribution of latencies. */
final class OrderChecks {
    private static final List<String> FAMILIES = List.of("ttft", "tpot", "itl", "e2el");
    /** Figures in full digits may fall by the dust of floating-point arithmetic. */
    private static final double DUST_MILLIS = 1e-6;

    /** The slower half of the answers may be short, but not so that the others are five usual lengths each. */
    private static final double MOST_LENGTHS = 5;

    private OrderChecks() {}

    static Comparison order(FactSheet sheet) throws Unavailable {
        Comparison worst = null;
        for (String family : FAMILIES) {
            String before = "";
            Printed low = null;
            for (String statistic : rising(sheet, family).values()) {
                String now = family + "." + statistic;
                if (!before.isEmpty()) {
                    // what stands alone is held against nothing, and not asked for
                    Printed lower = low == null ? Printed.of(sheet, before) : low;
                    low = Printed.of(sheet, now);
                    worst = worse(worst, before, lower, now, low);
                }
                before = now;
            }
        }
        return require(worst);
    }

    /** The rise from one figure to another where it falls further than the worst so far. */
    private static Comparison worse(Comparison worst, String lower, Printed low, String upper, Printed high) {
        double fall = Math.max(0, low.value() - high.value());
        double deviation = fall / (low.half() + high.half() + DUST_MILLIS);
        return isWorse(deviation, worst)
                ? Comparison.atLeast(
                        deviation,
                        Comparison.of(lower, low.value()),
                        Comparison.of(upper, high.value()),
                        List.of(lower, upper))
                : worst;
    }

    static Comparison meanWithinStd(FactSheet sheet) throws Unavailable {
        Comparison worst = null;
        for (String family : FAMILIES) {
            if (prints(sheet, family, "mean") && prints(sheet, family, "median") && prints(sheet, family, "std")) {
                Printed mean = Printed.of(sheet, family + ".mean");
                Printed median = Printed.of(sheet, family + ".median");
                Printed std = Printed.of(sheet, family + ".std");
                double rounding = mean.half() + median.half() + std.half() + DUST_MILLIS;
                double apart = Math.abs(mean.value() - median.value());
                double deviation = apart / (std.value() + rounding);
                if (isWorse(deviation, worst)) {
                    worst = Comparison.atMost(
                            deviation,
                            Comparison.of(family + ".std", std.value()),
                            Comparison.of(family + ".mean", apart),
                            List.of(family + ".mean", family + ".median", family + ".std"));
                }
            }
        }
        return require(worst);
    }

    static Comparison withinDuration(FactSheet sheet) throws Unavailable {
        Printed duration = Printed.of(sheet, "duration");
        Comparison worst = null;
        for (String metric : latencies(sheet)) {
            Printed latency = Printed.of(sheet, metric);
            double least = Math.max(0, latency.value() - latency.half()) / 1000;
            double deviation = quotient(least, duration.value() + duration.half());
            if (isWorse(deviation, worst)) {
                worst = Comparison.atMost(
                        deviation,
                        Comparison.of("duration", duration.value()),
                        Comparison.of("duration", latency.value() / 1000),
                        List.of(metric, "duration"));
            }
        }
        return require(worst);
    }

    static Comparison nonNegative(FactSheet sheet) throws Unavailable {
        Comparison worst = null;
        for (String metric : latencies(sheet)) {
            double value = Printed.of(sheet, metric).value();
            double deviation = value < 0 ? 1 - value : 0;
            if (isWorse(deviation, worst)) {
                worst = Comparison.atLeast(
                        deviation, Comparison.of(metric, 0), Comparison.of(metric, value), List.of(metric));
            }
        }
        return require(worst);
    }

    /** Whoever waited for a whole answer waited for its first token: every statistic of the one is below the other's. */
    static Comparison firstWithinWhole(FactSheet sheet) throws Unavailable {
        Comparison worst = null;
        for (String statistic : List.of("mean", "median", "p90", "p95", "p99", "max")) {
            if (prints(sheet, "ttft", statistic) && prints(sheet, "e2el", statistic)) {
                String first = "ttft." + statistic;
                String whole = "e2el." + statistic;
                worst = worse(worst, first, Printed.of(sheet, first), whole, Printed.of(sheet, whole));
            }
        }
        return require(worst);
    }

    /** Half of the requests write no faster than the median, and none for longer than the run. */
    static Comparison writingWithinRun(FactSheet sheet) throws Unavailable {
        double tokens = sheet.need("output.mean") - 1;
        valid(tokens > 0);
        double writing = sheet.need("reported.tpot.median") * tokens / 1000;
        double duration = sheet.need("duration");
        return Comparison.atMost(
                quotient(writing, MOST_LENGTHS * duration),
                Comparison.of("duration", duration),
                Comparison.of("duration", writing),
                List.of("tpot.median", "tokens.output", "requests.completed", "duration"));
    }

    /** Of a dozen pairs one is told: only what is further from holding than those before is put down. */
    private static boolean isWorse(double deviation, Comparison worst) {
        return worst == null || deviation > worst.deviation();
    }

    private static Comparison require(Comparison worst) throws Unavailable {
        if (worst == null) {
            throw Unavailable.because(Why.NOT_REPORTED);
        }
        return worst;
    }

    private static boolean prints(FactSheet sheet, String family, String statistic) {
        return !sheet.reported(family + "." + statistic).isEmpty();
    }

    private static List<String> latencies(FactSheet sheet) throws Unavailable {
        return sheet.once("latencies", () -> finite(sheet));
    }

    private static List<String> finite(FactSheet sheet) {
        return sheet.reportedMetrics().stream()
                .filter(id -> FAMILIES.contains(id.substring(0, Math.max(0, id.indexOf('.')))))
                .filter(id -> !id.endsWith(".std"))
                .filter(id ->
                        Double.isFinite(sheet.reported(id).get(0).quantity().value()))
                .toList();
    }

    /** Statistics of a family that must not fall, by their rank; mean and deviation have none. */
    private static Map<Double, String> rising(FactSheet sheet, String family) throws Unavailable {
        Map<Double, String> rising = new TreeMap<>();
        for (String metric : latencies(sheet)) {
            int dot = family.length();
            if (metric.startsWith(family) && metric.length() > dot && metric.charAt(dot) == '.') {
                String statistic = metric.substring(dot + 1);
                double rank = rank(statistic);
                if (!Double.isNaN(rank)) {
                    rising.put(rank, statistic);
                }
            }
        }
        return rising;
    }

    private static double rank(String statistic) {
        return switch (statistic) {
            case "min" -> 0;
            case "median" -> 50;
            case "max" -> 100;
            case "mean", "std" -> Double.NaN;
            default -> Double.parseDouble(statistic.substring(1));
        };
    }
}
