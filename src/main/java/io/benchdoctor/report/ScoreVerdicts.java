package io.benchdoctor.report;

import io.benchdoctor.diagnose.Finding;
import io.benchdoctor.diagnose.Severity;
import java.util.List;
import java.util.Set;

/**
 * How a figure of the scorecard is judged: by the findings about it, else by what a person notices, else not at all. A
 * throughput without a baseline is neither good nor bad.
 */
final class ScoreVerdicts {
    private static final Set<String> ABOUT_WAITING = Set.of(
            "burst-queue-ramp",
            "open-loop-overload",
            "bursty-arrivals",
            "prefill-compute-bound",
            "token-budget-too-small",
            "api-server-bound",
            "network-latency",
            "cold-start",
            "underdriven-client");
    private static final Set<String> ABOUT_PAUSES =
            Set.of("prefill-decode-interference", "preemption-recompute", "server-stalls", "buffered-streaming");
    private static final Set<String> ABOUT_PACE =
            Set.of("decode-bandwidth-bound", "decode-slow", "tp-communication-bound", "throttling-drift");

    private final Page page;
    private final Wording wording;

    ScoreVerdicts(Page page) {
        this.page = page;
        this.wording = page.wording();
    }

    /** @param note why, or under which condition; may be empty */
    record Judged(Mark mark, String note) {}

    Judged of(String id) {
        if (wording.quantity(id).isEmpty()) {
            return new Judged(Mark.UNDECIDED, "");
        }
        if (id.startsWith("ttft.") || id.startsWith("e2el.")) {
            return waiting(id);
        }
        if (id.startsWith("tpot.")) {
            return pace();
        }
        if (id.startsWith("itl.")) {
            return pauses(id);
        }
        return id.equals("requests.failed") ? failures() : work(id);
    }

    private Judged waiting(String id) {
        List<Finding> findings = about(ABOUT_WAITING);
        if (!findings.isEmpty()) {
            return new Judged(ScorecardPart.worst(findings), "");
        }
        double millis = wording.value(id).orElseThrow();
        if (id.startsWith("e2el.")) {
            return noBaseline();
        }
        if (millis <= Reading.THOUGHT_MILLIS) {
            return new Judged(Mark.GOOD, wording.say("report.verdict.within-a-thought"));
        }
        return millis > Reading.ATTENTION_MILLIS
                ? new Judged(Mark.WARNING, wording.say("report.verdict.attention-lost"))
                : new Judged(Mark.INFO, wording.say("report.verdict.no-target"));
    }

    private Judged work(String id) {
        if (id.equals("throughput.requests")) {
            if (page.isCapped() && page.hasQueue()) {
                return new Judged(
                        Mark.WARNING, wording.lay("report.verdict.capped").orElse(""));
            }
            if (page.found("open-loop-overload")) {
                return new Judged(Mark.WARNING, wording.say("report.verdict.overloaded"));
            }
        }
        return noBaseline();
    }

    private Judged pace() {
        List<Finding> findings = about(ABOUT_PACE);
        if (!findings.isEmpty()) {
            return new Judged(ScorecardPart.worst(findings), "");
        }
        double rate = wording.value("user.rate").orElse(0);
        if (rate < Reading.TOKENS_PER_SECOND) {
            return new Judged(Mark.WARNING, wording.say("report.verdict.slower-than-reading"));
        }
        if (rate < Reading.COMFORTABLE_TOKENS_PER_SECOND) {
            return new Judged(Mark.INFO, wording.say("report.verdict.as-reading"));
        }
        return new Judged(
                Mark.GOOD,
                page.isCapped() ? wording.lay("report.verdict.at-cap").orElse("") : "");
    }

    private Judged pauses(String id) {
        double millis = wording.value(id).orElseThrow();
        if (millis < Reading.INSTANT_MILLIS) {
            return new Judged(Mark.GOOD, "");
        }
        List<Finding> findings = about(ABOUT_PAUSES);
        if (!findings.isEmpty()) {
            return new Judged(ScorecardPart.worst(findings), "");
        }
        return millis > Reading.HALT_MILLIS
                ? new Judged(Mark.WARNING, "")
                : new Judged(Mark.INFO, wording.say("report.verdict.no-target"));
    }

    private Judged failures() {
        return wording.value("requests.failed").orElseThrow() > 0
                ? new Judged(Mark.WARNING, "")
                : new Judged(Mark.GOOD, "");
    }

    private Judged noBaseline() {
        return new Judged(Mark.INFO, wording.say("report.verdict.no-baseline"));
    }

    private List<Finding> about(Set<String> rules) {
        return page.diagnosis().findings().stream()
                .filter(finding -> rules.contains(finding.id()))
                .filter(finding -> finding.severity() != Severity.GOOD)
                .toList();
    }
}
