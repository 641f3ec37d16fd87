package io.benchdoctor.facts;

import io.benchdoctor.model.Reported;
import io.benchdoctor.model.RunPart.BenchSummary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the logs of a run print about it, by metric and source by source; put together once, for the checks look often. */
final class PrintedFigures {
    /** Metrics in the order of the sources, of each by their names; figures of each, the most precise source first. */
    private final Map<String, List<Reported>> measured = new LinkedHashMap<>();

    /** The same, those figures included that mean "not measured"; by name. */
    private final Map<String, List<Reported>> all = new TreeMap<>();

    PrintedFigures(List<BenchSummary> summaries) {
        for (BenchSummary summary : summaries) {
            new TreeMap<>(summary.reported()).forEach((metric, figure) -> {
                add(measured, metric, figure);
                add(all, metric, figure);
            });
            summary.unmeasured().forEach((metric, figure) -> add(all, metric, figure));
        }
        measured.replaceAll((metric, figures) -> Collections.unmodifiableList(figures));
        all.replaceAll((metric, figures) -> Collections.unmodifiableList(figures));
    }

    private static void add(Map<String, List<Reported>> figures, String metric, Reported figure) {
        figures.computeIfAbsent(metric, any -> new ArrayList<>(1)).add(figure);
    }

    /** Metrics that some source measured. */
    Set<String> measured() {
        return Collections.unmodifiableSet(measured.keySet());
    }

    /** Metrics that some source prints, by name. */
    Set<String> printed() {
        return Collections.unmodifiableSet(all.keySet());
    }

    List<Reported> measured(String metric) {
        return measured.getOrDefault(metric, List.of());
    }

    List<Reported> printed(String metric) {
        return all.getOrDefault(metric, List.of());
    }
}
