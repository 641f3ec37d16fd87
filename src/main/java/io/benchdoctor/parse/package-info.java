/**
 * Bytes become a {@link io.benchdoctor.model.Batch}.
 *
 * <p>In: paths. Out: every input with its fate, and the runs that they tell of. Not here: judging, computing, guessing
 * what is missing. The door is {@link io.benchdoctor.parse.LogReader}; to add a format, write its {@code …Format} and add
 * its line to {@code Formats}.
 */
package io.benchdoctor.parse;
