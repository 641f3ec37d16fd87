/**
 * The reference books: vLLM options by version, advice that is known to be wrong. Every row has a source and a date.
 *
 * <p>Not here: knowing this run.
 */
package io.benchdoctor.catalog;
