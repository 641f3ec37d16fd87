package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.stats.Ranges;
import io.benchdoctor.stats.Rising;
import io.benchdoctor.stats.Share;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Spans in which nobody receives anything although answers are being written: every open request is inside a long gap.
 * A span that ends with somebody's first token, alone or after others that follow without a pause, was spent on a
 * prompt; the rest is what no request asked for.
 */
final class Silences {
    /** Two spans with less than this many usual gaps between them are one pause in pieces. */
    private static final double SAME_PAUSE = 1.5;
    /** Within this part of a usual gap chunks belong to the same step. */
    private static final double SAME_STEP = 0.3;

    private final double usual;
    private final double[] longStarts;
    private final double[] longEnds;
    private final double[] firsts;
    private final double[] lasts;

    /**
     * @param begin seconds, on the clock of the run
     * @param requests that were being answered
     */
    record Silence(double begin, double seconds, int requests, boolean prompt) {
        double end() {
            return begin + seconds;
        }
    }

    /** @param usual seconds between two chunks of a request; a gap from {@code factor} of them on is long */
    private Silences(RequestTimings timings, double usual, double factor) throws Unavailable {
        this.usual = usual;
        for (int r = 0; r < timings.count(); r++) {
            if (!timings.failed(r) && timings.firstChunkSeconds(r).isEmpty()) {
                throw Unavailable.because(Why.NO_SAMPLES);
            }
        }
        List<Answers> parts = Ranges.of(timings.count(), (from, to) -> Answers.of(timings, factor * usual, from, to));
        this.longStarts = sorted(parts, Answers::longStarts);
        this.longEnds = sorted(parts, Answers::longEnds);
        this.firsts = sorted(parts, Answers::firsts);
        this.lasts = sorted(parts, Answers::lasts);
    }

    /** Long gaps of some answers, and when each answer begins and ends. */
    private record Answers(double[] longStarts, double[] longEnds, double[] firsts, double[] lasts) {
        static Answers of(RequestTimings timings, double shortest, int from, int to) {
            double[] starts = new double[64];
            double[] ends = new double[64];
            double[] open = new double[to - from];
            double[] shut = new double[to - from];
            int requests = 0;
            int gaps = 0;
            double[] gap = new double[0];
            for (int r = from; r < to; r++) {
                if (timings.failed(r)) {
                    continue;
                }
                double at = timings.firstChunkSeconds(r).orElseThrow();
                open[requests] = at;
                gap = timings.gapSeconds(r, gap);
                for (int g = 0; g < timings.gapCount(r); g++) {
                    if (gap[g] >= shortest) {
                        if (gaps == starts.length) {
                            starts = Arrays.copyOf(starts, gaps * 2);
                            ends = Arrays.copyOf(ends, gaps * 2);
                        }
                        starts[gaps] = at;
                        ends[gaps++] = at + gap[g];
                    }
                    at += gap[g];
                }
                shut[requests++] = at;
            }
            return new Answers(
                    Arrays.copyOf(starts, gaps),
                    Arrays.copyOf(ends, gaps),
                    Arrays.copyOf(open, requests),
                    Arrays.copyOf(shut, requests));
        }
    }

    /** All that are at least {@code factor} usual gaps long, in their order. */
    static List<Silence> of(RequestTimings timings, double usual, double factor) throws Unavailable {
        return new Silences(timings, usual, factor).found(factor * usual);
    }

    private List<Silence> found(double shortest) {
        List<Silence> found = new ArrayList<>();
        for (double begin : longStarts) {
            int quiet = Share.upTo(longStarts, begin) - Share.upTo(longEnds, begin);
            int open = Share.upTo(firsts, begin) - Share.upTo(lasts, begin);
            boolean again = !found.isEmpty() && found.get(found.size() - 1).begin() == begin;
            if (quiet == open && open > 0 && !again) {
                double end = Math.min(after(longEnds, begin), after(firsts, begin));
                if (end - begin >= shortest * (1 - SAME_STEP)) {
                    found.add(new Silence(begin, end - begin, open, firstTokenAt(end)));
                }
            }
        }
        return joined(found);
    }

    /** Pieces of one pause share their reason: a prompt that is read in pieces shows its first token after the last. */
    private List<Silence> joined(List<Silence> pieces) {
        List<Silence> joined = new ArrayList<>();
        for (Silence piece : pieces) {
            Silence before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (before != null && piece.begin() - before.end() < SAME_PAUSE * usual) {
                joined.set(
                        joined.size() - 1,
                        new Silence(
                                before.begin(),
                                piece.end() - before.begin(),
                                Math.max(before.requests(), piece.requests()),
                                before.prompt() || piece.prompt()));
            } else {
                joined.add(piece);
            }
        }
        return joined;
    }

    private boolean firstTokenAt(double end) {
        double tolerance = SAME_STEP * usual;
        return Share.upTo(firsts, end + tolerance) > Share.upTo(firsts, end - tolerance);
    }

    private static double[] sorted(List<Answers> parts, Function<Answers, double[]> moments) {
        double[] sorted = new double
                [parts.stream().mapToInt(part -> moments.apply(part).length).sum()];
        int filled = 0;
        for (Answers part : parts) {
            double[] some = moments.apply(part);
            System.arraycopy(some, 0, sorted, filled, some.length);
            filled += some.length;
        }
        Rising.sort(sorted);
        return sorted;
    }

    private static double after(double[] sorted, double moment) {
        int next = Share.upTo(sorted, moment);
        return next < sorted.length ? sorted[next] : Double.POSITIVE_INFINITY;
    }
}
