/**
 * A {@link io.benchdoctor.report.BatchReport} becomes bytes: HTML, Excel, JSON, text.
 *
 * <p>Not here: adding a word. To add an output, write its {@code …Renderer} and add its line to
 * {@link io.benchdoctor.render.Renderers}.
 */
package io.benchdoctor.render;
