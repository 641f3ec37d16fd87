package io.benchdoctor.parse;

import static io.benchdoctor.parse.TokenUnit.MS;
import static io.benchdoctor.parse.TokenUnit.NS;
import static io.benchdoctor.parse.TokenUnit.S;
import static io.benchdoctor.parse.TokenUnit.US;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds the unit of bare numbers: by their size, and by what gaps between tokens can be.
 *
 * @param guessed whether nothing but plausibility speaks for it
 */
record TokenUnits(TokenUnit unit, boolean guessed) {
    /** Below, no model decodes; such gaps come from chunks that a proxy or a buffer let go at once. */
    private static final double SHORTEST_GAP = 0.0002;
    /** Above, no stream stays alive for long. */
    private static final double LONGEST_GAP = 5;

    /** Behind a buffer most gaps are near zero: a few real ones that fill the time are enough. */
    private static final double ENOUGH_GAPS = 0.02;

    private static final double MOST_OF_THE_TIME = 0.5;

    private static final double EPOCH_MILLIS = 1e11;
    private static final double EPOCH_MICROS = 1e14;
    private static final double EPOCH_NANOS = 1e17;

    /** Gaps looked at; their median does not move with more. */
    private static final int SAMPLE = 1 << 16;

    /** @param stated what a directive says */
    static TokenUnits of(TokenEvents events, TokenGroups groups, Optional<TokenUnit> stated) {
        return stated.isPresent()
                ? new TokenUnits(stated.get(), false)
                : of(events.times.leastBare(), rising(gaps(events, groups)));
    }

    /**
     * The same of numbers without a unit.
     *
     * @param least time of all
     * @param gaps some of those above zero, rising
     */
    static TokenUnits of(double least, double[] gaps) {
        List<TokenUnit> candidates = bySize(least);
        TokenUnit usual = candidates.get(0);
        if (gaps.length == 0 || candidates.size() == 1 || isPlausible(gaps, usual) && usual == S) {
            return new TokenUnits(usual, false);
        }
        List<TokenUnit> plausible = candidates.stream()
                .filter(unit -> isPlausible(gaps[gaps.length / 2], unit))
                .toList();
        return new TokenUnits(plausible.size() == 1 ? plausible.get(0) : usual, true);
    }

    private static List<TokenUnit> bySize(double least) {
        if (Double.isInfinite(least) || least < EPOCH_MILLIS) {
            return List.of(S, MS, US, NS);
        }
        if (least < EPOCH_MICROS) {
            return List.of(MS, US);
        }
        return least < EPOCH_NANOS ? List.of(US, NS) : List.of(NS);
    }

    private static boolean isPlausible(double gap, TokenUnit unit) {
        double seconds = gap * unit.seconds();
        return seconds >= SHORTEST_GAP && seconds <= LONGEST_GAP;
    }

    private static boolean isPlausible(double[] sorted, TokenUnit unit) {
        if (isPlausible(sorted[sorted.length / 2], unit)) {
            return true;
        }
        double all = 0;
        double within = 0;
        int count = 0;
        for (double gap : sorted) {
            all += gap;
            if (isPlausible(gap, unit)) {
                within += gap;
                count++;
            }
        }
        return count >= ENOUGH_GAPS * sorted.length && within >= MOST_OF_THE_TIME * all;
    }

    /** Of so many events the gaps of one request in how many are enough. */
    static int step(long events) {
        return (int) (1 + events / SAMPLE);
    }

    /** Positive gaps between bare values of one request. */
    private static Doubles gaps(TokenEvents events, TokenGroups groups) {
        Doubles gaps = new Doubles();
        int step = step(events.count());
        for (int request = 0; request < groups.requests(); request += step) {
            for (int place = groups.from(request) + 1; place < groups.to(request); place++) {
                int previous = groups.event(place - 1);
                int next = groups.event(place);
                double gap = events.times.raw(next) - events.times.raw(previous);
                if (gap > 0 && events.times.isBare(next) && events.times.isBare(previous)) {
                    gaps.add(gap);
                }
            }
        }
        return gaps;
    }

    static double[] rising(Doubles gaps) {
        double[] sorted = new double[gaps.size()];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = gaps.get(i);
        }
        Arrays.sort(sorted);
        return sorted;
    }
}
