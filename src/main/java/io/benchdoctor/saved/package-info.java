/**
 * A saved {@code report.json} as the diagnoses that it was made from, so that it can be put into words once more without the
 * logs.
 *
 * <p>In: bytes. Out: a {@link io.benchdoctor.saved.SavedReport}, or a {@link io.benchdoctor.saved.SavedReportException} with
 * the line and what is wrong there: the file may be cut, foreign, newer or made up. Not here: words, and any computing anew.
 */
package io.benchdoctor.saved;
