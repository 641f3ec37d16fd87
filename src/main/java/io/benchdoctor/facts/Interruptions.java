package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.stats.Ranges;
import java.util.Arrays;
import java.util.List;

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
    /** Of more slots one copy is made, by one thread. */
    private static final int MOST_SHARED = 200_000;

    /**
     * @param sends when each request was sent
     * @param gapSeconds the usual gap between chunks, above zero
     */
    static Interruptions of(RequestTimings timings, SendTimes sends, double gapSeconds) throws Unavailable {
        double[] sent = sends.seconds();
        double off = sends.tolerance();
        Timeline timeline = Timeline.of(timings, sent, SLOT * gapSeconds);
        List<Pauses> parts =
                Ranges.of(timings.count(), (from, to) -> Pauses.of(timings, sent, timeline, gapSeconds, off, from, to));
        double seconds = 0;
        for (Pauses part : parts) {
            for (int n = 0; n < part.count; n++) {
                seconds += part.seconds[n];
            }
        }
        int pauses = parts.stream().mapToInt(Pauses::count).sum();
        int requests = parts.stream().mapToInt(Pauses::requests).sum();
        return new Interruptions(pauses, requests, pauses == 0 ? 0 : seconds / pauses);
    }

    /** The pauses of some answers, in their order; the first {@code count} are meant. */
    private record Pauses(double[] seconds, int count, int requests) {
        static Pauses of(
                RequestTimings timings, double[] sent, Timeline timeline, double usual, double off, int from, int to) {
            double[] seconds = new double[16];
            int count = 0;
            int requests = 0;
            double[] gap = new double[0];
            for (int r = from; r < to; r++) {
                if (!timings.completed(r)) {
                    continue;
                }
                int before = count;
                double at = first(timings, sent, r);
                gap = timings.gapSeconds(r, gap);
                for (int g = 0; g < timings.gapCount(r); g++) {
                    if (gap[g] > SHORTEST * usual && timeline.wentOn(at + off, at + gap[g] - off)) {
                        seconds = count == seconds.length ? Arrays.copyOf(seconds, count * 2) : seconds;
                        seconds[count++] = gap[g];
                    }
                    at += gap[g];
                }
                requests += count > before ? 1 : 0;
            }
            return new Pauses(seconds, count, requests);
        }
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
            int slots = (int) ((end - begin) / slot) + 2;
            double first = begin;
            List<Timeline> parts = slots > MOST_SHARED
                    ? List.of(of(timings, sent, first, slot, slots, 0, timings.count()))
                    : Ranges.of(timings.count(), (from, to) -> of(timings, sent, first, slot, slots, from, to));
            double[] since = parts.get(0).since;
            for (int s = 0; s < slots; s++) {
                for (Timeline part : parts) {
                    since[s] = Math.max(since[s], part.since[s]);
                }
                since[s] = s == 0 ? since[s] : Math.max(since[s], since[s - 1]);
            }
            return parts.get(0);
        }

        /** What some of the answers tell, slot by slot. */
        private static Timeline of(
                RequestTimings timings, double[] sent, double begin, double slot, int slots, int from, int to) {
            var timeline = new Timeline(begin, slot, new double[slots]);
            Arrays.fill(timeline.since, Double.NEGATIVE_INFINITY);
            double[] gap = new double[0];
            for (int r = from; r < to; r++) {
                if (timings.completed(r)) {
                    gap = timings.gapSeconds(r, gap);
                    timeline.mark(gap, timings.gapCount(r), first(timings, sent, r));
                }
            }
            return timeline;
        }

        private void mark(double[] gap, int gaps, double first) {
            double[] latest = new double[TOKENS - 1];
            Arrays.fill(latest, Double.NEGATIVE_INFINITY);
            double at = first;
            for (int g = 0; g <= gaps; g++) {
                int s = slotOf(at);
                int oldest = g % latest.length;
                since[s] = Math.max(since[s], latest[oldest]);
                latest[oldest] = at;
                at += g < gaps ? gap[g] : 0;
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
