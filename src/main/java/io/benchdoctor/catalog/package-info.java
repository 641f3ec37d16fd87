/**
 * The reference books: vLLM options by version, advice that is known to be wrong, targets that a service may set itself.
 * Every row, or its file, has a source and a date.
 *
 * <p>Not here: knowing this run.
 */
package io.benchdoctor.catalog;
