package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.flag;
import static io.benchdoctor.facts.Symbols.quotient;
import static io.benchdoctor.facts.Symbols.ratio;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Unit;
import java.util.List;
import java.util.OptionalDouble;

/** Little's law: how many requests are where, how long they stay there, and what that says of the server. */
final class QueueFacts {
    /** A steady run has requests that live a fifth of it at most; from three tenths on they were mostly in line. */
    private static final double BURST_LIFE = 0.3;
    /** As above: a request that spends less of its life before the first token is slow for another reason. */
    private static final double BURST_WAIT = 0.3;
    /** Where the log says that nothing spread the sending, or all were in flight together, a tenth is enough: the shape need not prove it. */
    private static final double STATED_WAIT = 0.1;
    /** A client that holds back less than half of the requests still sends a burst. */
    private static final double BURST_LIMIT = 0.5;
    /** Five percent below what was offered is more than chance in the arrivals of an ordinary run. */
    private static final double KEPT_UP = 0.95;
    /** The last requests of an overload wait for what the run lasted beyond the sending; half of it leaves room for answers. */
    private static final double RAMP = 0.5;
    /** Waits that grow from nothing all through a run have a P99 of twice the median; a constant delay or a cold start not. */
    private static final double GROWING_LOW = 1.5;

    private static final double GROWING_HIGH = 3;
    /** In flight and decoding differ so little that the number in the batch lies between them within five percent. */
    private static final double NARROW = 0.9;

    /** A prompt that lengthens a step to twice its time is felt. */
    private static final double FELT = 2;
    /** Twice as many readers change the number in the batch by a fifth at most. */
    private static final double FEW_READING = 0.2;

    /** Filling up and running out take about one answer each, with half of the batch: four tenths of the run are the most. */
    private static final double SHORT = 0.4;
    /** In an overload the last request waits longest: for as long as the run lasts beyond the sending, give or take a fifth. */
    private static final double ALL_THROUGH = 1.2;
    /** Random arrivals of n requests take longer than they should by a part of 1 / sqrt(n), seldom by twice of it. */
    private static final double CHANCE = 2;
    /** Requests that wait for more than half of their TTFT are a line that never ends. */
    private static final double MOSTLY_WAITING = 0.5;
    /** Clumped arrivals miss their rate by chance. */
    private static final double CLUMPED = 4;

