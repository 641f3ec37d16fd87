package io.benchdoctor.report;

import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.FactValue;
import io.benchdoctor.facts.Quality;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.model.Unit;
import io.benchdoctor.report.ReportView.FactRow;
import io.benchdoctor.report.ReportView.MetricRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Every number of the run for those who check: metrics as reported and recomputed, facts with their formulas. */
final class TablesPart {
    private static final String REPORTED = "reported.";
    private static final String RECOMPUTED = "recomputed.";

    private final Wording wording;
    private final FactSheet facts;
    private final Labels labels;
    private final DefinitionNotes definitions;

    TablesPart(Page page) {
        this.wording = page.wording();
        this.facts = wording.facts();
        this.labels = new Labels(wording);
        this.definitions = new DefinitionNotes(wording);
    }

    List<MetricRow> metrics() {
        Set<String> ids = new TreeSet<>(facts.reportedMetrics());
        wording.known().keySet().stream()
                .filter(id -> id.startsWith(RECOMPUTED))
                .forEach(id -> ids.add(id.substring(RECOMPUTED.length())));
        return ids.stream().map(this::metric).toList();
    }

    private MetricRow metric(String id) {
        FactValue reported = facts.get(REPORTED + id);
        Optional<Quantity> recomputed = wording.known().containsKey(RECOMPUTED + id)
                ? facts.get(RECOMPUTED + id).known()
                : Optional.empty();
        Optional<SourceRef> at = reported instanceof FactValue.Read read ? Optional.of(read.at()) : Optional.empty();
        Unit unit = reported.known().or(() -> recomputed).map(Quantity::unit).orElse(Unit.RATIO);
        return new MetricRow(
                labels.metric(id),
                labels.statistic(id),
                reported.known(),
                recomputed,
                labels.unit(unit),
                wording.say(
                        reported.known().isPresent()
                                ? "label.certainty.measured"
                                : "label.quality."
                                        + quality(facts.get(RECOMPUTED + id)).id()),
                at.map(SourceRef::path).orElse(""),
                at.map(SourceRef::line).orElse(0),
                id,
                definitions.ofReported(id));
    }

    List<FactRow> facts() {
        List<FactRow> rows = new ArrayList<>();
        for (Map.Entry<String, FactValue> entry : wording.known().entrySet()) {
            String id = entry.getKey();
            boolean derived = facts.fact(id).isPresent() && !id.startsWith(RECOMPUTED);
            if (derived && entry.getValue() instanceof FactValue.Computed computed) {
                rows.add(fact(id, computed));
            }
        }
        return rows;
    }

    private FactRow fact(String id, FactValue.Computed computed) {
        return new FactRow(
                labels.of(id),
                computed.quantity(),
                wording.numbers().engineer(computed.quantity()),
                labels.unit(computed.quantity().unit()),
                wording.say("label.quality." + computed.quality().id()),
                labels.formula(facts.fact(id).orElseThrow()),
                String.join(", ", computed.from()),
                id);
    }

    private static Quality quality(FactValue value) {
        return value instanceof FactValue.Computed computed ? computed.quality() : Quality.EXACT;
    }
}
