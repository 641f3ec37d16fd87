package io.benchdoctor.lab;

import static java.util.Map.entry;

import io.benchdoctor.diagnose.Finding;
import io.benchdoctor.diagnose.Severity;
import io.benchdoctor.lab.Engine.Lack;
import io.benchdoctor.lab.LabRun.Sent;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Which findings are true of a simulated run, by what happened in it and not by what it was drawn for. Where a finding says
 * more than that something is so (that it is the cause, that it is felt), the claim asks for that.
 */
final class Claims {
    private static final Map<String, BiPredicate<Happened, Finding>> TRUE_WHEN = Map.ofEntries(
            // queues and who makes them
            when("burst-queue-ramp", it -> it.patient().told().isAtOnce() && it.queue() >= 0.3),
            when(
                    "open-loop-overload",
                    it -> !it.patient().told().isAtOnce()
                            && (it.patient().rate > 0.97 * it.stay().capacity() || it.grows())),
            when("bursty-arrivals", it -> it.dispersion() >= 2),
            when("admission-cap-max-num-seqs", it -> it.waits(Lack.SLOTS)),
            when("admission-cap-kv-cache", it -> it.waits(Lack.MEMORY)),
            when("admission-cap-upstream", it -> it.ofTtft(r -> r.passedAt - r.sentAt) >= 0.4),
            when("api-server-cpu-bound", it -> busyProcess(it) && it.ofTtft(Claims::inProcess) >= 0.4),
            when("tokenizer-or-detokenizer-bound", it -> it.ofTtft(r -> r.enteredAt - r.passedAt) >= 0.4),
            when("dp-imbalance", it -> it.imbalance() >= 1.4),
            when(
                    "preemption-recompute",
                    it -> it.stay().preemptions() >= 0.01 * it.answered().size()),
            when(
                    "kv-near-full-oscillation",
                    it -> it.stay().preemptions() > 0 && it.time(step -> step.kvUsage() >= 0.9) >= 0.2),
            entry(
                    "low-decode-batch",
                    (it, finding) -> it.stay().truth().meanRunning(it.stay().run().duration) < 16
                            && (finding.severity() == Severity.INFO || it.queue() >= 0.3)),
            when("network-latency", it -> it.ofTtft(r -> it.patient().awaySeconds) >= 0.4),
            when("long-prompt-head-of-line", it -> it.behindLong() >= 0.5),
            // reading
            when("prefill-compute-bound", it -> it.stay().truth().promptShare() >= 0.5 || ownReading(it) >= 0.6),
            when("prefill-decode-interference", it -> it.stay().truth().interference() >= 0.05),
            when(
                    "chunked-prefill-off-or-huge-budget",
                    it -> (it.patient().old || it.patient().budget >= it.median(r -> r.input))
                            && it.stay().truth().interference() >= 0.05),
            when("token-budget-too-small", it -> it.pieces() >= 1.3),
            when("prefix-cache-artefact", it -> it.patient().cached >= 0.1),
            // steps
            when("context-growth-decode", it -> it.keptShare() >= 0.45),
            when("decode-bandwidth-bound", it -> it.memoryShare() >= 0.5),
            when("decode-compute-bound", it -> it.slowdown() >= 1.6),
            when("decode-far-from-roofline", it -> it.overFloor() >= 2.5),
            entry("eager-mode", (it, finding) -> it.patient().eager && (!finding.cause() || it.launchShare() >= 0.2)),
            entry("tp-communication", (it, finding) -> it.messageShare() >= (finding.cause() ? 0.1 : 0.05)),
            when(
                    "specdec-low-acceptance",
                    it -> it.patient().drafts > 0 && it.draftsKept() < 0.3 && it.draftGain() < 1.15),
            when("specdec-under-load", it -> it.patient().drafts > 0 && it.draftGain() < 1),
            when("lora-overhead", it -> it.patient().adapterShare >= 0.05),
            when("pipeline-bubble", it -> it.idleStages() >= 0.2),
            // pauses and delivery
            when(
                    "server-stalls",
                    it -> it.stay().pauses() >= 3
                            && it.stay().pauses() * it.patient().pauseSeconds
                                    >= 0.01 * it.stay().run().duration),
            when(
                    "proxy-buffering",
                    it -> (it.patient().bunchMillis > 0 || it.patient().bunchChunks > 0) && it.bunched() >= 0.2),
            when("multi-token-chunks", it -> it.chunkTokens() >= 1.15),
            when("thermal-or-power-throttle", it -> it.patient().slowing >= 0.1),
            // how it was measured
            when("underdriven-client", Claims::isUnderdriven),
            when("closed-loop-hides-queue", it -> it.share(r -> r.sentAt > r.dueAt + 0.01) >= 0.02),
            when("cold-start", it -> it.patient().coldSeconds >= it.median(Sent::ttft)),
            when("first-wave-p99", it -> it.patient().limit > 0 && firstWave(it) >= 0.5),
            when("failed-requests-survivorship", it -> it.share(r -> r.failed) > 0),
            when("output-shorter-than-requested", it -> it.share(r -> r.output < r.asked) >= 0.01),
            when("input-length-mismatch", Claims::isOff),
            when(
                    "long-output-tail",
                    it -> it.tail(0.1) >= 0.3 && it.rank(r -> r.output, 1) >= 3 * it.median(r -> r.output)),
            when("straggler-requests", it -> it.tail(0.03) >= 0.4),
            when("no-steady-state", it -> it.edges() >= 0.1),
            when("synchronised-waves", it -> it.dispersion() >= 2 && it.patient().limit > 0),
            // the lab's figures are of one run and right
            when("integrity-mismatch", it -> false),
            when("wrong-inputs-suspected", it -> false));

