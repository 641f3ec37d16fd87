package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.PriorityQueue;

/**
 * When requests were sent, seconds from any instant: as stamped, else as the load says. A client that sends without a rate
 * sends everything at once, and one with a limit sends the next request as soon as another ends.
 *
 * @param seconds by request; failed ones without a stamp have none (NaN)
 * @param tolerance by how many seconds one may be off against another
 */
record SendTimes(double[] seconds, double tolerance) {
    /** At once is not at the same instant: a client takes about a third of a millisecond over a request. */
    private static final double SENDING_SECONDS = 0.0003;
    /** Sent as the load says, the last answer ends when the run does, give or take two percent. */
    private static final double CLOSES = 0.02;

    static SendTimes of(FactSheet sheet) throws Unavailable {
        RequestTimings timings = sheet.timings();
        double[] sent = stamped(timings);
        if (sent.length > 0) {
            return new SendTimes(sent, 0);
        }
        Symbols.valid(sheet.need("load.unlimited") == 1);
        int together = (int) Math.min(timings.count(), sheet.find("load.limit").orElse(timings.count()));
        boolean limited = sheet.find("load.limited").orElse(0) == 1;
        sent = limited ? closedLoop(timings, together) : new double[timings.count()];
        double off = Math.abs(lastEnd(timings, sent) - sheet.need("duration"));
        Symbols.valid(off <= CLOSES * sheet.need("duration"));
        return new SendTimes(sent, SENDING_SECONDS * together);
    }

    private static double lastEnd(RequestTimings timings, double[] sent) {
        double last = 0;
        for (int r = 0; r < timings.count(); r++) {
            last = Math.max(last, sent[r] + timings.e2eSeconds(r).orElse(0));
        }
        return last;
    }

    /** Empty when a completed request has neither a stamp of the sending nor one of its first chunk. */
    private static double[] stamped(RequestTimings timings) {
        double[] sent = new double[timings.count()];
        Arrays.fill(sent, Double.NaN);
        for (int r = 0; r < timings.count(); r++) {
            if (timings.completed(r)) {
                OptionalDouble first = timings.firstChunkSeconds(r);
                if (first.isEmpty()) {
                    return new double[0];
                }
                sent[r] = first.getAsDouble() - timings.ttftSeconds(r).orElse(0);
            }
        }
        return sent;
    }

    private static double[] closedLoop(RequestTimings timings, int limit) throws Unavailable {
        double[] sent = new double[timings.count()];
        PriorityQueue<Double> ends = new PriorityQueue<>();
        for (int r = 0; r < timings.count(); r++) {
            sent[r] = r < limit ? 0 : ends.remove();
            // a request that failed held its place for a time that nobody wrote down
            OptionalDouble took = timings.e2eSeconds(r);
            ends.add(sent[r] + took.orElseThrow(() -> Unavailable.because(Why.NO_SAMPLES)));
        }
        return sent;
    }
}
