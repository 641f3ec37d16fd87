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
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the logs of a run print about it, by metric and source by source; put together once, for the checks look often. */
final class PrintedFigures {
    private final List<BenchSummary> summaries;

    /** Metrics in the order of the sources, of each by their names; figures of each, the most precise source first. */
    private final Map<String, List<Reported>> measured = new LinkedHashMap<>();

    /** By metric, of the first source that has it. */
    private final Map<String, Derived> derived = new LinkedHashMap<>();

    PrintedFigures(List<BenchSummary> summaries) {
        this.summaries = summaries;
        for (BenchSummary summary : summaries) {
            new TreeMap<>(summary.reported())
                    .forEach((metric, figure) -> measured.merge(metric, List.of(figure), PrintedFigures::joined));
            summary.derived().forEach(derived::putIfAbsent);
        }
    }

    private static List<Reported> joined(List<Reported> figures, List<Reported> more) {
        return Stream.concat(figures.stream(), more.stream()).toList();
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

    /** Metrics that some source measured. */
    Set<String> measured() {
        return Collections.unmodifiableSet(measured.keySet());
    }

    /** Metrics that some source prints, by name. */
    Set<String> printed() {
        Set<String> printed = new TreeSet<>(measured.keySet());
        summaries.forEach(summary -> printed.addAll(summary.unmeasured().keySet()));
        return Collections.unmodifiableSet(printed);
    }

    List<Reported> measured(String metric) {
        return measured.getOrDefault(metric, List.of());
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
