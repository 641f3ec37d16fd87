package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.quotient;
import static io.benchdoctor.facts.Symbols.ratio;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.Unit;
import io.benchdoctor.stats.ExactSum;
import java.util.List;
import java.util.OptionalDouble;

/** How fast answers are written, how many at once, and what the prompts of others cost them. */
final class DecodeFacts {
    /** Below it TPOT and ITL are statistics over almost nothing. */
    private static final double FEWEST_TOKENS = 1.05;
    /** From here on the median step itself carries a prompt, and a step without one cannot be seen. */
    static final double DENSE = 0.35;
    /** One token per chunk, give or take five percent. */
    private static final double SINGLE_LOW = 0.95;

    private static final double SINGLE_HIGH = 1.05;
    /** Faster than any engine steps: chunks that follow each other so were held back and released together. */
    static final double FASTEST_STEP_MILLIS = 0.5;
    /** When three gaps in ten are almost zero, the others are not steps but pauses between deliveries. */
    private static final double BUNCHED = 0.3;

    /** The fastest requests of the end take this much longer a token than the usual ones of the beginning. */
    private static final double DRIFTING = 1.5;

    static final List<Fact> ALL = List.of(
            new Fact(
                    "decode.timeMeasured",
                    Unit.SECONDS,
                    Quality.EXACT,
                    "sum over requests of end-to-end time - TTFT",
                    Need.REQUEST_TIMINGS,
                    s -> measuredSeconds(s.timings())),
            new Fact(
                    "decode.timeFromLatency",
                    Unit.SECONDS,
                    Quality.EXACT,
                    "requests.completed * (e2el.mean - ttft.mean) / 1000",
                    s -> s.need("requests.completed") * (s.need("e2el.mean") - s.need("ttft.mean")) / 1000),
            new Fact(
                    "decode.timeFromTpot",
                    Unit.SECONDS,
                    Quality.APPROXIMATE,
                    "requests.completed * answer.time / 1000",
                    s -> s.need("requests.completed") * s.need("answer.time") / 1000),
            new Fact(
                    "decode.timeFromItl",
                    Unit.SECONDS,
                    Quality.APPROXIMATE,
                    "requests.completed * (output.mean - 1) * itl.mean / 1000",
                    DecodeFacts::secondsOfGaps),
            new Fact(
                    "decode.time",
                    Unit.SECONDS,
                    Quality.EXACT,
                    "decode.timeMeasured, else decode.timeFromLatency, else decode.timeFromTpot, at most decode.timeFromItl",
                    DecodeFacts::writing),
            ratio("decode.concurrency", Unit.REQUESTS, "decode.time", "duration"),
            new Fact(
                    "answer.time",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "(output.mean - 1) * tpot.mean",
                    DecodeFacts::answerTime),
            new Fact(
                    "user.rate",
                    Unit.TOKENS_PER_SECOND,
                    Quality.EXACT,
                    "1000 / tpot.mean",
                    s -> quotient(1000, s.need("tpot.mean"))),
            new Fact(
                    "chunk.tokensMeasured",
                    Unit.RATIO,
                    Quality.EXACT,
                    "(output tokens - requests) / chunk gaps",
                    Need.REQUEST_TIMINGS,
                    s -> measuredChunk(s.timings())),
            new Fact(
                    "chunk.tokensFromMeans",
                    Unit.RATIO,
                    Quality.APPROXIMATE,
                    "itl.mean / tpot.mean",
                    DecodeFacts::chunkFromMeans),
            new Fact(
                    "chunk.tokens",
                    Unit.RATIO,
                    Quality.EXACT,
                    "chunk.tokensMeasured, else chunk.tokensFromMeans",
                    s -> firstOf(s, "chunk.tokensMeasured", "chunk.tokensFromMeans")),
            new Fact(
                    "prefill.density",
                    Unit.RATIO,
                    Quality.APPROXIMATE,
                    Symbols.RATE + " * itl.mean / 1000",
                    s -> Symbols.rate(s) * s.need("itl.mean") / 1000),
            new Fact("decode.step", Unit.MILLISECONDS, Quality.APPROXIMATE, "itl.median", DecodeFacts::step),
            new Fact(
                    "prefill.time",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "(itl.mean - decode.step) / prefill.density",
                    DecodeFacts::prefillTime),
            new Fact(
                    "prefill.utilisation",
                    Unit.SHARE,
                    Quality.APPROXIMATE,
                    Symbols.RATE + " * prefill.time / 1000",
                    s -> Symbols.rate(s) * s.need("prefill.time") / 1000),
            new Fact(
                    "prefill.closure",
                    Unit.RATIO,
                    Quality.APPROXIMATE,
                    "(decode.step + prefill.time) / itl.p99",
                    s -> quotient(s.need("decode.step") + s.need("prefill.time"), s.need("itl.p99"))));

    private DecodeFacts() {}

