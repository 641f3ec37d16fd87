/**
 * The words and the numbers of one language.
 *
 * <p>In: a language tag, message keys, quantities. Out: finished text. Not here: deciding what to say ({@code report}).
 * To add a language, add {@code locale/<tag>.properties} and its line in
 * {@link io.benchdoctor.i18n.Messages#LANGUAGES}.
 */
package io.benchdoctor.i18n;
