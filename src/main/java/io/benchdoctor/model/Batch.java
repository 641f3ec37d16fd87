package io.benchdoctor.model;

import java.util.List;

/**
 * Everything that was given: every input with its fate, in the order of the paths, and the runs they tell of.
 *
 * <p>An input without a run is in {@code inputs} all the same.
 */
public record Batch(List<Input> inputs, List<Run> runs) {
    public Batch {
        inputs = List.copyOf(inputs);
        runs = List.copyOf(runs);
    }
}
