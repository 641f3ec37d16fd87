package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.Unit;
import java.util.List;

/**
 * What a person who reads along notices. Text that came early is a buffer: a gap between two chunks is felt only as far
 * as the reader has caught up with the text.
 */
final class ReaderFacts {
    /** Silent reading of English, about 240 to 260 words a minute at three quarters of a word per token (Brysbaert 2019). */
    private static final double TOKENS_PER_SECOND = 5.5;

    /** A halt that most readers notice. */
    private static final double NOTICED_SECONDS = 0.5;

    static final List<Fact> ALL = List.of(
            new Fact(
                    "reader.haltedShare",
                    Unit.SHARE,
                    Quality.APPROXIMATE,
                    "completed requests in which a reader of 5.5 tok/s runs out of text for 0.5 s or longer / completed requests",
                    s -> walk(s.timings()).haltedShare()),
            new Fact(
                    "reader.longestHalt",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "longest time that a reader of 5.5 tok/s waits for the next token after the first",
                    s -> walk(s.timings()).longestSeconds() * 1000),
            new Fact(
                    "reader.waiting",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "mean time per completed request that a reader of 5.5 tok/s waits for tokens after the first",
                    s -> walk(s.timings()).meanSeconds() * 1000));

    private ReaderFacts() {}

    private record Walk(double haltedShare, double longestSeconds, double meanSeconds) {}

    private static Walk walk(RequestTimings timings) throws Unavailable {
        int requests = 0;
        int halted = 0;
        double longest = 0;
        double waiting = 0;
        for (int r = 0; r < timings.count(); r++) {
            if (timings.completed(r) && timings.gapCount(r) > 0) {
                Halts halts = halts(timings, r);
                requests++;
                halted += halts.longest >= NOTICED_SECONDS ? 1 : 0;
                longest = Math.max(longest, halts.longest);
                waiting += halts.sum;
            }
        }
        if (requests == 0) {
            throw Unavailable.because(Why.NO_SAMPLES);
        }
        return new Walk((double) halted / requests, longest, waiting / requests);
    }

    /** How long the reader of one answer runs out of text, seconds. */
    private record Halts(double longest, double sum) {}

    /** Tokens of an answer are spread evenly over its chunks, for no log tells how many a chunk held. */
    private static Halts halts(RequestTimings timings, int request) {
        int gaps = timings.gapCount(request);
        double chunk = timings.outputTokens(request).orElse(gaps + 1) / (double) (gaps + 1) / TOKENS_PER_SECOND;
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
