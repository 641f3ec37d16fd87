package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Reported;
import java.util.List;
import java.util.OptionalDouble;

/** Whether the same figure is the same wherever it stands: in two logs, or in a log and its own raw timings. */
final class SourceChecks {
    /** TPOT of some releases counts tokens once more after the run; one in a thousand is no contradiction. */
    private static final double FORGIVEN = 1e-3;
    /** Two hundredths of a microsecond, for latencies near zero. */
    private static final double DUST_MILLIS = 2e-5;

    private static final List<String> LATENCIES = List.of("ttft.", "tpot.", "itl.");

    private SourceChecks() {}

    static Comparison raw(FactSheet sheet) throws Unavailable {
        if (!sheet.hasTimings()) {
            throw Unavailable.because(Why.NO_REQUEST_TIMINGS);
        }
        Comparison worst = null;
        for (String metric : sheet.reportedMetrics()) {
            if (isLatency(metric)) {
                OptionalDouble again = sheet.find("recomputed." + metric);
                Printed printed = Printed.of(sheet, metric);
                if (again.isPresent() && Double.isFinite(printed.value())) {
                    worst = worse(worst, metric, new Printed(again.getAsDouble(), 0), printed);
                }
            }
        }
        if (worst == null) {
            throw Unavailable.because(Why.NO_REQUEST_TIMINGS);
        }
        return worst;
    }

    static Comparison sources(FactSheet sheet) throws Unavailable {
        Comparison worst = null;
        for (String metric : sheet.reportedMetrics()) {
            List<Reported> figures = sheet.reported(metric);
            for (int k = 1; k < figures.size(); k++) {
                Printed best = Printed.of(figures.get(0));
                Printed other = Printed.of(figures.get(k));
                if (!Double.isNaN(deviation(best, other))) {
                    worst = worse(worst, metric, best, other);
                    sheet.at(figures.get(k).at());
                }
            }
        }
        if (worst == null) {
            throw Unavailable.because(Why.NOT_REPORTED);
        }
        return worst;
    }

    private static Comparison worse(Comparison worst, String metric, Printed expected, Printed found) {
        double deviation = deviation(found, expected);
        if (worst != null && !(deviation > worst.deviation())) {
            return worst;
        }
        return Comparison.equal(
                deviation,
                Comparison.of(metric, expected.value()),
                Comparison.of(metric, found.value()),
                found.half() + expected.half(),
                List.of(metric));
    }

    /** Equal figures deviate by nothing, equal infinities too. */
    private static double deviation(Printed one, Printed other) {
        if (one.value() == other.value()) {
            return 0;
        }
        double allowed = one.half() + other.half() + FORGIVEN * Math.abs(one.value()) + DUST_MILLIS;
        return Math.abs(one.value() - other.value()) / allowed;
    }

    private static boolean isLatency(String metric) {
        for (String family : LATENCIES) {
            if (metric.startsWith(family)) {
                return true;
            }
        }
        return false;
    }
}
