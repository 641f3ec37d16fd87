package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.stats.ExactSum;
import io.benchdoctor.stats.Percentile;
import java.util.Arrays;
import java.util.OptionalDouble;

/** When first tokens appear, and how early they can. */
final class FirstTokens {
    /** First tokens of one step leave the server within a few milliseconds. */
    private static final double SAME_STEP_SECONDS = 0.005;
    /** The fastest of fewer than ten requests was perhaps not alone. */
    private static final int FEWEST_ALIKE = 10;
    /** Prompts of similar length are a tenth of all. */
    private static final int GROUPS = 10;

    private FirstTokens() {}

    /**
     * Mean time between the first tokens of a request's step and those of the step before, seconds. Where every step
     * carries prompts that is the length of the step which read the prompt.
     *
     * @param together whether all requests were sent at the same moment, for logs that do not stamp the sending
     */
    static double stepSeconds(RequestTimings timings, boolean together) throws Unavailable {
        double begin = Double.POSITIVE_INFINITY;
        double[] instants = new double[timings.count()];
        int n = 0;
        for (int r = 0; r < timings.count(); r++) {
            OptionalDouble ttft = timings.ttftSeconds(r);
            if (ttft.isPresent()) {
                OptionalDouble stamp = timings.sentSeconds(r);
                double sent =
                        together && stamp.isEmpty() ? 0 : stamp.orElseThrow(() -> Unavailable.because(Why.NO_SAMPLES));
                begin = Math.min(begin, sent);
                instants[n++] = sent + ttft.getAsDouble();
            }
        }
        if (n == 0) {
            throw Unavailable.because(Why.NO_SAMPLES);
        }
        double[] rising = Arrays.copyOf(instants, n);
        Arrays.sort(rising);
        return meanGap(rising, begin);
    }

    private static double meanGap(double[] rising, double begin) {
        ExactSum sum = new ExactSum();
        double stepBefore = begin;
        double step = rising[0];
        for (int k = 0; k < rising.length; k++) {
            if (k > 0 && rising[k] - rising[k - 1] >= SAME_STEP_SECONDS) {
                stepBefore = step;
                step = rising[k];
            }
            sum.add(step - stepBefore);
        }
        return sum.value() / rising.length;
    }

    /**
     * What a first token takes when nothing is in the way: the fastest TTFT among prompts of similar length, averaged over
     * all requests, seconds.
     */
    static double floorSeconds(RequestTimings timings) throws Unavailable {
        Pairs pairs = Pairs.lengths(timings);
        double[] lengths = pairs.x();
        Symbols.valid(lengths.length >= FEWEST_ALIKE);
        double[] longest = longestOfGroups(lengths);
        double[] fastest = new double[longest.length];
        Arrays.fill(fastest, Double.POSITIVE_INFINITY);
        int[] size = new int[longest.length];
        for (int k = 0; k < lengths.length; k++) {
            int group = 0;
            while (lengths[k] > longest[group]) {
                group++;
            }
            size[group]++;
            fastest[group] = Math.min(fastest[group], pairs.y()[k]);
        }
        double sum = 0;
        for (int group = 0; group < longest.length; group++) {
            sum += fastest[group] * size[group];
        }
        return sum / lengths.length;
    }

    /** Median TTFT of the longest {@code 1 / parts} of the prompts and of those as long as the shortest of them, milliseconds. */
    static double medianOfLongest(RequestTimings timings, int parts) throws Unavailable {
        Pairs pairs = Pairs.lengths(timings);
        Symbols.valid(pairs.x().length >= FEWEST_ALIKE);
        double[] lengths = pairs.x().clone();
        Arrays.sort(lengths);
        double from = lengths[lengths.length - Math.max(1, lengths.length / parts)];
        double[] slow = new double[lengths.length];
        int n = 0;
        for (int k = 0; k < lengths.length; k++) {
            if (pairs.x()[k] >= from) {
                slow[n++] = pairs.y()[k] * 1000;
            }
        }
        double[] sorted = Arrays.copyOf(slow, n);
        Arrays.sort(sorted);
        return Symbols.known(Percentile.ofSorted(sorted, 50));
    }

    /** The longest prompt of each group, rising. Equal lengths stay together; what is too few for a group joins the last. */
    private static double[] longestOfGroups(double[] lengths) {
        double[] sorted = lengths.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        int group = Math.max(FEWEST_ALIKE, n / GROUPS);
        double[] longest = new double[GROUPS + 1];
        int groups = 0;
        int from = 0;
        while (from < n) {
            int to = Math.min(n, from + group);
            while (to < n && (sorted[to] == sorted[to - 1] || n - to < group)) {
                to++;
            }
            longest[groups++] = sorted[to - 1];
            from = to;
        }
        return Arrays.copyOf(longest, groups);
    }
}