    /** Findings that no simulation can bear out, and why. */
    static final Map<String, String> UNDECIDED = Map.ofEntries(
            entry("bad-advice-guard", "the lab's logs hold no advice"),
            entry("client-cpu-or-connection-bound", "the lab's server counts no latencies"),
            entry("context-missing", "it is about what the logs say, not about what happened"),
            entry("cpu-weight-offload", "it repeats an option of the server, and the lab's server has it not"),
            entry("cudagraph-miss", "the lab's steps cost the same with captured graphs of every size"),
            entry("decode-healthy", "it holds printed figures against what readers notice"),
            entry("disagg-imbalance", "the lab has no servers that only read or only write"),
            entry("figures-coherent", "it is arithmetic on printed figures"),
            entry("goodput-gap", "it repeats a figure of the log"),
            entry(
                    "healthy",
                    "it says that no other rule found anything; what others missed is in the scenarios' score"),
            entry("host-resource-limit", "the lab's host runs out of nothing"),
            entry("metric-definition-drift", "the lab writes as vLLM's client alone"),
            entry("moe-untuned-or-imbalanced", "the lab's models have no experts"),
            entry("multimodal-preprocess-bound", "the lab sends text alone"),
            entry("noisy-neighbour", "the lab's pauses have no author, and nobody else is on its cards"),
            entry("pooling-workload", "the lab writes answers"),
            entry("prefix-cache-low", "no prompts of the lab begin alike"),
            entry("prefix-cache-thrash", "the lab's cache forgets nothing"),
            entry("quantization-slow-path", "the lab's weights are whole"),
            entry("skew-or-bimodality", "it describes printed figures and names no cause"),
            entry("slo-miss-without-fault", "it holds printed figures against targets"),
            entry("slow-without-cause", "it holds printed figures against what readers notice"),
            entry("structured-output-overhead", "the lab's answers follow no schema"),
            entry("too-few-requests-for-tail", "it counts what the log counts"),
            entry("tpot-itl-length-mix", "it is arithmetic on printed figures"),
            entry("uneven-pace", "it describes printed figures and names no cause"));

    private Claims() {}

    /** Empty where the lab does not know. */
    static Optional<Boolean> isTrue(Finding finding, Ward.Stay stay) {
        return Optional.ofNullable(TRUE_WHEN.get(finding.id())).map(claim -> claim.test(new Happened(stay), finding));
    }

    static Set<String> decided() {
        return TRUE_WHEN.keySet();
    }

    private static Map.Entry<String, BiPredicate<Happened, Finding>> when(String finding, Predicate<Happened> claim) {
        return entry(finding, (it, said) -> claim.test(it));
    }

    /** Part of TTFT that is the reading of the own prompt. */
    private static double ownReading(Happened it) {
        return it.ofTtft(request -> request.producedAt() - request.startedAt);
    }

    private static boolean busyProcess(Happened it) {
        return it.stay().way().busySeconds() >= 0.7 * it.stay().run().duration;
    }

    /** Seconds that the process before the engine adds to the first token, both ways. */
    private static double inProcess(Sent request) {
        return request.enteredAt - request.passedAt + request.chunkTimes.get(0) - request.producedAt();
    }

    /** The client sent a fifth more slowly than told, by its own limit or by being slow, and the server had room. */
    private static boolean isUnderdriven(Happened it) {
        var requests = it.stay().run().requests;
        double told = requests.get(requests.size() - 1).dueAt;
        double sent = requests.get(requests.size() - 1).sentAt;
        boolean late = it.patient().told().isAtOnce() || told < 0.85 * sent;
        boolean room = it.answered().size() / it.stay().run().duration
                < 0.9 * it.stay().capacity();
        return late && room && (it.patient().limit > 0 || it.patient().sendSeconds > 0);
    }

    /** Part of the slowest first tokens that was sent while the client's slots were filled for the first time. */
    private static double firstWave(Happened it) {
        var first = it.stay()
                .run()
                .requests
                .subList(
                        0, Math.min(it.patient().limit, it.stay().run().requests.size()));
        var slowest = it.slowest(0.05);
        return (double) slowest.stream().filter(first::contains).count() / slowest.size();
    }

    private static boolean isOff(Happened it) {
        double mean = it.sum(r -> r.input) / it.answered().size();
        return Math.abs(mean / it.patient().told().input() - 1) >= 0.02;
    }
}
