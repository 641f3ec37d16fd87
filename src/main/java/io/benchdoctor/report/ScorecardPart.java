package io.benchdoctor.report;

import io.benchdoctor.diagnose.Finding;
import io.benchdoctor.diagnose.Severity;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.report.ReportView.Cell;
import io.benchdoctor.report.ReportView.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The figures of the log, each told in plain words and judged. */
final class ScorecardPart {
    private static final int MOST_ROWS = 10;
    private static final List<String> LEADING = List.of(
            "ttft.mean",
            "ttft.median",
            "ttft.p99",
            "throughput.requests",
            "throughput.output",
            "throughput.total",
            "tpot.mean",
            "itl.p99",
            "e2el.mean",
            "requests.failed");

    /** What is told of a run that no client timed. */
    private static final List<String> UNTIMED = List.of(
            "batchLatency.mean",
            "batchLatency.p99",
            "server.running.mean",
            "server.running.max",
            "server.waiting.max",
            "server.kv.usage.max",
            "server.generation.max");

    private final Page page;
    private final Wording wording;
    private final Labels labels;
    private final DefinitionNotes definitions;
    private final ScoreVerdicts verdicts;

    ScorecardPart(Page page) {
        this.page = page;
        this.wording = page.wording();
        this.labels = new Labels(wording);
        this.definitions = new DefinitionNotes(wording);
        this.verdicts = new ScoreVerdicts(page);
    }

    List<Score> rows() {
        List<Score> rows = new ArrayList<>();
        for (String id : LEADING) {
            boolean redundant = id.equals("ttft.median") && page.hasQueue();
            if (!redundant && (wording.quantity(id).isPresent() || id.equals("requests.failed") && isCounted())) {
                rows.add(row(id));
            }
        }
        if (!page.hasLatency()) {
            UNTIMED.stream()
                    .filter(id -> wording.quantity(id).isPresent())
                    .map(id -> named(plainRow(id), labels.of(id)))
                    .forEach(rows::add);
        }
        if (rows.isEmpty()) {
            rows.add(row("requests.failed"));
        }
        return rows.size() > MOST_ROWS ? rows.subList(0, MOST_ROWS) : rows;
    }

    /** Whether a client tells of its requests at all; a server's own log knows of none that failed on the way. */
    private boolean isCounted() {
        return page.hasLatency() || wording.quantity("requests.completed").isPresent();
    }

    /** All other figures of the logs. @param rows those that are shown already */
    List<Score> more(List<Score> rows) {
        Set<String> shown = Set.copyOf(rows.stream().map(Score::id).toList());
        return page.diagnosis().facts().reportedMetrics().stream()
                .sorted()
                .filter(id -> !shown.contains(id))
                .filter(id -> wording.quantity(id).isPresent())
                .map(this::plainRow)
                .toList();
    }

    private Score row(String id) {
        Optional<Quantity> quantity = wording.quantity(id);
        ScoreVerdicts.Judged judged = verdicts.of(id);
        String plain = quantity.isEmpty() ? wording.say("report.plain.not-logged." + id) : plain(id, judged);
        return new Score(
                id,
                labels.metric(id),
                labels.statistic(id),
                term(id),
                cell(quantity),
                plain,
                judged.mark(),
                wording.say("label.severity." + judged.mark().id()),
                judged.note(),
                definitions.of(id));
    }

    private String plain(String id, ScoreVerdicts.Judged judged) {
        String key = "report.plain." + id;
        if (page.isTiny() && id.equals("ttft.p99")) {
            return wording.lay("report.basis.few").orElse("");
        }
        if (page.isSmall()) {
            Optional<String> few = wording.lay(key + ".few");
            if (few.isPresent()) {
                return few.get();
            }
        }
        return wording.firstLay(Map.of(), key + "." + judged.mark().id(), key).orElse("");
    }

    private static Score named(Score row, String name) {
        return new Score(
                row.id(),
                name,
                "",
                row.term(),
                row.result(),
                row.plain(),
                row.mark(),
                row.verdict(),
                row.verdictNote(),
                row.definition());
    }

    private Score plainRow(String id) {
        return new Score(
                id,
                labels.metric(id),
                labels.statistic(id),
                term(id),
                cell(wording.quantity(id)),
                "",
                Mark.INFO,
                wording.say("label.severity.info"),
                wording.say("report.verdict.no-baseline"),
                definitions.of(id));
    }

    private Cell cell(Optional<Quantity> quantity) {
        return new Cell(quantity.map(labels::figure).orElse(wording.numbers().missing()), quantity);
    }

    private static String term(String id) {
        for (String term : GlossaryPart.METRICS) {
            if (id.startsWith(term)) {
                return term;
            }
        }
        return "";
    }

    /** A finding's severity as the page's mark. */
    static Mark worst(List<Finding> findings) {
        return findings.stream()
                .map(Finding::severity)
                .min(Severity::compareTo)
                .map(Page::mark)
                .orElse(Mark.INFO);
    }
}
