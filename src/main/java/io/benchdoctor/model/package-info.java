/**
 * The words of the field: what was given, and what a benchmark run is.
 *
 * <p>In: nothing, this room knows no other. Out: immutable values that every other room speaks in. Not here: statistics
 * ({@code facts}), opinions ({@code diagnose}), text for people ({@code i18n}).
 */
package io.benchdoctor.model;
