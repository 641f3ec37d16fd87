package io.benchdoctor.report;

import io.benchdoctor.diagnose.Certainty;
import io.benchdoctor.diagnose.Finding;
import io.benchdoctor.diagnose.Kind;
import io.benchdoctor.facts.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The story in one minute: questions a manager asks, and answers without a technical word. */
final class MinutePart {
    /** A good pace on average is no good to people whose text stands still; from one in twenty on it is not praised. */
    private static final double HALTED = 0.05;

    private final Page page;
    private final Wording wording;

    MinutePart(Page page) {
        this.page = page;
        this.wording = page.wording();
    }

    List<ReportView.Answer> answers() {
        List<ReportView.Answer> answers = new ArrayList<>();
        answer("what", what()).ifPresent(answers::add);
        if (!page.found("burst-queue-ramp")) {
            answer("wait", waiting()).ifPresent(answers::add);
        }
        answer("good", good()).ifPresent(answers::add);
        if (page.found("burst-queue-ramp") && page.isCapped()) {
            answer("picture", wording.lay("summary.picture.lay", pictured())).ifPresent(answers::add);
        }
        answer(page.hasQueue() ? "real" : "others", real()).ifPresent(answers::add);
        answer("sure", sure()).ifPresent(answers::add);
        return answers;
    }

    private Optional<ReportView.Answer> answer(String question, Optional<String> text) {
        return text.map(words -> new ReportView.Answer(wording.say("summary." + question + ".q"), words));
    }

    private Optional<String> what() {
        if (page.found("burst-queue-ramp")) {
            String burst = page.isCapped() ? "summary.what.burst-capped" : "summary.what.burst";
            return wording.firstLay(
                    Map.of(),
                    page.isSmall() ? burst + ".few.lay" : burst + ".lay",
                    burst + ".lay",
                    "summary.what.burst.lay",
                    "summary.what.plain.lay");
        }
        Optional<String> size = page.found("integrity-mismatch")
                ? wording.lay("summary.what.count.lay")
                : wording.firstLay(Map.of(), "summary.what.plain.lay", "summary.what.count.lay");
        Optional<String> cause =
                page.first().flatMap(finding -> wording.lay("finding." + finding.id() + ".lay", severity(finding)));
        if (size.isPresent() && cause.isPresent()) {
            return Optional.of(wording.say("report.join", Map.of("first", size.get(), "second", cause.get())));
        }
        return cause.or(() -> size).or(() -> wording.lay("summary.what.server.lay"));
    }

    private Optional<String> waiting() {
        if (page.isTiny()) {
            return wording.lay("summary.wait.mean.lay");
        }
        return page.isSmall()
                ? wording.firstLay(Map.of(), "summary.wait.few.lay", "summary.wait.mean.lay")
                : wording.firstLay(Map.of(), "summary.wait.lay", "summary.wait.mean.lay");
    }

    private Optional<String> good() {
        boolean fast = wording.value("user.rate").orElse(0) >= Reading.COMFORTABLE_TOKENS_PER_SECOND
                && wording.value("reader.haltedShare").orElse(0) < HALTED;
        if (fast && page.hasQueue()) {
            return wording.firstLay(Map.of(), "summary.good.lay", "summary.good.pace.lay");
        }
        if (fast) {
            return wording.lay("summary.good.pace.lay");
        }
        return page.found("figures-coherent") ? wording.lay("summary.good.coherent.lay") : Optional.empty();
    }

    private Map<String, ?> pictured() {
        return Map.of("lastWait", wording.moreThan(wording.value("ttft.p99").orElse(0) / 1000));
    }

    private Optional<String> real() {
        if (page.found("burst-queue-ramp")) {
            return wording.firstLay(Map.of(), "summary.real.burst.lay", "summary.real.unknown.lay");
        }
        if (page.found("open-loop-overload")) {
            return wording.lay("summary.real.overload.lay");
        }
        if (page.slowness().isPresent()) {
            return wording.lay("summary.real.unknown.lay");
        }
        if (!page.keptUp()) {
            return wording.firstLay(Map.of(), "summary.real.achieved.lay", "summary.real.unknown.lay");
        }
        boolean doubted =
                page.first().filter(f -> f.kind() == Kind.DATA_QUALITY).isPresent();
        return wording.firstLay(
                Map.of(), doubted ? "summary.real.doubted.lay" : "summary.real.rate.lay", "summary.real.unknown.lay");
    }

    private Optional<String> sure() {
        Optional<Finding> first = page.first();
        if (page.isUndecided()) {
            return Optional.of(wording.say("summary.sure.undecided.lay"));
        }
        if (first.isEmpty()) {
            return Optional.of(wording.say("summary.sure.none.lay"));
        }
        if (first.get().id().equals(Page.SLOW)) {
            return Optional.of(wording.say("summary.sure.none.lay"));
        }
        Map<String, String> level = Map.of(
                "level",
                wording.say("label.certainty." + first.get().certainty().id()));
        if (page.found("burst-queue-ramp") && page.isCapped() && first.get().kind() != Kind.DATA_QUALITY) {
            return wording.lay(isOwnerKnown() ? "summary.sure.owner.lay" : "summary.sure.burst.lay", level);
        }
        return wording.lay("summary.sure.lay", level);
    }

    /** Whether one of the rivals for the limit is likely enough to be named. */
    private boolean isOwnerKnown() {
        return page.diagnosis().findings().stream()
                .anyMatch(finding ->
                        !finding.group().isEmpty() && finding.certainty().compareTo(Certainty.PROBABLE) <= 0);
    }

    private static Map<String, String> severity(Finding finding) {
        return Map.of("severity", finding.severity().id());
    }
}
