package io.benchdoctor.model;

/**
 * A figure that a benchmark tool printed about itself: a claim, not a computation.
 *
 * @param text to the last character as it stands in the log
 */
public record Reported(Quantity quantity, String text, SourceRef at) {}
