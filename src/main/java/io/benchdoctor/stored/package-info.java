/**
 * What the program writes down for its own next run.
 *
 * <p>In: records, or bytes of this build. Out: the same as bytes, or as records. Not here: when an entry counts, and files.
 */
package io.benchdoctor.stored;
