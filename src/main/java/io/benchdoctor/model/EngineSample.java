package io.benchdoctor.model;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One interval line of the engine; a field the line did not carry is empty, not zero. Requests and KV cache are those of
 * the instant, throughputs are means since the line before.
 *
 * @param clockSeconds on the log's own clock, from the beginning of the year in which the log begins; a year counts 366
 *     days, since these lines name none
 * @param engine index of the replica; empty when the line speaks of the whole server
 * @param kvCacheUsageRatio 0..1
 * @param prefixHitRatio 0..1, over recent requests
 * @param preemptions within the interval
 */
public record EngineSample(
        SourceRef at,
        OptionalDouble clockSeconds,
        OptionalInt engine,
        OptionalInt running,
        OptionalInt waiting,
        OptionalDouble kvCacheUsageRatio,
        OptionalDouble prefixHitRatio,
        OptionalDouble promptTokensPerSecond,
        OptionalDouble generationTokensPerSecond,
        OptionalInt preemptions) {

    /** Whether anything ran, waited or was written. */
    public boolean busy() {
        return running.orElse(0) > 0 || waiting.orElse(0) > 0 || generationTokensPerSecond.orElse(0) > 0;
    }
}
