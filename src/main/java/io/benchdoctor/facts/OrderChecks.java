package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.quotient;

import io.benchdoctor.facts.Fact.Unavailable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What holds for the figures of any distribution of latencies. */
final class OrderChecks {
    private static final List<String> FAMILIES = List.of("ttft", "tpot", "itl", "e2el");
    /** Figures in full digits may fall by the dust of floating-point arithmetic. */
    private static final double DUST_MILLIS = 1e-6;

    private OrderChecks() {}

    static double order(FactSheet sheet) throws Unavailable {
        double worst = 0;
        boolean compared = false;
        for (String family : FAMILIES) {
            Printed before = null;
            for (String statistic : rising(sheet, family).values()) {
                Printed now = Printed.of(sheet, family + "." + statistic);
                if (before != null) {
                    compared = true;
                    double fall = before.value() - now.value();
                    worst = Math.max(worst, fall / (before.half() + now.half() + DUST_MILLIS));
                }
                before = now;
            }
        }
        return require(compared, worst);
    }

    static double meanWithinStd(FactSheet sheet) throws Unavailable {
        double worst = 0;
        boolean compared = false;
        for (String family : FAMILIES) {
            if (prints(sheet, family, "mean") && prints(sheet, family, "median") && prints(sheet, family, "std")) {
                Printed mean = Printed.of(sheet, family + ".mean");
                Printed median = Printed.of(sheet, family + ".median");
                Printed std = Printed.of(sheet, family + ".std");
                double rounding = mean.half() + median.half() + std.half() + DUST_MILLIS;
                compared = true;
                worst = Math.max(worst, Math.abs(mean.value() - median.value()) / (std.value() + rounding));
            }
        }
        return require(compared, worst);
    }

    static double withinDuration(FactSheet sheet) throws Unavailable {
        Printed duration = Printed.of(sheet, "duration");
        double longest = 0;
        boolean compared = false;
        for (String metric : latencies(sheet)) {
            Printed latency = Printed.of(sheet, metric);
            longest = Math.max(longest, latency.value() - latency.half());
            compared = true;
        }
        return require(compared, quotient(longest / 1000, duration.value() + duration.half()));
    }

    static double nonNegative(FactSheet sheet) throws Unavailable {
        double lowest = 0;
        boolean compared = false;
        for (String metric : latencies(sheet)) {
            lowest = Math.min(lowest, Printed.of(sheet, metric).value());
            compared = true;
        }
        return require(compared, lowest < 0 ? 1 - lowest : 0);
    }

    private static double require(boolean compared, double result) throws Unavailable {
        if (!compared) {
            throw Unavailable.because(Why.NOT_REPORTED);
        }
        return result;
    }

    private static boolean prints(FactSheet sheet, String family, String statistic) {
        return !sheet.reported(family + "." + statistic).isEmpty();
    }

    private static List<String> latencies(FactSheet sheet) {
        return sheet.reportedMetrics().stream()
                .filter(id -> FAMILIES.contains(id.substring(0, Math.max(0, id.indexOf('.')))))
                .filter(id -> !id.endsWith(".std"))
                .filter(id ->
                        Double.isFinite(sheet.reported(id).get(0).quantity().value()))
                .toList();
    }

    /** Statistics of a family that must not fall, by their rank; mean and deviation have none. */
    private static Map<Double, String> rising(FactSheet sheet, String family) {
        Map<Double, String> rising = new TreeMap<>();
        for (String metric : latencies(sheet)) {
            if (metric.startsWith(family + ".")) {
                String statistic = metric.substring(family.length() + 1);
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
