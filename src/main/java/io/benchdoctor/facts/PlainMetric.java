package io.benchdoctor.facts;

import io.benchdoctor.catalog.Remembered;
import io.benchdoctor.model.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The number that rules read under the plain id of a metric: recomputed where that is possible, else as printed, else as
 * it follows from other prints. What is only a bound gives way to a print.
 *
 * @param twin the print of the same statistic under its other name: a median is a 50th percentile
 */
record PlainMetric(Source recomputed, Source reported, Optional<Source> twin, Source derived) {
    private static final String MEDIAN = ".median";
    private static final String P50 = ".p50";

    /** Logs of one kind print the same metrics: their ids are put together once, and thousands of sheets share them. */
    private static final Remembered<PlainMetric> METRICS = new Remembered<>();

    /**
     * Where a number may come from.
     *
     * @param from the origin of an answer that comes from there
     */
    record Source(String id, List<String> from) {
        static Source of(String id) {
            return new Source(id, List.of(id));
        }
    }

    static PlainMetric named(String metric) {
        return METRICS.of(metric, PlainMetric::put);
    }

    private static PlainMetric put(String metric) {
        return new PlainMetric(
                Source.of(FactSheet.RECOMPUTED + metric),
                Source.of(FactSheet.REPORTED + metric),
                twin(metric).map(other -> Source.of(FactSheet.REPORTED + other)),
                Source.of(FactSheet.DERIVED + metric));
    }

    private static Optional<String> twin(String metric) {
        if (metric.endsWith(MEDIAN)) {
            return Optional.of(metric.substring(0, metric.length() - MEDIAN.length()) + P50);
        }
        return metric.endsWith(P50)
                ? Optional.of(metric.substring(0, metric.length() - P50.length()) + MEDIAN)
                : Optional.empty();
    }

    static FactValue of(FactSheet sheet, String id) {
        FactValue bound = null;
        for (Source source : named(id).sources(sheet)) {
            FactValue value = sheet.get(source.id());
            Optional<Quantity> known = value.known().filter(q -> Double.isFinite(q.value()));
            if (known.isPresent()) {
                FactValue plain =
                        new FactValue.Computed(known.get(), Asking.qualityOf(value), source.from(), List.of());
                if (Asking.qualityOf(value) != Quality.BOUND) {
                    return plain;
                }
                bound = bound == null ? plain : bound;
            }
        }
        return bound == null ? FactValue.Unknown.because(Why.NOT_REPORTED) : bound;
    }

    /** Where the number may come from, best first. */
    private List<Source> sources(FactSheet sheet) {
        return Stream.of(
                        Optional.of(recomputed).filter(source -> sheet.answers(source.id())),
                        Optional.of(reported),
                        twin,
                        Optional.of(derived).filter(source -> sheet.answers(source.id())))
                .flatMap(Optional::stream)
                .toList();
    }
}
