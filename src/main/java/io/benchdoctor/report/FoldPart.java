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

    /** As many lines as an excerpt shows. */
    private static final int MOST_LINES = 12;

    /** Below this share of the time, reading prompts is not what holds a server up. */
    private static final double READING_IDLE = 0.3;

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
        // that the figures agree is shown check by check at the top of the page
        List<Check> checks = finding.id().equals(TrustPart.RULE) ? List.of() : evidences.checks(finding);
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
        if (finding.id().equals(DefinitionNotes.RULE)) {
            paragraphs.addAll(new DefinitionNotes(wording).all());
        }
        if (finding.severity() == Severity.GOOD) {
            sources(finding).ifPresent(paragraphs::add);
        }
        return paragraphs;
    }

    /** The numbers of the lines a finding stands on; empty where they are in several files, or too many to look up. */
    private Optional<String> sources(Finding finding) {
        Set<SourceRef> places = wording.places(facts(finding));
        long files = places.stream().map(SourceRef::path).distinct().count();
        if (files != 1 || places.size() > MOST_LINES) {
            return Optional.empty();
        }
        List<String> lines =
                places.stream().map(at -> Integer.toString(at.line())).toList();
        return Optional.of(
                wording.say("chart.source.lines", Map.of("count", (long) lines.size(), "lines", wording.list(lines))));
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
        Set<SourceRef> places = wording.places(facts(finding));
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
            if (isRuledOut(finding.id() + "." + n)) {
                wording.engineer(key + n, FindingsPart.extra(finding)).ifPresent(ruled::add);
            }
        }
        return ruled;
    }

    /** Whether an explanation that a finding usually excludes is excluded by the figures of this run. */
    private boolean isRuledOut(String explanation) {
        return switch (explanation) {
            case "burst-queue-ramp.1" -> page.isMostlyWaiting();
            case "burst-queue-ramp.2" -> page.isReadingTold() && !page.found("prefill-compute-bound");
            case "low-decode-batch.2" -> wording.value("prefill.utilisation").orElse(1) < READING_IDLE;
            default -> true;
        };
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
