package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Unit;
import java.util.List;
import java.util.OptionalDouble;

/** How long a prompt takes by what was seen of the engine's steps, and by what others felt of it. */
final class ReadingFacts {
    private static final double MILLIS = 1000;
    /** What every request takes beyond its step is the way to the engine and back while it is below half a step. */
    private static final double ON_THE_WAY = 0.5;
    /** From two steps on it is a delay, unless prompts are cut into pieces; in between it may be a line. */
    private static final double DELAYED = 2;
    /** What others felt of a prompt fits into their longest step if it was read in one, give or take a half. */
    private static final double ONE_STEP = 1.5;
    /** The last step takes most of what others felt of a prompt if it was the only one. */
    private static final double MOST = 0.6;

    static final List<Fact> ALL = List.of(
            new Fact(
                    "prefill.seen",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "mean time from the end of the step after which the engine began with a prompt to its first token",
                    s -> MILLIS * seen(s).readSeconds()),
            new Fact(
                    "ttft.queueSeen",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "mean time from a request's arrival to the end of that step",
                    s -> MILLIS * seen(s).waitSeconds()),
            new Fact(
                    "itl.met",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "((1 - f) * itl.median^2 + f * (itl.median + P)^2) / itl.mean"
                            + " with f = min(1, prefill.density), P = (itl.mean - itl.median) / f",
                    ReadingFacts::met),
            new Fact(
                    "ttft.stepWait",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "itl.met / 2 * (1 - e^-decode.concurrency)",
                    s -> s.need("itl.met") / 2 * (1 - Math.exp(-s.need("decode.concurrency")))),
            new Fact(
                    "prefill.felt",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "itl.median + P * (1 + " + Symbols.RATE + " * itl.met / 1000), P as in itl.met",
                    s -> s.need("itl.median") + lengthened(s) * (1 + Symbols.rate(s) * s.need("itl.met") / MILLIS)));

    private ReadingFacts() {}

    /** What a prompt adds to the step that reads it, milliseconds. */
    static double lengthened(FactSheet sheet) throws Unavailable {
        double median = sheet.need("itl.median");
        double mean = sheet.need("itl.mean");
        // steps with a prompt are the longer ones; below half a millisecond chunks were held back and released together
        valid(mean >= median && median >= DecodeFacts.FASTEST_STEP_MILLIS && !DecodeFacts.heldBack(sheet));
        return Symbols.quotient(mean - median, Math.min(1, sheet.need("prefill.density")));
    }

    /** A newcomer meets long steps more often than short ones, in proportion to their length. */
    private static double met(FactSheet sheet) throws Unavailable {
        double with = Math.min(1, sheet.need("prefill.density"));
        double bare = sheet.need("itl.median");
        double full = bare + lengthened(sheet);
        return ((1 - with) * bare * bare + with * full * full) / sheet.need("itl.mean");
    }

    private static PromptReading seen(FactSheet sheet) throws Unavailable {
        double step = sheet.need("itl.median") / MILLIS;
        valid(step >= DecodeFacts.FASTEST_STEP_MILLIS / MILLIS && !DecodeFacts.heldBack(sheet));
        // a server that is late with its tokens sends several in one chunk
        valid(DecodeFacts.oneTokenPerChunk(sheet));
        var requests = new PromptReading.Requests(
                sheet.timings(),
                SendTimes.of(sheet).seconds(),
                step,
                sheet.need("prefill.density") >= DecodeFacts.DENSE);
        PromptReading there = read(sheet, requests, 0);
        double delay = there.delaySeconds();
        if (delay == 0 || delay > ON_THE_WAY * step && delay <= DELAYED * there.lastStepSeconds()) {
            return there;
        }
        PromptReading away = read(sheet, requests, delay);
        return delay <= ON_THE_WAY * step || isDelayed(sheet, away) ? away : there;
    }

    /** Sending is the same at each call, so that step, density and delay tell one reading from another. */
    private static PromptReading read(FactSheet sheet, PromptReading.Requests requests, double delay)
            throws Unavailable {
        return sheet.once(
                List.of("reading", requests.usual(), requests.dense(), delay), () -> PromptReading.of(requests, delay));
    }

    /** Whether first tokens are all late for another reason than prompts that are read in many pieces. */
    private static boolean isDelayed(FactSheet sheet, PromptReading away) {
        OptionalDouble felt = sheet.find(away.apart() ? "prefill.time" : "prefill.engineTime");
        boolean oneStep = sheet.find("prefill.closure").orElse(Double.MAX_VALUE) <= ONE_STEP
                && felt.isPresent()
                && MILLIS * away.lastStepSeconds() >= MOST * felt.getAsDouble();
        return oneStep || sheet.find("delay.outside").orElse(0) > 0;
    }
}
