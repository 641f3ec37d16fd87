package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import java.util.Arrays;

/**
 * Pauses of one answer while another went on. Whatever runs gets a token in every step, and a long step is long for all;
 * an answer that stands still while another gets three tokens was out of the batch for at least two steps.
 *
 * @param pauses how many such gaps there are
 * @param requests how many answers have one or more
 * @param meanSeconds their mean length; 0 without any
 */
record Interruptions(int pauses, int requests, double meanSeconds) {
    /** Three tokens span two steps, so that one late chunk is no pause. */
    private static final int TOKENS = 3;
    /** Two steps of another answer take at least two usual gaps; a shorter gap cannot be a pause. */
    private static final double SHORTEST = 2;
    /** Half a usual gap: chunks of one step arrive closer together. */
    private static final double SLOT = 0.5;
    /** A run that lasts longer is looked at in coarser slots. */
    private static final int MOST_SLOTS = 4_000_000;

    /**
     * @param sends when each request was sent
     * @param gapSeconds the usual gap between chunks, above zero
     */
    static Interruptions of(RequestTimings timings, SendTimes sends, double gapSeconds) throws Unavailable {
        double[] sent = sends.seconds();
        double off = sends.tolerance();
        Timeline timeline = Timeline.of(timings, sent, SLOT * gapSeconds);
        int pauses = 0;
        int requests = 0;
        double seconds = 0;
        for (int r = 0; r < timings.count(); r++) {
            int before = pauses;
            double at = first(timings, sent, r);
            for (int g = 0; timings.completed(r) && g < timings.gapCount(r); g++) {
                double gap = timings.gapSeconds(r, g);
                if (gap > SHORTEST * gapSeconds && timeline.wentOn(at + off, at + gap - off)) {
                    pauses++;
                    seconds += gap;
                }
                at += gap;
            }
            requests += pauses > before ? 1 : 0;
        }
        return new Interruptions(pauses, requests, pauses == 0 ? 0 : seconds / pauses);
    }

    private static double first(RequestTimings timings, double[] sent, int request) {
        return sent[request] + timings.ttftSeconds(request).orElse(0);
    }

    /**
     * The run in slots of equal length.
     *
     * @param since by slot, the latest moment such that some answer got three tokens from it on, up to the slot's end
     */
    private record Timeline(double begin, double slot, double[] since) {
        static Timeline of(RequestTimings timings, double[] sent, double slotSeconds) throws Unavailable {
            double begin = Double.POSITIVE_INFINITY;
            double end = Double.NEGATIVE_INFINITY;
            for (int r = 0; r < timings.count(); r++) {
                if (timings.completed(r)) {
                    double at = first(timings, sent, r);
                    begin = Math.min(begin, at);
                    end = Math.max(end, at + timings.decodeSeconds(r));
                }
            }
            Symbols.valid(end > begin && Double.isFinite(end - begin));
            double slot = Math.max(slotSeconds, (end - begin) / MOST_SLOTS);
            double[] since = new double[(int) ((end - begin) / slot) + 2];
            Arrays.fill(since, Double.NEGATIVE_INFINITY);
            var timeline = new Timeline(begin, slot, since);
            for (int r = 0; r < timings.count(); r++) {
                if (timings.completed(r)) {
                    timeline.mark(timings, r, first(timings, sent, r));
                }
            }
            for (int s = 1; s < since.length; s++) {
                since[s] = Math.max(since[s], since[s - 1]);
            }
            return timeline;
        }

        private void mark(RequestTimings timings, int request, double first) {
            double[] latest = new double[TOKENS - 1];
            Arrays.fill(latest, Double.NEGATIVE_INFINITY);
            double at = first;
            for (int g = 0; g <= timings.gapCount(request); g++) {
                int s = slotOf(at);
                int oldest = g % latest.length;
                since[s] = Math.max(since[s], latest[oldest]);
                latest[oldest] = at;
                at += g < timings.gapCount(request) ? timings.gapSeconds(request, g) : 0;
            }
        }

        private int slotOf(double at) {
            return Math.max(0, Math.min(since.length - 1, (int) ((at - begin) / slot)));
        }

        /** Whether some answer got its three tokens between two moments, not in a step that bounds them. */
        boolean wentOn(double from, double to) {
            int last = slotOf(to) - 1;
            return last >= 0 && since[last] > from + slot;
        }
    }
}
