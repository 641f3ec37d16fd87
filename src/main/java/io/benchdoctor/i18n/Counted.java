package io.benchdoctor.i18n;

/**
 * A whole number that governs a noun, written in a way of its own: the noun follows the number, the text stands for it.
 *
 * @param text what is read where the message says {@code #}
 */
public record Counted(long number, String text) {}
