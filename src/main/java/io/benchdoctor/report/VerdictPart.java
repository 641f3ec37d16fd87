package io.benchdoctor.report;

import io.benchdoctor.diagnose.Finding;
import io.benchdoctor.diagnose.Kind;
import io.benchdoctor.diagnose.Recommendation;
import io.benchdoctor.facts.Reading;
import io.benchdoctor.model.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The first screen: verdict, first step, what it stands on, three figures. */
final class VerdictPart {
    private final Page page;
    private final Wording wording;

    VerdictPart(Page page) {
        this.page = page;
        this.wording = page.wording();
    }

    Mark mark() {
        Optional<Finding> first = page.first();
        if (first.isPresent()) {
            return Page.mark(first.get().severity());
        }
        if (page.isUndecided()) {
            return Mark.UNDECIDED;
        }
        return page.found("healthy") ? Mark.GOOD : Mark.INFO;
    }

    ReportView.Verdict verdict() {
        Optional<Finding> first = page.first();
        if (first.isPresent()) {
            return ofFinding(first.get());
        }
        if (page.isUndecided()) {
            return new ReportView.Verdict(
                    mark(),
                    wording.say("label.severity.undecided"),
                    wording.say("label.certainty.unknown"),
                    wording.say("report.headline.undecided"),
                    wording.say("report.meaning.undecided"));
        }
        Mark mark = mark();
        return new ReportView.Verdict(
                mark,
                wording.say("label.severity." + mark.id()),
                wording.say("label.certainty.measured"),
                wording.say("report.headline.healthy"),
                wording.firstLay(
                                Map.of(),
                                page.keptUp() ? "report.meaning.healthy.rate" : "report.meaning.healthy.achieved",
                                "report.meaning.healthy")
                        .orElseThrow());
    }

    private ReportView.Verdict ofFinding(Finding finding) {
        boolean doubted = finding.kind() == Kind.DATA_QUALITY;
        return new ReportView.Verdict(
                mark(),
                page.severityWord(finding.severity()),
                wording.say("label.certainty." + certainty(finding)),
                page.slowness()
                        .flatMap(slow -> wording.lay("report.headline.slow-" + slow))
                        .orElseGet(() -> page.title(finding)),
                wording.firstLay(
                                Map.of(),
                                "report.meaning." + finding.id(),
                                doubted
                                        ? "report.meaning.doubted"
                                        : "report.meaning." + finding.severity().id())
                        .orElseThrow());
    }

    /** That a run is slow is read from its figures; only a reason is more or less sure. */
    private static String certainty(Finding finding) {
        return finding.id().equals(Page.SLOW) ? "measured" : finding.certainty().id();
    }

    /** What to do first, in one sentence without options. */
    Optional<ReportView.FirstStep> firstStep() {
        return firstStepText()
                .map(text -> new ReportView.FirstStep(
                        wording.say("report.first.title"), text, wording.say("report.first.link")));
    }

    private Optional<String> firstStepText() {
        Optional<Finding> first = page.first();
        if (page.slowness().isPresent()) {
            return Optional.of(wording.say("report.first.slow"));
        }
        if (first.isEmpty() && !page.hasLatency()) {
            return Optional.of(wording.say("report.first.undecided"));
        }
        if (page.found("healthy")) {
            return Optional.of(wording.say("report.first.healthy"));
        }
        if (page.found("burst-queue-ramp") && page.isCapped() && first.get().kind() != Kind.DATA_QUALITY) {
            return wording.lay("report.first.raise-limit");
        }
        return firstRecommended().or(() -> Optional.of(wording.say("report.first.undecided")));
    }

    /** The sentence above and the steps that it leads to begin with the same thing. */
    private Optional<String> firstRecommended() {
        return page.diagnosis().findings().stream()
                .flatMap(finding -> finding.recommendations().stream())
                .map(this::plain)
                .flatMap(Optional::stream)
                .findFirst()
                .map(this::asSentence);
    }

    private Optional<String> plain(Recommendation recommendation) {
        String key = "remedy." + recommendation.id();
        return wording.firstLay(Map.of(), key + ".lay", key + ".title");
    }

    private String asSentence(String text) {
        return text.endsWith(".") ? text : wording.say("report.sentence", Map.of("text", text));
    }

    /** Whether the figures agree, how many files were read, what is missing most. */
    List<ReportView.Basis> basis(ReportView.TrustView trust) {
        List<ReportView.Basis> basis = new ArrayList<>();
        basis.add(new ReportView.Basis(trust.mark(), trust.headline()));
        basis.add(filesRead());
        worstGap().ifPresent(gap -> basis.add(new ReportView.Basis(Mark.UNDECIDED, gap)));
        return basis;
    }

    private ReportView.Basis filesRead() {
        List<Input> inputs = page.inputs();
        long read = inputs.stream()
                .filter(input -> input.status() == Input.Status.PARSED)
                .count();
        return new ReportView.Basis(
                read == inputs.size() ? Mark.GOOD : Mark.UNDECIDED,
                wording.say("report.basis.files", Map.of("read", read, "given", (long) inputs.size())));
    }

    private Optional<String> worstGap() {
        if (page.found("too-few-requests-for-tail")) {
            return wording.lay("report.basis.few");
        }
        boolean model = wording.value("context.model").orElse(0) > 0;
        boolean gpu = wording.value("context.gpu").orElse(0) > 0;
        if (!model && !gpu) {
            return Optional.of(wording.say("report.basis.no-context"));
        }
        if (!model || !gpu) {
            return Optional.of(wording.say(gpu ? "report.basis.no-model" : "report.basis.no-gpu"));
        }
        return wording.value("requests.failed").isEmpty()
                ? Optional.of(wording.say("report.basis.no-failures"))
                : Optional.empty();
    }

    /** Wait, limit, pace; fewer where unknown. */
    List<ReportView.KeyFigure> figures() {
        List<ReportView.KeyFigure> figures = new ArrayList<>();
        if (page.hasQueue() || page.isTiny()) {
            figure("ttft-mean").ifPresent(figures::add);
        } else {
            figure("ttft-median").or(() -> figure("ttft-mean")).ifPresent(figures::add);
        }
        Optional<ReportView.KeyFigure> limit = Optional.empty();
        if (page.isCapped()) {
            limit = figure(page.found("burst-queue-ramp") ? "limit-burst" : "limit");
        }
        limit.or(this::longest).ifPresent(figures::add);
        figure(isFast() ? "pace-fast" : "pace").or(() -> figure("throughput")).ifPresent(figures::add);
        return figures;
    }

    private Optional<ReportView.KeyFigure> longest() {
        if (page.isTiny()) {
            return Optional.empty();
        }
        return page.isSmall() ? figure("ttft-max").or(() -> figure("ttft-longest")) : figure("ttft-p99");
    }

    private boolean isFast() {
        return wording.value("user.rate").orElse(0) >= Reading.COMFORTABLE_TOKENS_PER_SECOND;
    }

    private Optional<ReportView.KeyFigure> figure(String name) {
        Optional<String> value = wording.lay("report.figure." + name + ".value");
        Optional<String> note = wording.lay("report.figure." + name);
        return value.isPresent() && note.isPresent()
                ? Optional.of(new ReportView.KeyFigure(
                        value.get(),
                        note.get(),
                        wording.onlyFactOf("report.figure." + name + ".value").orElse("")))
                : Optional.empty();
    }
}
