package io.benchdoctor.lab;

import io.benchdoctor.lab.Engine.Lack;
import io.benchdoctor.lab.Ward.Stay;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Which findings are true of a simulated run, by what really happened in it; of the others the lab knows nothing. */
final class Claims {
    private static final Map<String, Predicate<Stay>> TRUE_WHEN = Map.ofEntries(
            Map.entry("burst-queue-ramp", stay -> stay.patient().told().isAtOnce() && queue(stay) >= 0.3),
            Map.entry(
                    "open-loop-overload",
                    stay -> !stay.patient().told().isAtOnce() && stay.patient().rate > 0.97 * stay.capacity()),
            Map.entry("admission-cap-max-num-seqs", stay -> waits(stay, Lack.SLOTS)),
            Map.entry("admission-cap-kv-cache", stay -> waits(stay, Lack.MEMORY)),
            Map.entry("admission-cap-upstream", stay -> false),
            Map.entry("prefill-compute-bound", stay -> stay.truth().promptShare() >= 0.4 || ownReading(stay) >= 0.6),
            Map.entry("prefill-decode-interference", stay -> stay.truth().interference() >= 0.05),
            Map.entry("low-decode-batch", stay -> stay.truth().meanRunning(stay.run().duration) < 16),
            Map.entry("underdriven-client", stay -> stay.patient().limit > 0),
            Map.entry("cold-start", stay -> stay.patient().coldSeconds > 0),
            Map.entry("failed-requests-survivorship", stay -> stay.run().requests.stream()
                    .anyMatch(r -> r.failed)),
            Map.entry("output-shorter-than-requested", stay -> stay.patient().stopShare > 0),
            Map.entry("bursty-arrivals", stay -> stay.patient().burstiness < 0.5),
            Map.entry("network-latency", stay -> stay.patient().awaySeconds > 0),
            Map.entry("server-stalls", stay -> stay.patient().pauseEvery > 0),
            Map.entry("thermal-or-power-throttle", stay -> stay.patient().slowing > 0),
            Map.entry("throttling-drift", stay -> stay.patient().slowing > 0),
            Map.entry("long-output-tail", stay -> stay.patient().longOutputTimes > 1),
            Map.entry("long-prompt-head-of-line", stay -> stay.patient().longInputTimes > 1),
            Map.entry("tp-communication", stay -> stay.patient().ailment == Ailment.SLOW_BUS),
            Map.entry("eager-mode", stay -> stay.patient().eager),
            Map.entry("specdec-low-acceptance", stay -> stay.patient().drafts > 0),
            Map.entry("preemption-recompute", stay -> stay.preemptions() > 0),
            Map.entry("token-budget-too-small", stay -> stay.patient().budget < 256),
            Map.entry("proxy-buffering", stay -> stay.patient().bunchMillis > 0),
            Map.entry("multi-token-chunks", stay -> stay.patient().drafts > 0));

    private Claims() {}

    /** Empty where the lab does not know. */
    static Optional<Boolean> isTrue(String finding, Stay stay) {
        return Optional.ofNullable(TRUE_WHEN.get(finding)).map(claim -> claim.test(stay));
    }

    private static double queue(Stay stay) {
        return Truth.queueShare(stay.run().answered());
    }

    private static boolean waits(Stay stay, Lack lack) {
        return stay.truth().waitedFor(lack) >= 0.4 && queue(stay) >= 0.3;
    }

    /** Part of TTFT that is the reading of the own prompt. */
    private static double ownReading(Stay stay) {
        double ttft = stay.run().answered().stream()
                .mapToDouble(LabRun.Sent::ttft)
                .average()
                .orElseThrow();
        return Truth.prefillMillis(stay.run().answered()) / 1000 / ttft;
    }
}
