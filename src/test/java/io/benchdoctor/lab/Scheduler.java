package io.benchdoctor.lab;

import java.util.function.IntSupplier;

/**
 * How an engine fills its steps.
 *
 * @param slots sequences that run at once, at most
 * @param budget tokens of one step, at most
 * @param kvTokens room for keys and values, tokens
 * @param chunked whether prompts are cut to fit beside the writing sequences; else a step reads whole prompts or writes
 * @param reserves whether a request is let in only with room for its whole answer; else one that finds no room later is
 *     thrown out and read again
 * @param tokensPerStep tokens that a writing sequence gains in a step, drawn from here; 1 without speculation
 */
record Scheduler(int slots, int budget, long kvTokens, boolean chunked, boolean reserves, IntSupplier tokensPerStep) {}
