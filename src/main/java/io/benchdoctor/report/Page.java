package io.benchdoctor.report;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.Finding;
import io.benchdoctor.diagnose.Severity;
import io.benchdoctor.facts.Reading;
import io.benchdoctor.facts.ServerSeries;
import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.Excerpts;
import io.benchdoctor.model.Input;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One run told in one language: what every part of the page reads.
 *
 * @param server what the server's lines say moment by moment, made of them when it is asked for; empty without such lines
 */
record Page(
        GivenInputs given,
        Diagnosis diagnosis,
        Wording wording,
        Excerpts excerpts,
        Supplier<Optional<ServerSeries>> server,
        String version) {
    /** Rules that say a line formed before the server. */
    static final Set<String> QUEUES = Set.of("burst-queue-ramp", "open-loop-overload", "bursty-arrivals");

    /** The rule that says how few requests are worked on, whoever owns the limit. */
    static final String FEW_AT_A_TIME = "low-decode-batch";

    static final String OWNERS = "admission-cap-";

    /** The rule that says that people wait, and that these logs do not show why. */
    static final String SLOW = "slow-without-cause";

    private static final double MILLIS_PER_SECOND = 1000;

    /** Below this many requests a P99 is the longest of a few, and the first parts of the page say so. */
    private static final int FEW_REQUESTS = 1000;

    /** The inputs of the run; all that were given when it is the only run. */
    List<Input> inputs() {
        return given.of(diagnosis.run());
    }

    /** Fewer requests than this have no longest ones. */
    private static final int TELLING_REQUESTS = 5;

    /** Chance moves the rate of a few hundred requests by less. */
    private static final double KEPT_UP = 0.95;

    /** From this share of waiting on, faster writing changes little for anyone. */
    private static final double MOSTLY_WAITING = 0.7;

    /** The finding that the page begins with: the first that is a problem. */
    Optional<Finding> first() {
        return diagnosis.findings().stream().filter(Page::isProblem).findFirst();
    }

    /** Whether nothing is wrong that could be told, and nothing was measured that would tell. */
    boolean isUndecided() {
        return first().isEmpty() && !hasLatency();
    }

    boolean found(String id) {
        return diagnosis.finding(id).isPresent();
    }

    /** Whether a line formed: the waiting then says how many were sent, not how fast the server is. */
    boolean hasQueue() {
        return QUEUES.stream().anyMatch(this::found);
    }

    /** Whether all were sent at once, or more than the server can do; no target can be judged then. */
    boolean isOverrun() {
        return found("burst-queue-ramp") || found("open-loop-overload");
    }

    /** Whether the number of requests worked on at once is what holds the run back. */
    boolean isCapped() {
        boolean aboutWaiting =
                first().filter(f -> QUEUES.contains(f.id()) || isAboutLimit(f)).isPresent();
        return aboutWaiting
                && wording.value("cap.estimate").isPresent()
                && diagnosis.findings().stream().anyMatch(f -> isProblem(f) && isAboutLimit(f));
    }

    private static boolean isAboutLimit(Finding finding) {
        return finding.id().equals(FEW_AT_A_TIME) || finding.id().startsWith(OWNERS);
    }

    /** Whether the run is held against targets, chosen or proposed. */
    boolean isHeldToTargets() {
        return hasLatency() && wording.value("slo.judgeable").orElse(0) != 0 && !isOverrun();
    }

    static boolean isProblem(Finding finding) {
        return finding.severity() == Severity.CRITICAL || finding.severity() == Severity.WARNING;
    }

    /** Whether most of the time of a request passes before its first token. */
    boolean isMostlyWaiting() {
        return wording.value("ttft.shareOfLatency").orElse(0) >= MOSTLY_WAITING;
    }

    /**
     * What a person would complain about although no finding says why: {@code wait} with the statistic that tells it,
     * such as {@code wait.p99}, {@code pace} or {@code pauses}; empty where another finding comes first, or nothing is slow.
     */
    Optional<String> slowness() {
        if (first().filter(finding -> finding.id().equals(SLOW)).isEmpty()) {
            return Optional.empty();
        }
        if (wording.value("reader.firstWord").orElse(0) > Reading.ATTENTION_MILLIS) {
            return Optional.of("wait." + waitStatistic());
        }
        double perToken = wording.value("reader.perToken").orElse(0);
        if (perToken * Reading.TOKENS_PER_SECOND > MILLIS_PER_SECOND) {
            return Optional.of("pace");
        }
        return Optional.of(wording.value("itl.p99").orElse(0) > Reading.HALT_MILLIS ? "pauses" : "wait.median");
    }

    /** The statistic of TTFT that is told; {@code few} where P99 is the longest of a few. */
    private String waitStatistic() {
        String told = Reading.FIRST_WORD.stream()
                .filter(id -> wording.value(id).isPresent())
                .findFirst()
                .orElseThrow();
        String statistic = told.substring("ttft.".length());
        return statistic.equals("p99") && isSmall() ? "few" : statistic;
    }

    /** Whether reading a prompt took long enough to be told from nothing. */
    boolean isReadingTold() {
        return wording.value("prefill.time").orElse(0) >= 1;
    }

    /** Whether requests were finished about as fast as they were offered, as far as the logs tell. */
    boolean keptUp() {
        return !found("underdriven-client") && wording.value("load.keptUp").orElse(1) >= KEPT_UP;
    }

    /** Whether there are too few requests to tell the longest from the usual. */
    boolean isTiny() {
        return wording.value("requests.completed").orElse(FEW_REQUESTS) < TELLING_REQUESTS;
    }

    /** Whether a P99 is the longest of a few. */
    boolean isSmall() {
        return wording.value("requests.completed").orElse(FEW_REQUESTS) < FEW_REQUESTS;
    }

    /** Whether the logs hold any latency to judge. */
    boolean hasLatency() {
        return List.of("ttft.mean", "ttft.median", "tpot.mean", "e2el.mean", "itl.mean").stream()
                .anyMatch(id -> wording.value(id).isPresent());
    }

    Messages words() {
        return wording.words();
    }

    String severityWord(Severity severity) {
        return wording.say("label.severity." + severity.id());
    }

    /** Title of a finding; the plain one when the numbers of the full one are unknown. */
    String title(Finding finding) {
        Map<String, String> extra = Map.of("severity", finding.severity().id());
        String key = "finding." + finding.id() + ".title";
        return wording.lay(key, extra)
                .or(() -> wording.lay(key + ".plain", extra))
                .orElse(finding.id());
    }

    static Mark mark(Severity severity) {
        return switch (severity) {
            case CRITICAL -> Mark.CRITICAL;
            case WARNING -> Mark.WARNING;
            case INFO -> Mark.INFO;
            case GOOD -> Mark.GOOD;
        };
    }
}