    static final List<Fact> ALL = List.of(
            new Fact(
                    "latency.mean",
                    Unit.MILLISECONDS,
                    Quality.EXACT,
                    "e2el.mean, else ttft.mean + 1000 * decode.time / requests.completed",
                    QueueFacts::latency),
            new Fact(
                    "latency.median",
                    Unit.MILLISECONDS,
                    Quality.EXACT,
                    "e2el.median, else latency.medianEstimated",
                    s -> DecodeFacts.firstOf(s, "e2el.median", "latency.medianEstimated")),
            new Fact(
                    "latency.medianEstimated",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "ttft.median + answer.time",
                    s -> s.need("ttft.median") + s.need("answer.time")),
            new Fact(
                    "latency.p99",
                    Unit.MILLISECONDS,
                    Quality.EXACT,
                    "e2el.p99, else latency.p99Estimated",
                    s -> DecodeFacts.firstOf(s, "e2el.p99", "latency.p99Estimated")),
            new Fact(
                    "latency.p99Estimated",
                    Unit.MILLISECONDS,
                    Quality.BOUND,
                    "ttft.p99 + (output.mean - 1) * tpot.p99",
                    s -> s.need("ttft.p99") + (s.need("output.mean") - 1) * s.need("tpot.p99")),
            new Fact(
                    "latency.meanOverDuration",
                    Unit.RATIO,
                    Quality.EXACT,
                    "latency.mean / 1000 / duration",
                    s -> quotient(s.need("latency.mean") / 1000, s.need("duration"))),
            ratio("ttft.shareOfLatency", Unit.SHARE, "ttft.mean", "latency.mean"),
            new Fact(
                    "system.concurrency",
                    Unit.REQUESTS,
                    Quality.EXACT,
                    Symbols.RATE + " * latency.mean / 1000",
                    s -> Symbols.rate(s) * s.need("latency.mean") / 1000),
            new Fact(
                    "wait.concurrency",
                    Unit.REQUESTS,
                    Quality.EXACT,
                    Symbols.RATE + " * ttft.mean / 1000",
                    s -> Symbols.rate(s) * s.need("ttft.mean") / 1000),
            ratio("wait.share", Unit.SHARE, "wait.concurrency", "system.concurrency"),
            new Fact(
                    "engine.running",
                    Unit.REQUESTS,
                    Quality.APPROXIMATE,
                    "decode.concurrency - preempt.pauses * preempt.pauseTime / duration + " + Symbols.RATE
                            + " * prefill.elapsed / 1000, prefill.engineTime where TTFT is unknown, else prefill.felt",
                    QueueFacts::running),
            new Fact(
                    "load.finished",
                    Unit.RATIO,
                    Quality.EXACT,
                    Symbols.RATE + " / load.rate",
                    s -> quotient(Symbols.rate(s), s.need("load.rate"))),
            new Fact(
                    "goodput.lost",
                    Unit.SHARE,
                    Quality.EXACT,
                    "1 - throughput.goodput / throughput.requests",
                    s -> 1 - quotient(s.need("throughput.goodput"), s.need("throughput.requests"))),
            new Fact(
                    "client.use",
                    Unit.SHARE,
                    Quality.EXACT,
                    "system.concurrency / min(load.limit, requests.completed)",
                    s -> quotient(
                            s.need("system.concurrency"),
                            Math.min(s.need("load.limit"), s.need("requests.completed")))),
            new Fact(
                    "client.queueShare",
                    Unit.RATIO,
                    Quality.EXACT,
                    "clientQueue.p99 / e2el.p99",
                    s -> quotient(s.need("clientQueue.p99"), s.need("e2el.p99"))),
            new Fact(
                    "load.burst",
                    Unit.COUNT,
                    Quality.APPROXIMATE,
                    "1 when nothing spread the sending, latency.meanOverDuration >= 0.3, ttft.shareOfLatency >= 0.3"
                            + " (0.1 where load.unlimited = 1, or it is unknown and load.together = 1, and load.limitShare >= 1) and requests.completed >= 2",
                    s -> flag(burst(s))),
            new Fact(
                    "load.overload",
                    Unit.COUNT,
                    Quality.APPROXIMATE,
                    "1 when " + Symbols.RATE
                            + " < 0.95 * load.rate, ttft.overloadRamp >= 0.5 and ttft.p99OverMedian in 1.5 .. 3",
                    s -> flag(overload(s))),
            new Fact(
                    "capacity.requests",
                    Unit.REQUESTS_PER_SECOND,
                    Quality.BOUND,
                    Symbols.RATE
                            + " where a queue exists: load.burst = 1, load.overload = 1 with ttft.overloadRamp <= 1.2, or"
                            + " load.limited = 1 with ttft.queueShare >= 0.5; answer.time / 1000 below 0.4 * duration",
                    QueueFacts::capacity));

    private QueueFacts() {}

    private static double latency(FactSheet sheet) throws Unavailable {
        OptionalDouble printed = sheet.find("e2el.mean");
        return printed.isPresent()
                ? printed.getAsDouble()
                : sheet.need("ttft.mean")
                        + 1000 * quotient(sheet.need("decode.time"), sheet.need("requests.completed"));
    }

    private static double running(FactSheet sheet) throws Unavailable {
        double writing = sheet.need("decode.concurrency") - paused(sheet);
        // a log of tokens alone knows no first token, but what reading a prompt costs the others
        OptionalDouble prefill =
                sheet.find(sheet.find("ttft.mean").isPresent() ? "prefill.elapsed" : "prefill.engineTime");
        if (prefill.isPresent()) {
            return writing + Symbols.rate(sheet) * prefill.getAsDouble() / 1000;
        }
        double inFlight = sheet.need("system.concurrency");
        return writing < NARROW * inFlight ? writing + readingFelt(sheet, writing) : (writing + inFlight) / 2;
    }

