package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
                    ? Optional.of(
                            of(sheet.sorted(Samples.ITL), LONG * median.get().value()))
                    : Optional.empty();
        } catch (Unavailable noRawGaps) {
            return Optional.empty();
        }
    }

    private static GapBins of(double[] sorted, double limit) {
        List<Bin> bins = new ArrayList<>();
        int i = 0;
        while (i < sorted.length) {
            int step = step(sorted[i], limit);
            int first = i;
            i = behind(sorted, first, limit, step);
            bins.add(new Bin(step, i - first));
        }
        return new GapBins(limit, sorted.length, held(sorted[0]), held(sorted[sorted.length - 1]), bins);
    }

    /** Index behind the last gap of a bin: a logarithm for each of millions of gaps would take longer than reading them. */
    private static int behind(double[] sorted, int first, double limit, int step) {
        int low = first + 1;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (step(sorted[middle], limit) <= step) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Lower edge of a bin in milliseconds; the upper one is that of the next. */
    public double edge(int step) {
        return limitMillis * Math.pow(10, (double) step / BINS_PER_DECADE);
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
