package io.benchdoctor.model;

/**
 * One fact about how a run was made, as the log states it.
 *
 * @param value as printed; numbers are parsed by whoever needs them
 */
public record Setting(String value, SourceRef at) {}
