package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.stats.Percentile;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Requests that were sent while a very long prompt was still being read. */
final class Behind {
    private Behind() {}

    /**
     * Median TTFT of the prompts below a length that were sent while one at or above it had no first token yet.
     *
     * @throws Unavailable where a log does not stamp the sending, or nobody was sent then
     */
    static double medianMillis(RequestTimings timings, double bound) throws Unavailable {
        // by when they begin, each with the latest end of all that began no later: one look tells whether any is open
        NavigableMap<Double, Double> reading = new TreeMap<>();
        for (int r = 0; r < timings.count(); r++) {
            OptionalDouble ttft = timings.ttftSeconds(r);
            if (ttft.isPresent() && timings.inputTokens(r).orElse(0) >= bound) {
                double sent = sent(timings, r);
                reading.merge(sent, sent + ttft.getAsDouble(), Math::max);
            }
        }
        double latest = Double.NEGATIVE_INFINITY;
        for (Map.Entry<Double, Double> span : reading.entrySet()) {
            latest = Math.max(latest, span.getValue());
            span.setValue(latest);
        }
        double[] millis = new double[timings.count()];
        int n = 0;
        for (int r = 0; r < timings.count(); r++) {
            OptionalDouble ttft = timings.ttftSeconds(r);
            if (ttft.isPresent() && timings.inputTokens(r).orElse(0) < bound) {
                double sent = sent(timings, r);
                Map.Entry<Double, Double> begun = reading.floorEntry(sent);
                if (begun != null && sent < begun.getValue()) {
                    millis[n++] = ttft.getAsDouble() * 1000;
                }
            }
        }
        double[] sorted = Arrays.copyOf(millis, n);
        Arrays.sort(sorted);
        return Symbols.known(Percentile.ofSorted(sorted, 50));
    }

    private static double sent(RequestTimings timings, int request) throws Unavailable {
        return timings.sentSeconds(request).orElseThrow(() -> Unavailable.because(Why.NO_SAMPLES));
    }
}
