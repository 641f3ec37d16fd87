/**
 * Arithmetic that knows nothing of language models: percentiles, exact sums, intervals, trends.
 *
 * <p>In: numbers. Out: numbers, the same for any order of the samples. Not here: knowing what a TTFT is.
 */
package io.benchdoctor.stats;
