package io.benchdoctor.facts;

import io.benchdoctor.model.Derived;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.RunPart.BenchSummary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the logs of a run print about it, by metric and source by source; put together once, for the checks look often. */
final class PrintedFigures {
    private final List<BenchSummary> summaries;

    /** Metrics in the order of the sources, of each by their names. */
    private final Names measured;

    /** By metric, of the first source that has it. */
    private final Map<String, Derived> derived;

    PrintedFigures(List<BenchSummary> summaries) {
        this.summaries = summaries;
        Set<String> metrics = new LinkedHashSet<>();
        Map<String, Derived> figures = new HashMap<>();
        for (BenchSummary summary : summaries) {
            metrics.addAll(Names.rising(summary.reported().keySet()));
            summary.derived().forEach(figures::putIfAbsent);
        }
        this.measured = Names.of(metrics);
        this.derived = Map.copyOf(figures);
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
        return derived.keySet();
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

    /** Metrics that some source measured. */
    Set<String> measured() {
        return measured;
    }

    /** Metrics that some source prints, by name. */
    Set<String> printed() {
        Set<String> printed = new TreeSet<>(measured);
        summaries.forEach(summary -> printed.addAll(summary.unmeasured().keySet()));
        return Collections.unmodifiableSet(printed);
    }

    /** The most precise source first. */
    List<Reported> measured(String metric) {
        List<Reported> figures = List.of();
        for (int n = 0; n < summaries.size(); n++) {
            Reported figure = summaries.get(n).reported().get(metric);
            if (figure != null) {
                figures = figures.isEmpty() ? List.of(figure) : joined(figures, figure);
            }
        }
        return figures;
    }

    private static List<Reported> joined(List<Reported> figures, Reported more) {
        return Stream.concat(figures.stream(), Stream.of(more)).toList();
    }

    List<Reported> printed(String metric) {
        List<Reported> printed = new ArrayList<>(1);
        for (BenchSummary summary : summaries) {
            add(summary.reported().get(metric), printed);
            add(summary.unmeasured().get(metric), printed);
        }
        return Collections.unmodifiableList(printed);
    }

    private static void add(Reported figure, List<Reported> printed) {
        if (figure != null) {
            printed.add(figure);
        }
    }
}
