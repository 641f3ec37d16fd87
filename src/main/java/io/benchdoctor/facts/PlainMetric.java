package io.benchdoctor.facts;

import io.benchdoctor.model.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The number that rules read under the plain id of a metric: recomputed where that is possible, else as printed, else as
 * it follows from other prints. What is only a bound gives way to a print.
 */
final class PlainMetric {
    private static final String MEDIAN = ".median";
    private static final String P50 = ".p50";

    private PlainMetric() {}

    static FactValue of(FactSheet sheet, String id) {
        FactValue bound = null;
        for (String source : sources(sheet, id)) {
            FactValue value = sheet.get(source);
            Optional<Quantity> known = value.known().filter(q -> Double.isFinite(q.value()));
            if (known.isPresent()) {
                FactValue plain =
                        new FactValue.Computed(known.get(), Asking.qualityOf(value), List.of(source), List.of());
                if (Asking.qualityOf(value) != Quality.BOUND) {
                    return plain;
                }
                bound = bound == null ? plain : bound;
            }
        }
        return bound == null ? FactValue.Unknown.because(Why.NOT_REPORTED) : bound;
    }

    /** Where the number of a plain metric may come from, best first. */
    private static List<String> sources(FactSheet sheet, String id) {
        List<String> sources = new ArrayList<>();
        if (sheet.answers(FactSheet.RECOMPUTED + id)) {
            sources.add(FactSheet.RECOMPUTED + id);
        }
        sources.add(FactSheet.REPORTED + id);
        if (id.endsWith(MEDIAN)) {
            sources.add(FactSheet.REPORTED + id.substring(0, id.length() - MEDIAN.length()) + P50);
        } else if (id.endsWith(P50)) {
            sources.add(FactSheet.REPORTED + id.substring(0, id.length() - P50.length()) + MEDIAN);
        }
        if (sheet.answers(FactSheet.DERIVED + id)) {
            sources.add(FactSheet.DERIVED + id);
        }
        return sources;
    }
}
