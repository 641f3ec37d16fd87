/**
 * Every number that can be asked of a run, each computed once.
 *
 * <p>In: a {@link io.benchdoctor.model.Run}. Out: a {@link io.benchdoctor.facts.FactSheet} that answers by id: a figure
 * with its place in a log, a quantity with the facts it was computed from, or the reason why these logs cannot tell. Not
 * here: whether a number is good ({@code diagnose}), how it is written ({@code i18n}).
 *
 * <p>What a change would bring stands under {@code whatif.<lever><amount>.<effect>}, with {@code .best} and {@code .worst}
 * behind it where only the edges are known; {@link io.benchdoctor.facts.Change#ALL} lists every change, its effects and
 * the ids of their facts. {@code whatif.now.<effect>} is what the same arithmetic makes of the run as it is.
 *
 * <p>To add a fact, add a line to the list of its theme and a label to each locale file.
 */
package io.benchdoctor.facts;
