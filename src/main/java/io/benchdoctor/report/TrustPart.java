package io.benchdoctor.report;

import io.benchdoctor.diagnose.Artefacts;
import io.benchdoctor.facts.Trust;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Run;
import io.benchdoctor.report.ReportView.TrustView;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How far the figures can be believed: the verdict of the checks, each check, and what only looks like a contradiction. */
final class TrustPart {
    /** The rule that says the same in one sentence. */
    static final String RULE = "figures-coherent";

    private static final String CHECK = "check.";
    /** More names than this are no sentence any more. */
    private static final int MOST_DOUBTED = 6;

    /** Of what is not in doubt, a few are enough to go on with. */
    private static final int MOST_TRUSTED = 3;

    private final Wording wording;
    private final Labels labels;
    private final Trust trust;
    private final FileNames files;

    TrustPart(Page page) {
        this.wording = page.wording();
        this.labels = new Labels(wording);
        this.trust = Trust.of(wording.facts());
        this.files = new FileNames(
                page.diagnosis().run().sources().stream().map(Run.Source::path).collect(Collectors.toSet()));
    }

    TrustView view() {
        BriefView.Trust brief = brief();
        return new TrustView(
                mark(),
                brief.verdict(),
                brief.headline(),
                brief.text(),
                trust.checks().stream().map(this::check).toList(),
                brief.artefacts());
    }

    BriefView.Trust brief() {
        return new BriefView.Trust(
                trust.verdict().id(),
                wording.say("report.trust." + trust.verdict().id()),
                text(),
                Artefacts.standard().in(wording.facts()).stream()
                        .map(this::artefact)
                        .toList());
    }

    private Mark mark() {
        return switch (trust.verdict()) {
            case COHERENT, WITHIN_ROUNDING -> Mark.GOOD;
            case CONTRADICTORY -> Mark.WARNING;
            case UNCHECKED -> Mark.UNDECIDED;
        };
    }

    private String text() {
        long failed = trust.checks().stream()
                .filter(check -> check.outcome() == Trust.Verdict.CONTRADICTORY)
                .count();
        String survives = names(trust.survives(), MOST_TRUSTED);
        String key = "report.trust." + trust.verdict().id() + ".text";
        Map<String, Object> arguments = Map.of(
                "count",
                (long) trust.checks().size(),
                "failed",
                failed,
                "doubted",
                names(trust.doubted(), MOST_DOUBTED));
        String text = wording.say(key, arguments);
        return trust.verdict() == Trust.Verdict.CONTRADICTORY && !survives.isEmpty()
                ? text + " " + wording.say("report.trust.survives", Map.of("survives", survives))
                : text;
    }

    /** What the metrics measure, each once and the usual ones first; one more is named rather than counted. */
    private String names(List<String> metrics, int most) {
        Set<String> names = new LinkedHashSet<>();
        metrics.stream()
                .sorted(Comparator.comparingInt(TrustPart::rank))
                .forEach(metric -> names.add(labels.metric(metric)));
        if (names.size() <= most + 1) {
            return wording.list(List.copyOf(names));
        }
        String shown = String.join(", ", names.stream().limit(most).toList());
        return wording.say("report.trust.more", Map.of("names", shown, "count", (long) names.size() - most));
    }

    private static int rank(String metric) {
        int rank = GlossaryPart.METRICS.indexOf(
                metric.substring(0, metric.indexOf('.') < 0 ? metric.length() : metric.indexOf('.')));
        return rank < 0 ? GlossaryPart.METRICS.size() : rank;
    }

    private TrustView.Check check(Trust.Check check) {
        return new TrustView.Check(
                wording.say("report.check." + check.id().substring(CHECK.length())),
                switch (check.outcome()) {
                    case COHERENT, WITHIN_ROUNDING -> Mark.GOOD;
                    case CONTRADICTORY -> Mark.WARNING;
                    case UNCHECKED -> Mark.UNDECIDED;
                },
                wording.say("report.trust.outcome." + check.outcome().id()),
                wording.say(
                        "report.comparison", Map.of("sign", sign(check.relation()), "limit", number(check.expected()))),
                number(check.found()),
                files.places(check.at()));
    }

    private String number(Quantity quantity) {
        return wording.numbers().engineer(quantity);
    }

    private static String sign(String relation) {
        return relation.replace("<=", "≤").replace(">=", "≥");
    }

    private TrustView.Artefact artefact(Artefacts.Shown shown) {
        String key = "artefact." + shown.id();
        Optional<String> releases = shown.from().map(from -> wording.say("report.artefact.from", Map.of("from", from)));
        String text = wording.engineer(key, Map.of()).orElseGet(() -> wording.say(key + ".title"));
        return new TrustView.Artefact(
                shown.id(),
                wording.say(key + ".title"),
                releases.map(from -> text + " " + from).orElse(text),
                shown.metrics());
    }
}
