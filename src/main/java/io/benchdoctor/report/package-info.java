/**
 * What a report says, in order, in one language.
 *
 * <p>In: diagnoses and the words of a language. Out: {@link io.benchdoctor.report.ReportView}: every word, number and
 * chart label in reading order. Not here: pixels, cells, tags ({@code render}).
 */
package io.benchdoctor.report;
