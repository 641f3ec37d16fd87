package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.stats.ExactSum;
import io.benchdoctor.stats.Occupancy;
import io.benchdoctor.stats.Ranges;
import io.benchdoctor.stats.Share;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * When the completed requests of a run were in flight. Where a log stamps arrivals but no sending, a request is seen from
 * its first chunk on only.
 */
final class Flight {
    /** More whole seconds than any run lasts; beyond it the stamps of two clocks were mixed. */
    private static final double LONGEST_SECONDS = 1e7;

    private final RequestTimings timings;
    private final int[] requests;
    private final double[] begun;
    private final double[] ended;
    private final boolean sendingKnown;

    private Flight(RequestTimings timings, int[] requests, double[] begun, double[] ended, boolean sendingKnown) {
        this.timings = timings;
        this.requests = requests;
        this.begun = begun;
        this.ended = ended;
        this.sendingKnown = sendingKnown;
    }

    /** All completed requests from sending to end; a run in which one of them lacks a stamp has no flight. */
    static Flight of(RequestTimings timings) throws Unavailable {
        Flight flight = seen(timings);
        if (!flight.sendingKnown) {
            throw Unavailable.because(Why.NO_SAMPLES);
        }
        return flight;
    }

    /** All completed requests of a run that sent them at the same moment, whether or not a log stamps it. */
    static Flight together(RequestTimings timings) throws Unavailable {
        int[] requests = new int[timings.count()];
        double[] ended = new double[timings.count()];
        int n = 0;
        for (int r = 0; r < timings.count(); r++) {
            if (timings.completed(r)) {
                requests[n] = r;
                ended[n++] = stamp(timings.e2eSeconds(r));
            }
        }
        if (n == 0) {
            throw Unavailable.because(Why.NO_SAMPLES);
        }
        return new Flight(timings, Arrays.copyOf(requests, n), new double[n], Arrays.copyOf(ended, n), true);
    }

    /** All completed requests from the first that is seen of them; none may lack its arrivals. */
    static Flight seen(RequestTimings timings) throws Unavailable {
        int[] requests = new int[timings.count()];
        double[] begun = new double[timings.count()];
        double[] ended = new double[timings.count()];
        boolean sendingKnown = true;
        int n = 0;
        for (int r = 0; r < timings.count(); r++) {
            if (timings.completed(r)) {
                OptionalDouble sent = timings.sentSeconds(r);
                sendingKnown &= sent.isPresent();
                requests[n] = r;
                begun[n] = sent.isPresent() ? sent.getAsDouble() : stamp(timings.firstChunkSeconds(r));
                ended[n] = end(timings, r);
                n++;
            }
        }
        if (n == 0) {
            throw Unavailable.because(Why.NO_SAMPLES);
        }
        return new Flight(
                timings, Arrays.copyOf(requests, n), Arrays.copyOf(begun, n), Arrays.copyOf(ended, n), sendingKnown);
    }

    private static double end(RequestTimings timings, int request) throws Unavailable {
        OptionalDouble sent = timings.sentSeconds(request);
        OptionalDouble whole = timings.e2eSeconds(request);
        return sent.isPresent() && whole.isPresent()
                ? sent.getAsDouble() + whole.getAsDouble()
                : stamp(timings.firstChunkSeconds(request)) + timings.decodeSeconds(request);
    }

    private static double stamp(OptionalDouble seconds) throws Unavailable {
        return seconds.orElseThrow(() -> Unavailable.because(Why.NO_SAMPLES));
    }

    /** Answers being written when the answer of each completed request begins, that one included, in order of sending. */
    static double[] openAtFirstChunk(RequestTimings timings) throws Unavailable {
        double[] begins = new double[timings.count()];
        double[] ends = new double[timings.count()];
        int n = 0;
        for (int r = 0; r < timings.count(); r++) {
            if (timings.completed(r)) {
                begins[n] = stamp(timings.firstChunkSeconds(r));
                ends[n] = begins[n] + timings.decodeSeconds(r);
                n++;
            }
        }
        double[] begun = Arrays.copyOf(begins, n);
        double[] ended = Arrays.copyOf(ends, n);
        double[] inOrder = begun.clone();
        Arrays.sort(begun);
        Arrays.sort(ended);
        double[] open = new double[n];
        Arrays.setAll(open, k -> Share.upTo(begun, inOrder[k]) - Share.upTo(ended, inOrder[k]));
        return open;
    }

    Occupancy occupancy() {
        return new Occupancy(begun, ended);
    }

    /** From the first that is seen to the last end; the tool's own clock starts a little earlier and stops a little later. */
    double seconds() {
        return end() - begin();
    }

    /** From the first to the last sending, seconds. */
    double sendSpan() {
        double last = Double.NEGATIVE_INFINITY;
        for (double moment : begun) {
            last = Math.max(last, moment);
        }
        return last - begin();
    }

    /** When a share of the completed requests had ended, seconds after the first send. */
    double endedShare(double share) {
        double[] sorted = ended.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(share * sorted.length) - 1] - begin();
    }

    /** Mean number in flight from a moment on, seconds after the first send. */
    double meanFrom(double seconds) {
        double from = begin() + seconds;
        ExactSum open = new ExactSum();
        for (int k = 0; k < begun.length; k++) {
            open.add(Math.max(0, ended[k] - Math.max(begun[k], from)));
        }
        return open.value() / (end() - from);
    }

    /** Chunks that arrived in the busiest whole second after the first send, as vLLM counts its peak. */
    double busiestSecond() throws Unavailable {
        // stamps of a broken log may end before they begin
        Symbols.valid(seconds() >= 0 && seconds() < LONGEST_SECONDS);
        for (int r : requests) {
            // First and last stamp alone do not show when the chunks between them came.
            Symbols.valid(timings.gapCount(r) > 0 || timings.decodeSeconds(r) == 0);
            stamp(timings.firstChunkSeconds(r));
        }
        double begin = begin();
        int seconds = (int) Math.floor(seconds()) + 2;
        int[] chunks = new int[seconds];
        for (int[] part : Ranges.of(requests.length, (from, to) -> chunks(begin, seconds, from, to))) {
            for (int second = 0; second < seconds; second++) {
                chunks[second] += part[second];
            }
        }
        return Arrays.stream(chunks).max().orElse(0);
    }

    /** Chunks of some answers in each second. */
    private int[] chunks(double begin, int seconds, int from, int to) {
        int[] perSecond = new int[seconds];
        double[] gap = new double[0];
        for (int k = from; k < to; k++) {
            int r = requests[k];
            double at = timings.firstChunkSeconds(r).orElseThrow() - begin;
            perSecond[Math.max(0, Math.min(seconds - 1, (int) at))]++;
            gap = timings.gapSeconds(r, gap);
            for (int g = 0; g < timings.gapCount(r); g++) {
                at += gap[g];
                perSecond[Math.max(0, Math.min(seconds - 1, (int) at))]++;
            }
        }
        return perSecond;
    }

    private double begin() {
        double first = Double.POSITIVE_INFINITY;
        for (double moment : begun) {
            first = Math.min(first, moment);
        }
        return first;
    }

    private double end() {
        double last = Double.NEGATIVE_INFINITY;
        for (double moment : ended) {
            last = Math.max(last, moment);
        }
        return last;
    }
}
