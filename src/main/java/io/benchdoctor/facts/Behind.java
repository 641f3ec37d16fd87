package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.stats.Percentile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** Requests that were sent while a very long prompt was still being read. */
final class Behind {
    private Behind() {}

    /**
     * Median TTFT of the prompts below a length that were sent while one at or above it had no first token yet.
     *
     * @throws Unavailable where a log does not stamp the sending, or nobody was sent then
     */
    static double medianMillis(RequestTimings timings, double bound) throws Unavailable {
        List<double[]> reading = new ArrayList<>();
        for (int r = 0; r < timings.count(); r++) {
            OptionalDouble ttft = timings.ttftSeconds(r);
            if (ttft.isPresent() && timings.inputTokens(r).orElse(0) >= bound) {
                double sent = sent(timings, r);
                reading.add(new double[] {sent, sent + ttft.getAsDouble()});
            }
        }
        double[] millis = new double[timings.count()];
        int n = 0;
        for (int r = 0; r < timings.count(); r++) {
            OptionalDouble ttft = timings.ttftSeconds(r);
            if (ttft.isPresent() && timings.inputTokens(r).orElse(0) < bound) {
                double sent = sent(timings, r);
                if (reading.stream().anyMatch(span -> sent >= span[0] && sent < span[1])) {
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
