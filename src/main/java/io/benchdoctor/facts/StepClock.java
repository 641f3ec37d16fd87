package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.stats.Ranges;
import io.benchdoctor.stats.Share;
import java.util.Arrays;

/**
 * The steps of an engine as the arrivals of chunks show them: whatever runs gets a chunk at the end of each step, so that
 * the chunks of all answers together tell the ends of all steps. Seconds on the clock of sending.
 *
 * @param firsts first chunks of the completed requests, rising, and {@code before} the last chunk of the step before each
 * @param arrivals when the engine got them, rising, and {@code after} the first chunk since
 * @param ends last chunks, rising
 * @param oneEngine part of the first gaps of answers in which no other answer went on: with several engines, or chunks that
 *     come late one by one, some other always does
 * @param shared part of the answers in the making that got a chunk where a first chunk came: an engine that reads prompts
 *     apart from writing gives them none
 */
record StepClock(
        double[] firsts,
        double[] before,
        double[] arrivals,
        double[] after,
        double[] ends,
        double sameStep,
        double oneEngine,
        double shared) {
    /** Chunks of one step arrive within a third of a step. */
    private static final double SAME_STEP = 0.3;
    /** In the middle half of a gap nothing comes from the same engine, be its chunks a little early or late. */
    private static final double QUARTER = 0.25;
    /** However long a step, its chunks leave the server within a few milliseconds. */
    private static final double MOST_SAME_STEP_SECONDS = 0.005;

    /**
     * @param sent when each request was sent, by request
     * @param delay what each takes before the engine has it, and its chunks on the way back, seconds
     * @param stepSeconds the usual gap between two chunks of an answer, above zero
     */
    static StepClock of(RequestTimings timings, double[] sent, double delay, double stepSeconds) throws Unavailable {
        double sameStep = Math.min(MOST_SAME_STEP_SECONDS, SAME_STEP * stepSeconds);
        double[] firsts = new double[timings.count()];
        double[] arrivals = new double[timings.count()];
        double[] ends = new double[timings.count()];
        int n = 0;
        for (int r = 0; r < timings.count(); r++) {
            if (isSeen(timings, r)) {
                arrivals[n] = sent[r] + delay;
                firsts[n] = first(timings, sent, r);
                ends[n] = firsts[n] + timings.decodeSeconds(r);
                n++;
            }
        }
        Symbols.valid(n > 0);
        Lookup lookup = new Lookup(rising(firsts, n), rising(arrivals, n), sameStep, stepSeconds);
        lookup.look(timings, sent);
        double[] sortedEnds = rising(ends, n);
        return new StepClock(
                lookup.firsts,
                lookup.before,
                lookup.arrivals,
                lookup.after,
                sortedEnds,
                sameStep,
                lookup.whole(timings, sent, sortedEnds),
                lookup.shared(sortedEnds));
    }

    /** Whether a request tells anything of the steps. */
    static boolean isSeen(RequestTimings timings, int request) {
        return timings.completed(request) && timings.ttftSeconds(request).isPresent();
    }

    static double first(RequestTimings timings, double[] sent, int request) {
        return sent[request] + timings.ttftSeconds(request).orElse(Double.NaN);
    }

    private static double[] rising(double[] values, int n) {
        double[] rising = Arrays.copyOf(values, n);
        Arrays.sort(rising);
        return rising;
    }

    /** The last chunk of the step before the one that ended with a first chunk; minus infinity before the first of all. */
    double before(double first) {
        return before[Share.upTo(firsts, first) - 1];
    }

    /** The first chunk since a request arrived: when the step that ran then had ended. */
    double after(double arrival) {
        return after[Share.upTo(arrivals, arrival) - 1];
    }

    /** Answers in the making just before a moment. */
    int open(double moment) {
        return Share.upTo(firsts, moment - sameStep) - Share.upTo(ends, moment - sameStep);
    }

    /** Requests that the engine has and that have no first chunk yet just before a moment. */
    int unanswered(double moment) {
        return Share.upTo(arrivals, Math.nextDown(moment)) - Share.upTo(firsts, moment);
    }

    /** Answers in the making just after a moment. */
    int openAfter(double moment) {
        return Share.upTo(firsts, moment + sameStep) - Share.upTo(ends, moment - sameStep);
    }

    /** When so many answers had ended; minus infinity for none. */
    double ended(int answers) {
        return answers <= 0 ? Double.NEGATIVE_INFINITY : ends[answers - 1];
    }

    /** The last end of an answer up to a moment, or a little after it; minus infinity before the first of all. */
    double endUpTo(double moment) {
        int ended = Share.upTo(ends, moment + sameStep);
        return ended == 0 ? Double.NEGATIVE_INFINITY : ends[ended - 1];
    }

    /** What is asked of the chunks, so that their moments need not be kept. */
    private static final class Lookup {
        private final double[] firsts;
        private final double[] arrivals;
        private final double sameStep;
        private final double usual;
        private final double[] before;
        private final double[] after;
        private final int[] with;
        private final double[] next;

        Lookup(double[] firsts, double[] arrivals, double sameStep, double usual) {
            this.usual = usual;
            this.firsts = firsts;
            this.arrivals = arrivals;
            this.sameStep = sameStep;
            this.before = new double[firsts.length];
            this.next = new double[firsts.length];
            this.with = new int[firsts.length + 1];
            this.after = new double[arrivals.length];
            Arrays.fill(before, Double.NEGATIVE_INFINITY);
            Arrays.fill(after, Double.POSITIVE_INFINITY);
            Arrays.fill(next, Double.POSITIVE_INFINITY);
        }

        private void look(RequestTimings timings, double[] sent) {
            Ranges.of(timings.count(), (from, to) -> seen(timings, sent, from, to))
                    .forEach(this::add);
            for (int k = 1; k < firsts.length; k++) {
                before[k] = Math.max(before[k], before[k - 1]);
            }
            for (int k = arrivals.length - 2; k >= 0; k--) {
                after[k] = Math.min(after[k], after[k + 1]);
            }
            for (int k = 0; k < firsts.length; k++) {
                with[k + 1] += with[k];
            }
            for (int k = firsts.length - 2; k >= 0; k--) {
                next[k] = Math.min(next[k], next[k + 1]);
            }
        }

        private Lookup seen(RequestTimings timings, double[] sent, int from, int to) {
            Lookup seen = new Lookup(firsts, arrivals, sameStep, usual);
            double[] gap = new double[0];
            for (int r = from; r < to; r++) {
                if (isSeen(timings, r)) {
                    gap = timings.gapSeconds(r, gap);
                    seen.answer(first(timings, sent, r), gap, timings.gapCount(r));
                }
            }
            return seen;
        }

        /**
         * One answer: which of its chunks surround a first chunk or an arrival, which of the later ones come with a first chunk
         * and which is the next after it.
         */
        private void answer(double first, double[] gap, int gaps) {
            double at = first;
            int upTo = Share.upTo(firsts, at + sameStep);
            int arrived = Share.upTo(arrivals, at);
            int earlier = 0;
            int previous = 0;
            surround(upTo, arrived, at);
            for (int g = 0; g < gaps; g++) {
                at += gap[g];
                upTo = Share.upTo(firsts, at + sameStep, upTo);
                arrived = Share.upTo(arrivals, at, arrived);
                surround(upTo, arrived, at);
                earlier = Share.upTo(firsts, Math.nextDown(at - sameStep), earlier);
                if (earlier != upTo) {
                    with[earlier]++;
                    with[upTo]--;
                }
                previous = Share.upTo(firsts, at - QUARTER * usual, previous);
                if (previous > 0) {
                    next[previous - 1] = Math.min(next[previous - 1], at);
                }
            }
        }

        private void surround(int upTo, int arrived, double at) {
            if (upTo < firsts.length) {
                before[upTo] = Math.max(before[upTo], at);
            }
            if (arrived > 0) {
                after[arrived - 1] = Math.min(after[arrived - 1], at);
            }
        }

        private void add(Lookup part) {
            for (int k = 0; k < firsts.length; k++) {
                before[k] = Math.max(before[k], part.before[k]);
                next[k] = Math.min(next[k], part.next[k]);
                after[k] = Math.min(after[k], part.after[k]);
                with[k] += part.with[k];
            }
            with[firsts.length] += part.with[firsts.length];
        }

        /** Part of the first gaps that nothing interrupts, of answers that are not alone. */
        private double whole(RequestTimings timings, double[] sent, double[] ends) {
            int whole = 0;
            int all = 0;
            for (int r = 0; r < timings.count(); r++) {
                if (isSeen(timings, r) && timings.gapCount(r) > 0) {
                    double at = first(timings, sent, r);
                    boolean alone = Share.upTo(firsts, at) - Share.upTo(ends, at) < 2;
                    double until = at + (1 - QUARTER) * timings.gapSeconds(r, 0);
                    all += alone ? 0 : 1;
                    whole += alone || next[Share.upTo(firsts, at) - 1] < until ? 0 : 1;
                }
            }
            return all == 0 ? 1 : (double) whole / all;
        }

        /** Part of the answers in the making that got a chunk with a first chunk of another. */
        private double shared(double[] ends) {
            long open = 0;
            long together = 0;
            for (int k = 0; k < firsts.length; k++) {
                double before = firsts[k] - sameStep;
                open += Share.upTo(firsts, before) - Share.upTo(ends, before);
                together += with[k];
            }
            return open == 0 ? 1 : (double) together / open;
        }
    }
}
