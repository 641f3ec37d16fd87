package io.benchdoctor.facts;

import io.benchdoctor.model.RequestTimings;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Two columns of numbers about the same requests; TTFT in seconds is the second. */
record Pairs(double[] x, double[] y) {

    /** Place in the order of sending, and TTFT. */
    static Pairs order(RequestTimings timings) {
        return collect(timings, false);
    }

    /** Input length, and TTFT. */
    static Pairs lengths(RequestTimings timings) {
        return collect(timings, true);
    }

    private static Pairs collect(RequestTimings timings, boolean byLength) {
        double[] x = new double[timings.count()];
        double[] y = new double[timings.count()];
        int n = 0;
        for (int r = 0; r < timings.count(); r++) {
            OptionalDouble ttft = timings.ttftSeconds(r);
            OptionalInt input = timings.inputTokens(r);
            if (ttft.isPresent() && (!byLength || input.isPresent())) {
                x[n] = byLength ? input.getAsInt() : r;
                y[n++] = ttft.getAsDouble();
            }
        }
        return new Pairs(Arrays.copyOf(x, n), Arrays.copyOf(y, n));
    }
}
