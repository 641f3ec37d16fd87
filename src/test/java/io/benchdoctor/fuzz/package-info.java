/**
 * Damages logs in ways that a seed decides, and sees to it that whatever is read, nothing fails, nothing hangs, and no figure is told
 * that does not stand in the log. A few seconds of it run with the tests; {@link io.benchdoctor.fuzz.Fuzz} runs for as long as it is told.
 */
package io.benchdoctor.fuzz;
