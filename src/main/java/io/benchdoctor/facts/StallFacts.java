package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.known;
import static io.benchdoctor.facts.Symbols.quotient;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.facts.Silences.Silence;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.Unit;
import io.benchdoctor.stats.Moments;
import io.benchdoctor.stats.Percentile;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Pauses of the whole server that no prompt explains. Told only by logs that put all chunks on one clock. */
final class StallFacts {
    /** Four usual gaps in one: more than a step with a short prompt, less than anything that a person calls a pause. */
    private static final double LONG = 4;
    /** Two pauses have one interval, which shows no rhythm. */
    private static final int FEWEST_INTERVALS = 3;

    private static final double MILLIS = 1000;

    static final List<Fact> ALL = List.of(
            new Fact(
                    "stall.count",
                    Unit.COUNT,
                    Quality.EXACT,
                    "spans of 4 usual gaps or more in which no open request receives a chunk and no prompt is finished",
                    Need.fact("recomputed.itl.median"),
                    s -> stalls(s).size()),
            new Fact(
                    "stall.time",
                    Unit.MILLISECONDS,
                    Quality.EXACT,
                    "median length of the spans of stall.count",
                    Need.fact("recomputed.itl.median"),
                    s -> median(stalls(s), stall -> stall.seconds() * MILLIS)),
            new Fact(
                    "stall.requests",
                    Unit.REQUESTS,
                    Quality.EXACT,
                    "median number of requests that a span of stall.count interrupts",
                    Need.fact("recomputed.itl.median"),
                    s -> median(stalls(s), Silence::requests)),
            new Fact(
                    "stall.share",
                    Unit.SHARE,
                    Quality.EXACT,
                    "time in the spans of stall.count / time from the first that is seen to the last end",
                    Need.fact("recomputed.itl.median"),
                    s -> quotient(
                            stalls(s).stream().mapToDouble(Silence::seconds).sum(),
                            Flight.seen(s.timings()).seconds())),
            new Fact(
                    "stall.interval",
                    Unit.SECONDS,
                    Quality.EXACT,
                    "median time from one span of stall.count to the next",
                    Need.fact("recomputed.itl.median"),
                    s -> {
                        double[] intervals = intervals(stalls(s));
                        Arrays.sort(intervals);
                        return known(Percentile.ofSorted(intervals, 50));
                    }),
            new Fact(
                    "stall.rhythm",
                    Unit.RATIO,
                    Quality.EXACT,
                    "standard deviation / mean of the times from one span of stall.count to the next",
                    Need.fact("recomputed.itl.median"),
                    s -> {
                        double[] intervals = intervals(stalls(s));
                        valid(intervals.length >= FEWEST_INTERVALS);
                        return known(Moments.variation(intervals));
                    }));

    private StallFacts() {}

    private static List<Silence> stalls(FactSheet sheet) throws Unavailable {
        double usual = sheet.need("recomputed.itl.median") / MILLIS;
        valid(usual > 0 && !DecodeFacts.heldBack(sheet));
        RequestTimings timings = sheet.timings();
        return sheet.once(List.of("stalls", usual), () -> Silences.of(timings, usual, LONG).stream()
                .filter(silence -> !silence.prompt())
                .toList());
    }

    private static double median(List<Silence> stalls, ToDoubleFunction<Silence> figure) throws Unavailable {
        double[] figures = stalls.stream().mapToDouble(figure).sorted().toArray();
        return known(Percentile.ofSorted(figures, 50));
    }

    private static double[] intervals(List<Silence> stalls) {
        double[] intervals = new double[Math.max(0, stalls.size() - 1)];
        Arrays.setAll(intervals, k -> stalls.get(k + 1).begin() - stalls.get(k).begin());
        return intervals;
    }
}
