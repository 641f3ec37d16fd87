package io.benchdoctor.stats;

/** From low to high, both ends belonging to it. */
public record Interval(double low, double high) {}
