package io.benchdoctor.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Where the level of a series changes for good.
 *
 * <p>The place is the split at which the ranks before and after differ most, in units of what chance allows there (a
 * cumulative sum of ranks, Pettitt, <i>A non-parametric approach to the change-point problem</i>, Applied Statistics 28,
 * 1979, weighed so that splits near the ends count as much). Whether it is chance is asked by permutation, and both sides are
 * searched in turn, as E-divisive does (Matteson and James, <i>A nonparametric approach for multiple change point analysis</i>,
 * JASA 109, 2014). Where it is, the values say: two levels that lie nearest to them, for ranks put a split between unequal
 * sides too near to the middle. A level that changes and changes back hides from a single split; where none is found, two at once are
 * sought (circular binary segmentation, Olshen et al., Biostatistics 5, 2004). Ranks, because one bad night must not make a change; permutations, because a season of nights is too short
 * for a limit theorem. Permutations take values for exchangeable, which nights that resemble their neighbours are not: what such a
 * likeness adds is taken out of every weight, of the series and of its permutations alike ({@link SerialCorrelation}). Where values are so
 * few that permutations prove nothing, a step many times as large as the noise is one all the same ({@link WideStep}).
 */
public final class Steps {
    /** So many values on each side: fewer are a visit, not a new level. */
    public static final int FEWEST = 3;

    /** The chance at which a split is believed; a pair, which is sought where there is none, at half of it. */
    private static final double BELIEVED = 0.004;

    private static final double BELIEVED_OF_PAIRS = BELIEVED / 2;

    /** Pairs of splits are so many that a longer stretch is asked for single ones only. */
    private static final int LONGEST_FOR_PAIRS = 200;

    private Steps() {}

    /**
     * @param at index of the first value of the new level
     * @param chance how often chance alone makes such a split, of the stretch between the neighbouring steps
     */
    public record Step(int at, double chance) {}

    /**
     * The steps of a series, in order; none where it is too short to tell.
     *
     * @param quietest the least deviation that a value can have; few values may lie nearer to each other by luck
     */
    public static List<Step> of(double[] values, double quietest) {
        TreeSet<Integer> found = new TreeSet<>();
        search(values, quietest, 0, values.length, found);
        return settled(values, quietest, found);
    }

    private static void search(double[] values, double quietest, int from, int to, TreeSet<Integer> found) {
        double[] here = Arrays.copyOfRange(values, from, to);
        if (here.length < 2 * FEWEST) {
            return;
        }
        Split split = best(here, false);
        boolean believed = split.chance() <= BELIEVED;
        if (!believed && here.length >= 3 * FEWEST && here.length <= LONGEST_FOR_PAIRS) {
            split = best(here, true);
            believed = split.chance() <= BELIEVED_OF_PAIRS;
        }
        if (!believed) {
            Optional<Step> wide = WideStep.of(here, quietest);
            believed = wide.isPresent();
            split = wide.map(step -> new Split(0, step.at(), 0, step.chance())).orElse(split);
        }
        if (!believed || Drift.of(here).isPresent()) {
            return;
        }
        int last = from;
        for (int at : split.inside(here.length)) {
            found.add(from + at);
            search(values, quietest, last, from + at, found);
            last = from + at;
        }
        search(values, quietest, last, to, found);
    }

    /** A step that was found while others hid in its stretch is sought anew between its neighbours, and kept if it is still there. */
    private static List<Step> settled(double[] values, double quietest, TreeSet<Integer> found) {
        List<Step> steps = new ArrayList<>();
        int from = 0;
        for (int at : found) {
            Integer next = found.higher(at);
            double[] here = Arrays.copyOfRange(values, from, next == null ? values.length : next);
            Optional<Step> still = only(here, quietest);
            if (still.isPresent()) {
                from += still.get().at();
                steps.add(new Step(from, still.get().chance()));
            }
        }
        return List.copyOf(steps);
    }

    private static Optional<Step> only(double[] values, double quietest) {
        if (values.length < 2 * FEWEST) {
            return Optional.empty();
        }
        Split split = best(values, false);
        return split.chance() <= BELIEVED
                ? Optional.of(new Step(split.to(), split.chance()))
                : WideStep.of(values, quietest);
    }

    /** Values from one index to before another that differ from all others of their stretch. */
    private record Split(int from, int to, double weight, double chance) {
        /** Where the level changes within the stretch. */
        int[] inside(int length) {
            return Arrays.stream(new int[] {from, to})
                    .filter(at -> at > 0 && at < length)
                    .toArray();
        }
    }

    private static Split best(double[] values, boolean pairs) {
        double[] ranks = Ranks.of(values);
        Split split = pairs ? heaviestPair(ranks) : heaviest(ranks);
        double chance = Permutations.chance(ranks, each -> told(each, pairs ? heaviestPair(each) : heaviest(each)));
        return pairs
                ? new Split(split.from(), split.to(), split.weight(), chance)
                : new Split(0, Levels.split(values), split.weight(), chance);
    }

    /** The weight of a split, less what nights that resemble their neighbours would give it anyway. */
    private static double told(double[] ranks, Split split) {
        return split.weight() * SerialCorrelation.damping(ranks, split.from(), split.to());
    }

    /** The beginning of the stretch that differs most from its rest. */
    private static Split heaviest(double[] ranks) {
        int n = ranks.length;
        double[] sums = sums(ranks);
        Split heaviest = new Split(0, n, -1, 1);
        for (int k = FEWEST; k <= n - FEWEST; k++) {
            double weight = weight(sums[k], k, n);
            if (weight > heaviest.weight()) {
                heaviest = new Split(0, k, weight, 1);
            }
        }
        return heaviest;
    }

    /** The middle of the stretch that differs most from its two ends together. */
    private static Split heaviestPair(double[] ranks) {
        int n = ranks.length;
        double[] sums = sums(ranks);
        Split heaviest = new Split(0, n, -1, 1);
        for (int from = FEWEST; from <= n - 2 * FEWEST; from++) {
            for (int to = from + FEWEST; to <= n - FEWEST; to++) {
                double weight = weight(sums[to] - sums[from], to - from, n);
                if (weight > heaviest.weight()) {
                    heaviest = new Split(from, to, weight, 1);
                }
            }
        }
        return heaviest;
    }

    /** Cumulated distances of ranks from their mean. */
    private static double[] sums(double[] ranks) {
        double mean = (ranks.length + 1) / 2.0;
        double[] sums = new double[ranks.length + 1];
        for (int k = 0; k < ranks.length; k++) {
            sums[k + 1] = sums[k] + ranks[k] - mean;
        }
        return sums;
    }

    private static double weight(double sum, int count, int n) {
        return Math.abs(sum) / Math.sqrt((double) count * (n - count) / n);
    }
}
