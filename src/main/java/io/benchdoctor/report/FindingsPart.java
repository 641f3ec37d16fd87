package io.benchdoctor.report;

import io.benchdoctor.diagnose.Certainty;
import io.benchdoctor.diagnose.Finding;
import io.benchdoctor.diagnose.Recommendation;
import io.benchdoctor.diagnose.Severity;
import io.benchdoctor.report.ReportView.Candidate;
import io.benchdoctor.report.ReportView.FindingTexts;
import io.benchdoctor.report.ReportView.FindingView;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The findings, each with a text for everyone and a fold for engineers. */
final class FindingsPart {
    /** Notes and strengths beyond this many are shown by their title. */
    private static final int MOST_NOTES = 6;

    private static final List<String> LIMIT_HOSTS =
            List.of(Page.FEW_AT_A_TIME, "burst-queue-ramp", "open-loop-overload");

    private final Page page;
    private final Wording wording;
    private final Evidences evidences;
    private final Labels labels;
    private final Supplier<ChartsPart> charts;
    private final FoldPart folds;

    /** Findings by those that are shown among the possible owners of them, in their order. */
    private final Map<Finding, Finding> hosts = new IdentityHashMap<>();

    /** @param charts asked for only where a finding is shown on its page */
    FindingsPart(Page page, Supplier<ChartsPart> charts) {
        this.page = page;
        this.wording = page.wording();
        this.evidences = new Evidences(wording);
        this.labels = new Labels(wording);
        this.charts = charts;
        this.folds = new FoldPart(page);
    }

    List<FindingView> views() {
        for (Finding finding : page.diagnosis().findings()) {
            host(finding).ifPresent(host -> hosts.put(finding, host));
        }
        List<FindingView> views = new ArrayList<>();
        int notes = 0;
        for (Finding finding : page.diagnosis().findings()) {
            if (!hosts.containsKey(finding)) {
                boolean note = finding.severity() == Severity.INFO || finding.severity() == Severity.GOOD;
                notes += note ? 1 : 0;
                views.add(view(views.size() + 1, finding, note && notes > MOST_NOTES));
            }
        }
        return views;
    }

    /** The sentences of every finding, also of the folded ones, by id. */
    Map<String, FindingTexts> texts() {
        Map<String, FindingTexts> texts = new LinkedHashMap<>();
        for (Finding finding : page.diagnosis().findings()) {
            texts.put(
                    finding.id(),
                    new FindingTexts(
                            page.title(finding),
                            String.join(" ", lay(finding)),
                            finding.evidence().stream().map(evidences::text).toList(),
                            finding.missing().stream().map(labels::of).toList(),
                            finding.recommendations().stream()
                                    .map(this::recommendation)
                                    .toList()));
        }
        return texts;
    }

    private String recommendation(Recommendation recommendation) {
        String key = "remedy." + recommendation.id();
        return wording.engineer(key + ".text", Map.of())
                .or(() -> wording.engineer(key + ".eng", Map.of()))
                .or(() -> wording.firstLay(Map.of(), key + ".lay", key + ".title"))
                .orElse(recommendation.id());
    }

    /** The finding that shows this one among its possible owners, where it is too doubtful to stand by itself. */
    private Optional<Finding> host(Finding finding) {
        boolean doubtful = finding.certainty().compareTo(Certainty.PROBABLE) > 0;
        if (!doubtful || finding.share().isEmpty()) {
            return Optional.empty();
        }
        return page.diagnosis().findings().stream()
                .filter(other -> other.share().isEmpty())
                .filter(other -> isHost(other, finding))
                .findFirst();
    }

    private boolean isHost(Finding other, Finding owner) {
        boolean sameGroup = !owner.group().isEmpty() && owner.group().equals(other.group());
        return sameGroup || owner.id().startsWith(Page.OWNERS) && other.id().equals(limitHost());
    }

    /** The finding that a limit explains: how few are worked on, or else the line itself. */
    private String limitHost() {
        return LIMIT_HOSTS.stream().filter(page::found).findFirst().orElse("");
    }

    private FindingView view(int number, Finding finding, boolean titleOnly) {
        List<Candidate> candidates = candidates(finding);
        return new FindingView(
                number,
                finding.id(),
                Page.mark(finding.severity()),
                page.severityWord(finding.severity()),
                certainty(finding, candidates),
                page.title(finding),
                lay(finding),
                titleOnly,
                charts.get().of(finding),
                charts.get().notDrawn(finding),
                folds.of(finding, candidates));
    }

    /** How sure the finding is; its cause is a matter of its own while several owners are possible. */
    private String certainty(Finding finding, List<Candidate> candidates) {
        String certainty = wording.say("label.certainty." + finding.certainty().id());
        return candidates.isEmpty() ? certainty : wording.say("report.cause-unknown", Map.of("certainty", certainty));
    }

    /** A text that speaks of 1 in 100 begins differently where there are few requests. */
    private List<String> lay(Finding finding) {
        String key = "finding." + finding.id() + ".lay";
        List<String> paragraphs = new ArrayList<>(wording.layParagraphs(key, extra(finding)));
        if (page.isSmall() && !paragraphs.isEmpty()) {
            wording.lay(key + ".few", extra(finding)).ifPresent(few -> paragraphs.set(0, few));
        }
        if (page.found("prefill-compute-bound") || !page.isReadingTold()) {
            wording.lay("finding.burst-queue-ramp.lay.2").ifPresent(paragraphs::remove);
        }
        return paragraphs;
    }

    private List<Candidate> candidates(Finding finding) {
        return page.diagnosis().findings().stream()
                .filter(owner -> hosts.get(owner) == finding)
                .map(this::candidate)
                .toList();
    }

    private Candidate candidate(Finding owner) {
        String key = "finding." + owner.id();
        return new Candidate(
                wording.firstLay(extra(owner), key + ".name").orElseGet(() -> page.title(owner)),
                wording.engineer(key + ".sign", extra(owner))
                        .or(() -> wording.lay(key + ".lay", extra(owner)))
                        .orElse(""),
                wording.engineer(key + ".remedy", extra(owner))
                        .or(() -> owner.recommendations().stream().findFirst().map(this::recommendation))
                        .orElse(""),
                wording.numbers().percent(owner.share().orElse(0), 0));
    }

    static Map<String, String> extra(Finding finding) {
        return Map.of("severity", finding.severity().id());
    }
}
