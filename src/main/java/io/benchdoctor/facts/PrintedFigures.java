package io.benchdoctor.facts;

import io.benchdoctor.model.Derived;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.RunPart.BenchSummary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the logs of a run print about it, by metric and source by source; put together once, for the checks look often. */
final class PrintedFigures {
    /** Metrics in the order of the sources, of each by their names; figures of each, the most precise source first. */
    private final Map<String, List<Reported>> measured = new LinkedHashMap<>();

    /** The same, those figures included that mean "not measured"; by name. */
    private final Map<String, List<Reported>> all = new TreeMap<>();

    /** By metric, of the first source that has it. */
    private final Map<String, Derived> derived = new LinkedHashMap<>();

    PrintedFigures(List<BenchSummary> summaries) {
        for (BenchSummary summary : summaries) {
            new TreeMap<>(summary.reported()).forEach((metric, figure) -> {
                add(measured, metric, figure);
                add(all, metric, figure);
            });
            summary.unmeasured().forEach((metric, figure) -> add(all, metric, figure));
            summary.derived().forEach(derived::putIfAbsent);
        }
        measured.replaceAll((metric, figures) -> Collections.unmodifiableList(figures));
        all.replaceAll((metric, figures) -> Collections.unmodifiableList(figures));
    }

    /** What the most precise source prints. */
    FactValue answer(String metric) {
        List<Reported> figures = measured(metric);
        if (figures.isEmpty()) {
            return FactValue.Unknown.because(Why.NOT_REPORTED);
        }
        Reported best = figures.get(0);
        return new FactValue.Read(best.quantity(), best.text(), best.at());
    }

    /** Metrics that a parser worked out from other prints of its log. */
    Set<String> derived() {
        return Collections.unmodifiableSet(derived.keySet());
    }

    /** What a parser worked out from its log, as a fact that names the formula and the lines. */
    Optional<Fact> derived(String id) {
        if (!id.startsWith(FactSheet.DERIVED)) {
            return Optional.empty();
        }
        return Optional.ofNullable(derived.get(id.substring(FactSheet.DERIVED.length())))
                .map(figure -> new Fact(id, figure.quantity().unit(), Quality.EXACT, figure.formula(), sheet -> {
                    figure.at().forEach(sheet::at);
                    return figure.quantity().value();
                }));
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
