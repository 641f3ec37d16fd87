package io.benchdoctor.facts;

import static io.benchdoctor.facts.Symbols.known;
import static io.benchdoctor.facts.Symbols.quotient;
import static io.benchdoctor.facts.Symbols.valid;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.Unit;
import io.benchdoctor.stats.Clusters;
import io.benchdoctor.stats.Percentile;
import io.benchdoctor.stats.Relation;
import io.benchdoctor.stats.SteadyWindow;
import java.util.Arrays;
import java.util.List;

/** Whether a run held its load long enough for its figures to mean something, and who makes up its tail. */
final class SteadyFacts {
    /** The curve of requests in flight is read in slices of half a percent of the run: a short dip is no end. */
    private static final int SLICES = 200;
    /** Within a tenth of its height the load counts as held. */
    private static final double HELD = 0.9;
    /** Less than half of the peak is the way up or the way down. */
    private static final double HALF = 0.5;
    /** A tail is one hundredth of the requests where a P99 is quoted. */
    private static final double TAIL = 0.01;

    private static final int SLOW_RANK = 95;
    private static final double MOST_ENDED = 0.9;

    static final List<Fact> ALL = List.of(
            new Fact(
                    "steady.share",
                    Unit.SHARE,
                    Quality.EXACT,
                    "longest stretch with at least 0.9 of the usual peak in flight / duration",
                    s -> SteadyWindow.share(inFlight(s), HELD)),
            new Fact(
                    "tail.fraction",
                    Unit.SHARE,
                    Quality.EXACT,
                    "part of the run with less than half of the peak in flight",
                    s -> below(inFlight(s))),
            new Fact(
                    "tail.afterP90",
                    Unit.SHARE,
                    Quality.EXACT,
                    "part of the run after nine tenths of the requests had ended",
                    s -> {
                        Flight flight = flight(s);
                        return 1 - quotient(flight.endedShare(MOST_ENDED), flight.seconds());
                    }),
            new Fact(
                    "tail.seconds",
                    Unit.SECONDS,
                    Quality.EXACT,
                    "time from the end of nine tenths of the requests to the last end",
                    s -> {
                        Flight flight = flight(s);
                        return flight.seconds() - flight.endedShare(MOST_ENDED);
                    }),
            new Fact(
                    "tail.running",
                    Unit.REQUESTS,
                    Quality.EXACT,
                    "mean number of requests in flight during tail.seconds",
                    s -> {
                        Flight flight = flight(s);
                        return flight.meanFrom(flight.endedShare(MOST_ENDED));
                    }),
            new Fact(
                    "firstWave.tailShare",
                    Unit.SHARE,
                    Quality.EXACT,
                    "of the requests with a TTFT above P95, the part among the first load.limit",
                    Need.REQUEST_TIMINGS,
                    SteadyFacts::firstWave),
            new Fact(
                    "requests.tail",
                    Unit.REQUESTS,
                    Quality.EXACT,
                    "0.01 * requests.completed",
                    s -> TAIL * s.need("requests.completed")),
            new Fact(
                    "ttft.p99.low",
                    Unit.MILLISECONDS,
                    Quality.BOUND,
                    "TTFT at rank 0.99 n - 1.96 sqrt(0.0099 n)",
                    Need.REQUEST_TIMINGS,
                    s -> Percentile.interval(s.sorted(Samples.TTFT), 99).low()),
            new Fact(
                    "ttft.p99.high",
                    Unit.MILLISECONDS,
                    Quality.BOUND,
                    "TTFT at rank 0.99 n + 1.96 sqrt(0.0099 n), at most the highest",
                    Need.REQUEST_TIMINGS,
                    s -> Percentile.interval(s.sorted(Samples.TTFT), 99).high()),
            new Fact(
                    "ttft.trend",
                    Unit.RATIO,
                    Quality.EXACT,
                    "rank correlation of TTFT with the order of sending",
                    Need.REQUEST_TIMINGS,
                    s -> {
                        Pairs pairs = Pairs.order(s.timings());
                        return known(Relation.rankCorrelation(pairs.x(), pairs.y()));
                    }),
            new Fact(
                    "ttft.lengthFit",
                    Unit.RATIO,
                    Quality.EXACT,
                    "R2 of a straight line of TTFT over input length",
                    Need.REQUEST_TIMINGS,
                    s -> {
                        Pairs pairs = Pairs.lengths(s.timings());
                        return known(Relation.linearFit(pairs.x(), pairs.y()));
                    }),
            new Fact(
                    "ttft.bimodality",
                    Unit.RATIO,
                    Quality.APPROXIMATE,
                    "factor across the widest gap in TTFT between two groups of at least 5 %",
                    Need.REQUEST_TIMINGS,
                    s -> Clusters.gapFactor(s.sorted(Samples.TTFT))));

    private SteadyFacts() {}

    private static double[] inFlight(FactSheet sheet) throws Unavailable {
        Flight flight = flight(sheet);
        return sheet.once("inFlight", () -> flight.occupancy().means(SLICES)).clone();
    }

    /** As stamped; where nothing is stamped but all requests are known to have been sent at once, from that moment. */
    private static Flight flight(FactSheet sheet) throws Unavailable {
        boolean together = sheet.find("load.unlimited").orElse(0) == 1
                && sheet.find("load.limited").orElse(0) == 0
                && sheet.find("load.sendSpan").isEmpty();
        return together ? Flight.together(sheet.timings()) : Flight.of(sheet.timings());
    }

    private static double below(double[] inFlight) {
        double peak = Arrays.stream(inFlight).max().orElseThrow();
        int low = 0;
        for (double open : inFlight) {
            low += open < HALF * peak ? 1 : 0;
        }
        return (double) low / inFlight.length;
    }

    private static double firstWave(FactSheet sheet) throws Unavailable {
        double[] sorted = sheet.sorted(Samples.TTFT);
        double limit = sheet.need("load.limit");
        RequestTimings timings = sheet.timings();
        valid(limit < sorted.length);
        double slow = Percentile.ofSorted(sorted, SLOW_RANK).orElseThrow() / 1000;
        int all = 0;
        int first = 0;
        for (int r = 0; r < timings.count(); r++) {
            if (timings.ttftSeconds(r).orElse(0) > slow) {
                all++;
                first += r < limit ? 1 : 0;
            }
        }
        return quotient(first, all);
    }
}
