package io.benchdoctor.facts;

import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.stats.Rising;
import java.util.Arrays;
import java.util.OptionalDouble;

/** Gathers the samples of a run by vLLM's own definitions, in milliseconds, rising. */
final class SampleSets {
    private SampleSets() {}

    static double[] sorted(RequestTimings timings, Samples kind) {
        double[] samples = gathered(timings, kind);
        Rising.sort(samples);
        return samples;
    }

    private static double[] gathered(RequestTimings timings, Samples kind) {
        double[] samples = new double[timings.count()];
        int n = 0;
        for (int r = 0; r < timings.count(); r++) {
            OptionalDouble sample = sample(timings, kind, r);
            if (sample.isPresent()) {
                samples[n++] = sample.getAsDouble() * 1000;
            }
        }
        return Arrays.copyOf(samples, n);
    }

    static OptionalDouble sample(RequestTimings timings, Samples kind, int request) {
        return switch (kind) {
            case TTFT -> timings.ttftSeconds(request);
            case E2EL -> timings.e2eSeconds(request);
            case TPOT -> tpot(timings, request);
            case STALL -> stall(timings, request);
            case HALT -> ReaderFacts.longestHalt(timings, request);
            case ITL -> throw new IllegalArgumentException("gaps are pooled, not per request");
        };
    }

    /** Of an answer of several tokens nothing is known where the log holds no gap of any answer. */
    private static OptionalDouble stall(RequestTimings timings, int request) {
        boolean known = timings.hasGaps() || timings.outputTokens(request).orElse(2) <= 1;
        return timings.completed(request) && known
                ? OptionalDouble.of(timings.longestGapSeconds(request))
                : OptionalDouble.empty();
    }

    /** Without a TTFT the gaps still tell first to last chunk, which is all that TPOT needs. */
    private static OptionalDouble tpot(RequestTimings timings, int request) {
        int tokens = timings.outputTokens(request).orElse(0);
        if (tokens <= 1 || !timings.completed(request)) {
            return OptionalDouble.empty();
        }
        OptionalDouble ttft = timings.ttftSeconds(request);
        double decode = ttft.isPresent()
                ? timings.e2eSeconds(request).orElseThrow() - ttft.getAsDouble()
                : timings.decodeSeconds(request);
        return OptionalDouble.of(decode / (tokens - 1));
    }
}
