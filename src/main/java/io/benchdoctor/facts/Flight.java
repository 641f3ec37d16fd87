package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.stats.Occupancy;
import java.util.Arrays;

/** When the completed requests of a run were in flight; known only where the log stamps the sending. */
final class Flight {
    private final RequestTimings timings;
    private final int[] requests;
    private final double[] sent;
    private final double[] ended;

    private Flight(RequestTimings timings, int[] requests, double[] sent, double[] ended) {
        this.timings = timings;
        this.requests = requests;
        this.sent = sent;
        this.ended = ended;
    }

    /** All completed requests; a run in which one of them lacks a stamp has no flight. */
    static Flight of(RequestTimings timings) throws Unavailable {
        int[] requests = new int[timings.count()];
        double[] sent = new double[timings.count()];
        double[] ended = new double[timings.count()];
        int n = 0;
        for (int r = 0; r < timings.count(); r++) {
            if (timings.failed(r)) {
                continue;
            }
            requests[n] = r;
            sent[n] = timings.sentSeconds(r).orElseThrow(() -> Unavailable.because(Why.NO_SAMPLES));
            ended[n] = sent[n] + timings.e2eSeconds(r).orElseThrow(() -> Unavailable.because(Why.NO_SAMPLES));
            n++;
        }
        if (n == 0) {
            throw Unavailable.because(Why.NO_SAMPLES);
        }
        return new Flight(timings, Arrays.copyOf(requests, n), Arrays.copyOf(sent, n), Arrays.copyOf(ended, n));
    }

    Occupancy occupancy() {
        return new Occupancy(sent, ended);
    }

    /** First send to last end; the tool's own clock starts a little earlier and stops a little later. */
    double seconds() {
        return end() - begin();
    }

    /** From the first to the last sending, seconds. */
    double sendSpan() {
        return Arrays.stream(sent).max().orElseThrow() - begin();
    }

    /** When a share of the completed requests had ended, seconds after the first send. */
    double endedShare(double share) {
        double[] sorted = ended.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(share * sorted.length) - 1] - begin();
    }

    /** Chunks that arrived in the busiest whole second after the first send, as vLLM counts its peak. */
    double busiestSecond() {
        double begin = begin();
        int[] perSecond = new int[(int) Math.floor(seconds()) + 2];
        for (int k = 0; k < requests.length; k++) {
            int r = requests[k];
            double at = sent[k] + timings.ttftSeconds(r).orElse(0) - begin;
            count(perSecond, at);
            for (int g = 0; g < timings.gapCount(r); g++) {
                at += timings.gapSeconds(r, g);
                count(perSecond, at);
            }
        }
        return Arrays.stream(perSecond).max().orElseThrow();
    }

    private static void count(int[] perSecond, double at) {
        perSecond[Math.min(perSecond.length - 1, (int) at)]++;
    }

    private double begin() {
        return Arrays.stream(sent).min().orElseThrow();
    }

    private double end() {
        return Arrays.stream(ended).max().orElseThrow();
    }
}
