package io.benchdoctor.report;

import io.benchdoctor.diagnose.Evidence;
import io.benchdoctor.diagnose.Finding;
import io.benchdoctor.diagnose.Severity;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.report.ReportView.Candidate;
import io.benchdoctor.report.ReportView.Check;
import io.benchdoctor.report.ReportView.Excerpt;
import io.benchdoctor.report.ReportView.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The engineer's part of a finding: checks, arithmetic, the lines it stands on, what is ruled out and what is missing. */
final class FoldPart {
    private static final String CONTEXT = "context-missing";

    private final Page page;
    private final Wording wording;
    private final Evidences evidences;
    private final Labels labels;
    private final AdvicePart advice;

    FoldPart(Page page) {
        this.page = page;
        this.wording = page.wording();
        this.evidences = new Evidences(wording);
        this.labels = new Labels(wording);
        this.advice = new AdvicePart(wording);
    }

    Fold of(Finding finding, List<Candidate> candidates) {
        List<Check> checks = evidences.checks(finding);
        List<String> ruled = ruledOut(finding);
        List<String> missing = missing(finding);
        Optional<Excerpt> excerpt = excerpt(finding);
        return new Fold(
                summary(checks.size(), excerpt, candidates.size(), ruled.size(), missing.size()),
                paragraphs(finding),
                checks,
                excerpt,
                ruled,
                candidates,
                missing,
                wording.say(
                        "report.origin",
                        Map.of(
                                "id", finding.id(),
                                "confidence", wording.numbers().number(finding.confidence(), 2))));
    }

    private List<String> paragraphs(Finding finding) {
        List<String> paragraphs = new ArrayList<>();
        if (finding.id().equals(AdvicePart.RULE)) {
            paragraphs.addAll(advice.reasons());
        }
        paragraphs.addAll(wording.engineerParagraphs("finding." + finding.id() + ".eng", FindingsPart.extra(finding)));
        if (finding.severity() == Severity.GOOD) {
            paragraphs.add(ChartsPart.source(page, facts(finding)));
        }
        return paragraphs;
    }

    /** What is well needs no proof of its own: its lines are named, and stand among the sources. */
    private Optional<Excerpt> excerpt(Finding finding) {
        ExcerptPart excerpts = new ExcerptPart(page.excerpts());
        if (finding.severity() == Severity.GOOD) {
            return Optional.empty();
        }
        if (finding.id().equals(AdvicePart.RULE)) {
            return excerpts.every(advice.places());
        }
        Set<SourceRef> places = new Origins(wording.facts()).of(facts(finding));
        return excerpts.of(places);
    }

    private static List<String> facts(Finding finding) {
        return finding.evidence().stream().map(Evidence::fact).toList();
    }

    /** What else could explain a problem, and why it does not; where nothing is wrong there is nothing to explain. */
    private List<String> ruledOut(Finding finding) {
        List<String> ruled = new ArrayList<>();
        String key = "finding." + finding.id() + ".ruled.";
        for (int n = 1; Page.isProblem(finding) && wording.words().has(key + n); n++) {
            wording.engineer(key + n, FindingsPart.extra(finding)).ifPresent(ruled::add);
        }
        return ruled;
    }

    private List<String> missing(Finding finding) {
        if (!finding.id().equals(CONTEXT)) {
            return finding.missing().stream().map(labels::of).toList();
        }
        String prefix = "finding." + CONTEXT + ".lacks.";
        return wording.words().keys(prefix).stream()
                .filter(key -> wording.value("context." + key.substring(prefix.length()))
                                .orElse(0)
                        == 0)
                .map(wording::say)
                .toList();
    }

    private String summary(int checks, Optional<Excerpt> excerpt, int candidates, int ruled, int missing) {
        List<String> parts = new ArrayList<>();
        count("report.fold.checks", checks).ifPresent(parts::add);
        long lines = excerpt.stream()
                .flatMap(e -> e.lines().stream())
                .filter(Excerpt.Line::used)
                .count();
        count("report.fold.lines", lines).ifPresent(parts::add);
        count("report.fold.candidates", candidates).ifPresent(parts::add);
        if (ruled > 0) {
            parts.add(wording.say("report.fold.ruled"));
        }
        count("report.fold.missing", missing).ifPresent(parts::add);
        return parts.isEmpty()
                ? wording.say("report.fold")
                : wording.say("report.fold.with", Map.of("list", String.join(", ", parts)));
    }

    private Optional<String> count(String key, long count) {
        return count == 0 ? Optional.empty() : Optional.of(wording.say(key, Map.of("count", count)));
    }
}