    /** The first of some facts that is known; when none is, the last says why. */
    static double firstOf(FactSheet sheet, String... ids) throws Unavailable {
        for (String id : ids) {
            OptionalDouble known = sheet.find(id);
            if (known.isPresent()) {
                return known.getAsDouble();
            }
        }
        return sheet.need(ids[ids.length - 1]);
    }

    private static double writing(FactSheet sheet) throws Unavailable {
        for (String better : List.of("decode.timeMeasured", "decode.timeFromLatency")) {
            OptionalDouble known = sheet.find(better);
            if (known.isPresent()) {
                return known.getAsDouble();
            }
        }
        // mean TPOT counts a short answer as much as a long one; there are no more gaps than tokens to follow the first
        return Math.min(
                sheet.need("decode.timeFromTpot"),
                sheet.find("decode.timeFromItl").orElse(Double.POSITIVE_INFINITY));
    }

    private static double secondsOfGaps(FactSheet sheet) throws Unavailable {
        double tokens = sheet.need("output.mean");
        double gap = sheet.need("itl.mean");
        valid(tokens > FEWEST_TOKENS && gap > 0);
        return sheet.need("requests.completed") * (tokens - 1) * gap / 1000;
    }

    private static double measuredSeconds(RequestTimings timings) throws Unavailable {
        ExactSum sum = new ExactSum();
        for (int r = 0; r < timings.count(); r++) {
            if (!timings.failed(r)) {
                sum.add(writingSeconds(timings, r));
            }
        }
        valid(timings.count() > 0);
        return sum.value();
    }

    /** From a request's first chunk to its last. */
    private static double writingSeconds(RequestTimings timings, int request) throws Unavailable {
        OptionalDouble ttft = timings.ttftSeconds(request);
        OptionalDouble end = timings.e2eSeconds(request);
        if (ttft.isPresent() && end.isPresent()) {
            return end.getAsDouble() - ttft.getAsDouble();
        }
        // without a stamp of the sending, or of the end, the gaps tell the same; an end alone tells nothing of the
        // writing
        boolean endOnly = end.isPresent() && timings.gapCount(request) == 0;
        if (endOnly && timings.outputTokens(request).orElse(2) > 1) {
            throw Unavailable.because(Why.NO_SAMPLES);
        }
        return timings.decodeSeconds(request);
    }

    private static double measuredChunk(RequestTimings timings) throws Unavailable {
        long tokensAfterFirst = 0;
        long gaps = 0;
        for (int r = 0; r < timings.count(); r++) {
            if (!timings.failed(r)) {
                tokensAfterFirst +=
                        Math.max(0, timings.outputTokens(r).orElseThrow(() -> Unavailable.because(Why.NO_SAMPLES)) - 1);
                gaps += timings.gapCount(r);
            }
        }
        return quotient(tokensAfterFirst, gaps);
    }

    private static double answerTime(FactSheet sheet) throws Unavailable {
        double tokens = sheet.need("output.mean");
        valid(tokens > FEWEST_TOKENS);
        return (tokens - 1) * sheet.need("tpot.mean");
    }

    private static double chunkFromMeans(FactSheet sheet) throws Unavailable {
        double gap = sheet.need("itl.mean");
        // an answer that arrives whole has no gap between chunks
        valid(gap > 0 && sheet.need("output.mean") > FEWEST_TOKENS);
        return quotient(gap, sheet.need("tpot.mean"));
    }

    private static double step(FactSheet sheet) throws Unavailable {
        double median = sheet.need("itl.median");
        // steps with a prompt are the longer ones; a mean below the median says that they are the majority
        valid(sheet.need("itl.mean") >= median);
        valid(median >= FASTEST_STEP_MILLIS && !heldBack(sheet));
        valid(oneTokenPerChunk(sheet) && sheet.need("prefill.density") < DENSE);
        // the median of steps that grow during the run is the length of none of them
        valid(sheet.find("step.driftFloor").orElse(1) < DRIFTING);
        return median;
    }

    /** Whether something between server and client holds chunks back and releases them together. */
    static boolean heldBack(FactSheet sheet) {
        return sheet.find("itl.nearZeroShare").orElse(0) >= BUNCHED;
    }

    /** Whether a gap between chunks is a step of the engine. */
    static boolean oneTokenPerChunk(FactSheet sheet) throws Unavailable {
        double tokens = sheet.need("chunk.tokens");
        return tokens >= SINGLE_LOW && tokens <= SINGLE_HIGH;
    }

    private static double prefillTime(FactSheet sheet) throws Unavailable {
        double lengthened = sheet.need("itl.mean") - sheet.need("decode.step");
        // alone in the batch, nobody is there to feel the prompt of another
        valid(lengthened > 0 && sheet.need("decode.concurrency") > 1);
        return quotient(lengthened, sheet.need("prefill.density"));
    }
}
