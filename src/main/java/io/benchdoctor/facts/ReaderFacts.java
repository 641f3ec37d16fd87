package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.Unit;
import io.benchdoctor.stats.Ranges;
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
                    Need.REQUEST_TIMINGS,
                    s -> Share.reaching(read(s).longest, Reading.HALT_MILLIS)),
            new Fact(
                    "reader.longestHalt",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "longest time that a reader of 5.5 tok/s waits for the next token after the first",
                    Need.REQUEST_TIMINGS,
                    s -> read(s).longest[read(s).longest.length - 1]),
            new Fact(
                    "reader.waiting",
                    Unit.MILLISECONDS,
                    Quality.APPROXIMATE,
                    "mean time per completed request that a reader of 5.5 tok/s waits for tokens after the first",
                    Need.REQUEST_TIMINGS,
                    s -> read(s).waitingSeconds * 1000));

    private ReaderFacts() {}

    /** Seconds; empty for a request that is not completed, or whose answer came in one chunk. */
    static OptionalDouble longestHalt(RequestTimings timings, int request) {
        double[] longest = new double[1];
        return halts(timings, longest, new double[1], request, request, request + 1) == 1
                ? OptionalDouble.of(longest[0])
                : OptionalDouble.empty();
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
        double[] sums = new double[timings.count()];
        Ranges.of(timings.count(), (from, to) -> halts(timings, longest, sums, 0, from, to));
        int requests = 0;
        double waiting = 0;
        for (int r = 0; r < timings.count(); r++) {
            if (isRead(timings, r)) {
                longest[requests++] = longest[r] * 1000;
                waiting += sums[r];
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

    /**
     * How long the readers of some answers run out of text, seconds. Tokens of an answer are spread evenly over its chunks, for
     * no log tells how many a chunk held.
     *
     * @param longest where the longest halt of each is put, {@code sums} where the sum of its halts is
     * @param first request that has the first place there
     * @return how many there are
     */
    private static int halts(RequestTimings timings, double[] longest, double[] sums, int first, int from, int to) {
        int read = 0;
        double[] gap = new double[0];
        for (int r = from; r < to; r++) {
            if (!isRead(timings, r)) {
                continue;
            }
            int gaps = timings.gapCount(r);
            double chunk = timings.outputTokens(r).orElse(gaps + 1) / (double) (gaps + 1) / Reading.TOKENS_PER_SECOND;
            double now = 0;
            double readUpTo = chunk;
            double most = 0;
            double sum = 0;
            gap = timings.gapSeconds(r, gap);
            for (int g = 0; g < gaps; g++) {
                now += gap[g];
                double halt = Math.max(0, now - readUpTo);
                most = Math.max(most, halt);
                sum += halt;
                readUpTo = Math.max(readUpTo, now) + chunk;
            }
            longest[r - first] = most;
            sums[r - first] = sum;
            read++;
        }
        return read;
    }
}
