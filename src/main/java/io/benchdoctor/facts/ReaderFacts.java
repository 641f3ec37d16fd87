package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.Unit;
import io.benchdoctor.stats.Share;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a person who reads along notices. Text that came early is a buffer: a gap between two chunks is felt only as far
 * as the reader has caught up with the text.
 */
final class ReaderFacts {
    static final List<Fact> ALL = List.of(
            new Fact(
                    "reader.firstWord",
                    Unit.MILLISECONDS,
                    Quality.EXACT,
                    "ttft.p99, else ttft.p95, ttft.p90, ttft.median, ttft.mean",
                    s -> DecodeFacts.firstOf(s, Reading.FIRST_WORD.toArray(String[]::new))),
            new Fact(
                    "reader.perToken",
                    Unit.MILLISECONDS,
                    Quality.EXACT,
                    "tpot.mean, else tpot.median, tpot.p99",
                    s -> DecodeFacts.firstOf(s, "tpot.mean", "tpot.median", "tpot.p99")),
            new Fact(
                    "reader.haltedShare",
                    Unit.SHARE,
                    Quality.APPROXIMATE,
                    "completed requests in which a reader of 5.5 tok/s runs out of text for 0.5 s or longer / completed requests",
                    s -> Share.reaching(read(s).longest, Reading.HALT_MILLIS)),
            new Fact(
                    "reader.longestHalt",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "longest time that a reader of 5.5 tok/s waits for the next token after the first",
                    s -> read(s).longest[read(s).longest.length - 1]),
            new Fact(
                    "reader.waiting",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "mean time per completed request that a reader of 5.5 tok/s waits for tokens after the first",
                    s -> read(s).waitingSeconds * 1000));

    private ReaderFacts() {}

    /** Seconds; empty for a request that is not completed, or whose answer came in one chunk. */
    static OptionalDouble longestHalt(RequestTimings timings, int request) {
        return isRead(timings, request) ? OptionalDouble.of(halts(timings, request).longest) : OptionalDouble.empty();
    }

    /**
     * How the answers of a run are read.
     *
     * @param longest halt of each, milliseconds, rising
     * @param waitingSeconds in all halts of an answer, their mean
     */
    private record Read(double[] longest, double waitingSeconds) {}

    private static Read read(FactSheet sheet) throws Unavailable {
        RequestTimings timings = sheet.timings();
        return sheet.once("read", () -> read(timings));
    }

    private static Read read(RequestTimings timings) throws Unavailable {
        double[] longest = new double[timings.count()];
        int requests = 0;
        double waiting = 0;
        for (int r = 0; r < timings.count(); r++) {
            if (isRead(timings, r)) {
                Halts halts = halts(timings, r);
                longest[requests++] = halts.longest * 1000;
                waiting += halts.sum;
            }
        }
        if (requests == 0) {
            throw Unavailable.because(Why.NO_SAMPLES);
        }
        double[] rising = Arrays.copyOf(longest, requests);
        Arrays.sort(rising);
        return new Read(rising, waiting / requests);
    }

    private static boolean isRead(RequestTimings timings, int request) {
        return timings.completed(request) && timings.gapCount(request) > 0;
    }

    /** How long the reader of one answer runs out of text, seconds. */
    private record Halts(double longest, double sum) {}

    /** Tokens of an answer are spread evenly over its chunks, for no log tells how many a chunk held. */
    private static Halts halts(RequestTimings timings, int request) {
        int gaps = timings.gapCount(request);
        double chunk = timings.outputTokens(request).orElse(gaps + 1) / (double) (gaps + 1) / Reading.TOKENS_PER_SECOND;
        double now = 0;
        double readUpTo = chunk;
        double longest = 0;
        double sum = 0;
        for (int g = 0; g < gaps; g++) {
            now += timings.gapSeconds(request, g);
            double halt = Math.max(0, now - readUpTo);
            longest = Math.max(longest, halt);
            sum += halt;
            readUpTo = Math.max(readUpTo, now) + chunk;
        }
        return new Halts(longest, sum);
    }
}
