/**
 * Rules over facts, and how findings weigh against each other.
 *
 * <p>In: a {@link io.benchdoctor.facts.FactSheet}. Out: a {@link io.benchdoctor.diagnose.Diagnosis}, which has no
 * language. Not here: arithmetic ({@code facts}), words ({@code i18n}). A rule is a file in {@code rules/}, a
 * recommendation a file in {@code remedies/}; the door is {@link io.benchdoctor.diagnose.RuleBook}.
 */
package io.benchdoctor.diagnose;
