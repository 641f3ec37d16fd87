package io.benchdoctor.model;

/**
 * A number with its unit.
 *
 * @param value finite, or an infinity or NaN exactly as a log printed it
 */
public record Quantity(double value, Unit unit) {}
