package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.stats.Ordered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The gaps between two chunks of all answers, counted in bins that begin at what the facts call a long gap, ten to a factor
 * of ten, so that none holds usual and long gaps together.
 *
 * @param limitMillis three usual gaps: what is longer is long
 * @param count all gaps
 * @param bins rising, without the empty ones
 */
public record GapBins(double limitMillis, int count, double shortestMillis, double longestMillis, List<Bin> bins) {
    private static final int BINS_PER_DECADE = 10;
    private static final double LONG = 3;

    /** Shorter gaps lie in one bin: no clock of a client tells them apart. */
    private static final double SHORTEST_MILLIS = 0.01;

    private static final double LONGEST_MILLIS = 1e7;

    public GapBins {
        bins = List.copyOf(bins);
    }

    /** @param step distance from the limit in bins: 0 and above is long */
    public record Bin(int step, int count) {
        public boolean isLong() {
            return step >= 0;
        }
    }

    /** The gaps of a run; empty without raw gaps, and where there is no usual one. */
    public static Optional<GapBins> of(FactSheet sheet) {
        if (sheet.kept().isPresent()) {
            return sheet.kept().get().gaps();
        }
        Optional<Quantity> median = sheet.get("recomputed.itl.median").known().filter(usual -> usual.value() > 0);
        try {
            return median.isPresent()
                    ? Optional.of(sheet.once(
                            GapBins.class,
                            () -> of(GapOrder.of(sheet), LONG * median.get().value())))
                    : Optional.empty();
        } catch (Unavailable noRawGaps) {
            return Optional.empty();
        }
    }

    /** By the edges: a logarithm for each of millions of gaps would take longer than reading them. */
    private static GapBins of(Ordered gaps, double limit) {
        List<Bin> bins = new ArrayList<>();
        int i = 0;
        while (i < gaps.count()) {
            int step = step(gaps.at(i), limit);
            int first = i;
            i = gaps.countWhile(gap -> step(gap, limit) <= step);
            bins.add(new Bin(step, i - first));
        }
        return new GapBins(limit, gaps.count(), held(gaps.at(0)), held(gaps.at(gaps.count() - 1)), bins);
    }

    /** About where bins meet, for gaps between the shortest and the longest, in milliseconds. */
    static DoubleStream edges(double usualMillis, double shortest, double longest) {
        double limit = LONG * usualMillis;
        return usualMillis > 0
                ? IntStream.rangeClosed(step(shortest, limit), step(longest, limit))
                        .mapToDouble(step -> edge(limit, step))
                : DoubleStream.empty();
    }

    /** Lower edge of a bin in milliseconds; the upper one is that of the next. */
    public double edge(int step) {
        return edge(limitMillis, step);
    }

    private static double edge(double limit, int step) {
        return limit * Math.pow(10, (double) step / BINS_PER_DECADE);
    }

    /** The limit itself is the last that is not long. */
    private static int step(double gap, double limit) {
        int step = (int) Math.floor(Math.log10(held(gap) / limit) * BINS_PER_DECADE);
        return gap > limit ? Math.max(0, step) : Math.min(-1, step);
    }

    private static double held(double gap) {
        return Math.min(LONGEST_MILLIS, Math.max(SHORTEST_MILLIS, gap));
    }
}
