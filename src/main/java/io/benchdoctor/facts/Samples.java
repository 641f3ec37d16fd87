package io.benchdoctor.facts;

import io.benchdoctor.model.RequestTimings;
import java.util.OptionalDouble;

/** The sets of samples that the raw timings of a run hold; all in milliseconds, of requests that did not fail. */
public enum Samples {
    /** One per request. */
    TTFT,
    /** One per request with more than one output token: (end-to-end − TTFT) / (output tokens − 1). */
    TPOT,
    /** One per gap between two chunks, pooled over all requests. */
    ITL,
    /** One per request. */
    E2EL,
    /** One per request that ended well: its longest gap between two chunks, 0 for an answer of one chunk. */
    STALL,
    /** One per request that ended well in more than one chunk: the longest time that a reader runs out of text. */
    HALT;

    /**
     * The sample of one request, in milliseconds; empty where the log does not hold it.
     *
     * @throws IllegalArgumentException for {@link #ITL}, of which a request has many
     */
    public OptionalDouble millis(RequestTimings timings, int request) {
        OptionalDouble seconds = SampleSets.sample(timings, this, request);
        return seconds.isPresent() ? OptionalDouble.of(seconds.getAsDouble() * 1000) : seconds;
    }
}
