package io.benchdoctor.model;

import java.util.List;

/**
 * A figure that a tool does not print but that follows from what it prints, worked out while its log was read.
 *
 * @param formula in metric ids, or in the words of the log where its operands are no metrics
 * @param at the lines on which the operands stand
 */
public record Derived(Quantity quantity, String formula, List<SourceRef> at) {
    public Derived {
        at = List.copyOf(at);
    }
}
