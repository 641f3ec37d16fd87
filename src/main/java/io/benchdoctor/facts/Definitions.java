package io.benchdoctor.facts;

import io.benchdoctor.catalog.Definition;
import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RunPart.BenchSummary;
import io.benchdoctor.model.Unit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which printed figures of a run are defined otherwise than vLLM's client defines them. */
public final class Definitions {
    private static final List<Definition> BOOK = Definition.standard();

    /** Most logs are of a tool that defines everything as vLLM's client does. */
    private static final Set<String> OTHER_TOOLS =
            BOOK.stream().flatMap(row -> row.formats().stream()).collect(Collectors.toUnmodifiableSet());

    static final List<Fact> ALL = List.of(new Fact(
            "definitions.differ",
            Unit.COUNT,
            Quality.EXACT,
            "ways of counting of catalog/definitions.yaml that reported figures follow",
            Definitions::count));

    private Definitions() {}

    /** How the tool behind a reported figure defines it; empty where it does as vLLM's client, or nothing is reported. */
    public static Optional<Definition> of(FactSheet sheet, String metric) {
        for (BenchSummary summary : sheet.parts(BenchSummary.class)) {
            if (summary.reported().containsKey(metric)) {
                return row(summary.format(), metric);
            }
        }
        return Optional.empty();
    }

    private static Optional<Definition> row(String format, String metric) {
        for (int n = 0; n < BOOK.size(); n++) {
            if (BOOK.get(n).fits(format, metric)) {
                return Optional.of(BOOK.get(n));
            }
        }
        return Optional.empty();
    }

    /** All of them that a run shows, in the order of the catalogue. */
    public static List<Definition> in(FactSheet sheet) {
        if (sheet.parts(BenchSummary.class).stream().noneMatch(summary -> OTHER_TOOLS.contains(summary.format()))) {
            return List.of();
        }
        List<Definition> shown = sheet.reportedMetrics().stream()
                .flatMap(metric -> of(sheet, metric).stream())
                .toList();
        return BOOK.stream().filter(shown::contains).toList();
    }

    private static double count(FactSheet sheet) throws Unavailable {
        if (sheet.reportedMetrics().isEmpty()) {
            throw Unavailable.because(Why.NOT_REPORTED);
        }
        List<Definition> shown = in(sheet);
        if (shown.isEmpty()) {
            return 0;
        }
        for (String metric : sheet.reportedMetrics()) {
            if (of(sheet, metric).isPresent()) {
                sheet.at(sheet.reported(metric).get(0).at());
            }
        }
        return shown.size();
    }
}