    /** Answers that are out of the batch, and to their readers still being written. */
    private static double paused(FactSheet sheet) throws Unavailable {
        OptionalDouble time = sheet.find("preempt.pauseTime");
        return time.isPresent()
                ? quotient(sheet.need("preempt.pauses") * time.getAsDouble(), sheet.need("duration"))
                : 0;
    }

    /** Prompts being read as far as others feel it, where they do and it is little beside those who write. */
    private static double readingFelt(FactSheet sheet, double writing) throws Unavailable {
        double felt = sheet.need("prefill.felt");
        double reading = Symbols.rate(sheet) * felt / 1000;
        valid(sheet.need("prefill.density") < DecodeFacts.DENSE);
        // where all pause together while the next are read, nobody feels it, and it may be long
        valid(felt >= FELT * sheet.need("itl.median") && reading <= FEW_READING * writing);
        return reading;
    }

    private static boolean burst(FactSheet sheet) throws Unavailable {
        boolean spread = sheet.find("load.unlimited").orElse(1) == 0
                || sheet.find("load.limitShare").orElse(1) < BURST_LIMIT;
        boolean alone = sheet.find("requests.completed").orElse(2) < 2;
        boolean whole = sheet.find("load.limitShare").orElse(1) >= 1;
        boolean stated = whole && isStated(sheet);
        return !spread
                && !alone
                && sheet.need("latency.meanOverDuration") >= BURST_LIFE
                && sheet.need("ttft.shareOfLatency") >= (stated ? STATED_WAIT : BURST_WAIT);
    }

    private static boolean isStated(FactSheet sheet) {
        return sheet.find("load.unlimited").orElse(0) == 1
                || sheet.find("load.unlimited").isEmpty()
                        && sheet.find("load.together").orElse(0) == 1;
    }

    private static boolean overload(FactSheet sheet) throws Unavailable {
        boolean behind = Symbols.rate(sheet) < KEPT_UP * sheet.need("load.rate");
        boolean heldBack = sheet.find("load.limited").orElse(0) == 1;
        double growth = sheet.need("ttft.p99OverMedian");
        boolean grows = growth >= GROWING_LOW && growth <= GROWING_HIGH;
        return behind && grows && !heldBack && sheet.need("ttft.overloadRamp") >= RAMP;
    }

    /** What a server completes while a line is in front of it. */
    private static double capacity(FactSheet sheet) throws Unavailable {
        valid(sheet.find("load.burst").orElse(0) == 1 || isOverload(sheet) || isHeldWithLine(sheet));
        // while the first answers are being written and the last ones run out, the server does less than it can
        valid(sheet.find("answer.time").orElse(0) / 1000 < SHORT * sheet.need("duration"));
        valid(sheet.find("load.dispersion").orElse(1) < CLUMPED);
        return Symbols.rate(sheet);
    }

    private static boolean isOverload(FactSheet sheet) throws Unavailable {
        if (sheet.find("load.overload").orElse(0) == 0) {
            return false;
        }
        double sending = quotient(sheet.need("requests.completed"), sheet.need("load.rate"));
        double chance = CHANCE * sending / Math.sqrt(sheet.need("requests.completed"));
        // who waited longer than the run lasted beyond the sending did so for something that was over by the end
        return sheet.need("ttft.overloadRamp") <= ALL_THROUGH && sheet.need("duration") - sending >= chance;
    }

    /** A client that holds requests back, and a server that lets those wait that it has. */
    private static boolean isHeldWithLine(FactSheet sheet) {
        return sheet.find("load.limited").orElse(0) == 1
                && sheet.find("load.unlimited").orElse(0) == 1
                && sheet.find("ttft.queueShare").orElse(0) >= MOSTLY_WAITING;
    }
}
