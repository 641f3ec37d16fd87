package io.benchdoctor.report;

import io.benchdoctor.catalog.SloProfile.Limit;
import io.benchdoctor.diagnose.Finding;
import io.benchdoctor.diagnose.Severity;
import io.benchdoctor.facts.Reading;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a figure of the scorecard is judged: by the findings about it, else by what a person notices, else not at all. A
 * throughput without a baseline is neither good nor bad.
 */
final class ScoreVerdicts {
    private static final Set<String> ABOUT_WAITING =
            Set.of("burst-queue-ramp", "open-loop-overload", "prefill-compute-bound", "cold-start");
    private static final Set<String> ABOUT_PAUSES = Set.of("prefill-decode-interference", "proxy-buffering");
    private static final Set<String> ABOUT_FAILURES = Set.of("failed-requests-survivorship");

    /** Which check recomputes which throughput. */
    private static final Map<String, String> CHECKS = Map.of(
            "throughput.requests", "check.throughputRequests",
            "throughput.output", "check.throughputOutput",
            "throughput.total", "check.throughputTotal");

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
        double millis = wording.value(id).orElseThrow();
        boolean whole = id.startsWith("e2el.");
        Optional<Limit> target = target(id);
        if (target.filter(limit -> millis > limit.millis()).isPresent()
                && about(ABOUT_WAITING).isEmpty()) {
            return isLost(id, millis) && missed() == Mark.INFO
                    ? attentionLost()
                    : against(target.get(), "report.verdict.target-missed", missed());
        }
        if (!whole && millis <= Reading.THOUGHT_MILLIS) {
            return new Judged(Mark.GOOD, wording.say("report.verdict.within-a-thought"));
        }
        List<Finding> findings = about(ABOUT_WAITING);
        if (!findings.isEmpty() && (!whole || page.hasQueue())) {
            return new Judged(ScorecardPart.worst(findings), "");
        }
        if (isLost(id, millis)) {
            return attentionLost();
        }
        if (target.isPresent()) {
            return against(target.get(), "report.verdict.target-met", Mark.GOOD);
        }
        return whole ? noBaseline() : noTarget();
    }

    /** Whether people give up before the first word, whatever anybody promised. */
    private static boolean isLost(String id, double millis) {
        return id.startsWith("ttft.") && millis > Reading.ATTENTION_MILLIS;
    }

    private Judged attentionLost() {
        return new Judged(Mark.WARNING, wording.say("report.verdict.attention-lost"));
    }

    /** The promise about this very figure; empty where there is none, or where the run is held against none. */
    private Optional<Limit> target(String id) {
        String measured = id.replace(".median", ".p50");
        return page.isHeldToTargets()
                ? wording.facts().slo().limits().stream()
                        .filter(limit -> limit.measured().equals(measured))
                        .findFirst()
                : Optional.empty();
    }

    /** A target that nobody chose is a proposal: to miss it is no fault. */
    private Mark missed() {
        return wording.facts().sloChosen() ? Mark.WARNING : Mark.INFO;
    }

    private Judged against(Limit limit, String key, Mark mark) {
        return new Judged(
                mark,
                wording.say(
                        key,
                        Map.of(
                                "chosen",
                                wording.facts().sloChosen() ? "yes" : "no",
                                "limit",
                                wording.numbers().limit(new Quantity(limit.millis(), Unit.MILLISECONDS)))));
    }

    private Judged noTarget() {
        return new Judged(
                Mark.INFO,
                wording.say(page.isHeldToTargets() ? "report.verdict.no-target-here" : "report.verdict.no-target"));
    }

    private Judged work(String id) {
        if (CHECKS.containsKey(id) && wording.value(CHECKS.get(id)).orElse(0) > 1) {
            return new Judged(Mark.WARNING, wording.say("report.verdict.contradicted"));
        }
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
        return millis > Reading.HALT_MILLIS ? new Judged(Mark.WARNING, "") : noTarget();
    }

    private Judged failures() {
        if (wording.value("requests.failed").orElseThrow() == 0) {
            return new Judged(Mark.GOOD, "");
        }
        List<Finding> findings = about(ABOUT_FAILURES);
        return new Judged(findings.isEmpty() ? Mark.WARNING : ScorecardPart.worst(findings), "");
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
