package io.benchdoctor.facts;

import io.benchdoctor.catalog.Remembered;
import io.benchdoctor.model.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The number that rules read under the plain id of a metric: recomputed where that is possible, else as printed, else as
 * it follows from other prints. What is only a bound gives way to a print. A median and a 50th percentile are prints of one
 * statistic.
 *
 * @param sources where the number may come from, best first
 */
record PlainMetric(Source reported, List<Source> sources) {
    private static final String MEDIAN = ".median";
    private static final String P50 = ".p50";

    /** Logs of one kind print the same metrics: their ids are put together once, and thousands of sheets share them. */
    private static final Remembered<PlainMetric> METRICS = new Remembered<>();

    PlainMetric {
        sources = List.copyOf(sources);
    }

    /**
     * Where a number may come from.
     *
     * @param printed whether it is what a log prints; anything else is only asked for where it can be answered
     * @param bases of answers that come from there, by their quality
     */
    record Source(String id, boolean printed, AtomicReferenceArray<FactValue.Basis> bases) {
        private static final int QUALITIES = Quality.values().length;

        private static Source of(String prefix, String metric) {
            return new Source(
                    prefix + metric, prefix.equals(FactSheet.REPORTED), new AtomicReferenceArray<>(QUALITIES));
        }

        /** The number that comes from there; null where none does. */
        private FactValue.Computed answer(FactSheet sheet) {
            if (!printed && !sheet.answers(id)) {
                return null;
            }
            FactValue value = sheet.get(id);
            if (!Double.isFinite(value.number(Double.NaN))) {
                return null;
            }
            Quantity quantity = value.known().orElseThrow();
            Quality quality = Asking.qualityOf(value);
            FactValue.Basis basis = bases.get(quality.ordinal());
            if (basis == null || basis.unit() != quantity.unit()) {
                basis = new FactValue.Basis(quantity.unit(), quality, List.of(id), List.of());
                bases.set(quality.ordinal(), basis);
            }
            return new FactValue.Computed(quantity.value(), basis);
        }
    }

    static PlainMetric named(String metric) {
        return METRICS.of(metric, PlainMetric::put);
    }

    private static PlainMetric put(String metric) {
        Source reported = Source.of(FactSheet.REPORTED, metric);
        List<Source> sources = new ArrayList<>();
        sources.add(Source.of(FactSheet.RECOMPUTED, metric));
        sources.add(reported);
        twin(metric).ifPresent(other -> sources.add(Source.of(FactSheet.REPORTED, other)));
        sources.add(Source.of(FactSheet.DERIVED, metric));
        return new PlainMetric(reported, sources);
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
        for (Source source : named(id).sources()) {
            FactValue.Computed plain = source.answer(sheet);
            if (plain != null && plain.quality() != Quality.BOUND) {
                return plain;
            }
            bound = bound == null ? plain : bound;
        }
        return bound == null ? FactValue.Unknown.because(Why.NOT_REPORTED) : bound;
    }
}
