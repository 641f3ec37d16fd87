package io.benchdoctor.model;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One interval line of the engine; a field the line did not carry is empty, not zero.
 *
 * @param kvCacheUsageRatio 0..1
 * @param preemptions within the interval
 */
public record EngineSample(
        SourceRef at,
        OptionalInt running,
        OptionalInt waiting,
        OptionalDouble kvCacheUsageRatio,
        OptionalInt preemptions) {}
