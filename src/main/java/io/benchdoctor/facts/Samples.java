package io.benchdoctor.facts;

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
    HALT
}
