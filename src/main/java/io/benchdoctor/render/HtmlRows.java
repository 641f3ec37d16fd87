package io.benchdoctor.render;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import freemarker.template.utility.DeepUnwrap;
import io.benchdoctor.report.Mark;
import io.benchdoctor.report.ReportView.Check;
import io.benchdoctor.report.ReportView.Excerpt;
import io.benchdoctor.report.ReportView.Proof;
import io.benchdoctor.report.ReportView.Score;
import io.benchdoctor.report.ReportView.Term;
import io.benchdoctor.report.ReportView.TrustView;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rows of a page's long tables and the lines of its logs, in one language. They are written here and not by the template
 * around them: there are hundreds on a page, and the template would look at each as long as at a part of the page.
 */
final class HtmlRows {
    // What a page leaves out of markup is not written here first: quotes around plain values, ends of cells.
    private static final String ROW = "<tr><th scope=row>";
    private static final String CELL = "<td>";
    private static final String NUMBER = "<td class=n>";

    /** Written in full, so that a blank at the end of the last cell stays. */
    private static final String ENDS = "</td></tr>";

    private final String language;
    private final HtmlProofs proofs;

    /** What a figure that a log printed has in place of a formula. */
    private final String read;

    /** Terms that the page explains. */
    private final Set<String> terms = new HashSet<>();

    HtmlRows(String language, String read, List<Term> explained, HtmlProofs proofs) {
        this.language = language;
        this.read = read;
        this.proofs = proofs;
        explained.forEach(term -> terms.add(term.id()));
    }

    /** The template's {@code rows.scores(scores, plain)}; {@code plain} whether the table has a column for it. */
    TemplateHTMLOutputModel scores(List<?> arguments) throws TemplateModelException {
        boolean plain = (Boolean) given(arguments, 1);
        StringBuilder html = new StringBuilder();
        for (Object score : (List<?>) given(arguments, 0)) {
            add((Score) score, plain, html);
        }
        return markup(html);
    }

    private void add(Score score, boolean plain, StringBuilder html) {
        html.append(html.isEmpty() ? "" : "\n").append(ROW);
        String metric = proofs.rich(score.metric());
        if (terms.contains(score.term())) {
            html.append("<a class=term href=\"#term-")
                    .append(score.term())
                    .append('-')
                    .append(language)
                    .append("\">")
                    .append(metric)
                    .append("</a>");
        } else {
            html.append(metric);
        }
        if (!score.statistic().isEmpty()) {
            html.append(", ").append(proofs.rich(score.statistic()));
        }
        note(score.definition(), html);
        html.append(NUMBER).append(proofs.proven(score.id(), score.result().text()));
        if (plain) {
            html.append(CELL).append(proofs.rich(score.plain()));
        }
        html.append(CELL);
        mark(score.mark(), score.verdict(), html);
        note(score.verdictNote(), html);
        html.append(ENDS);
    }

    private void note(String text, StringBuilder html) {
        if (!text.isEmpty()) {
            html.append("<span class=note>").append(proofs.rich(text)).append("</span>");
        }
    }

    /** As the template's {@code mark} has it. */
    private static void mark(Mark mark, String word, StringBuilder html) {
        html.append("<span class=\"mark ")
                .append(mark.id())
                .append("\"><svg class=m aria-hidden=true><use href=\"#m-")
                .append(mark.id())
                .append("\"/></svg>")
                .append(HtmlText.escaped(word))
                .append("</span>");
    }

    /** The template's {@code rows.trust(checks)}: what was held against what to tell whether figures agree. */
    TemplateHTMLOutputModel trust(List<?> arguments) throws TemplateModelException {
        StringBuilder html = new StringBuilder();
        for (Object one : (List<?>) given(arguments, 0)) {
            TrustView.Check check = (TrustView.Check) one;
            compared(check.name(), check.expected(), check.found(), html);
            html.append(CELL)
                    .append(HtmlText.escaped(check.outcome()))
                    .append("<td class=file>")
                    .append(HtmlText.escaped(check.at()))
                    .append(ENDS);
        }
        return markup(html);
    }

    /** The template's {@code rows.checks(checks)}: what a finding stands on. */
    TemplateHTMLOutputModel checks(List<?> arguments) throws TemplateModelException {
        StringBuilder html = new StringBuilder();
        for (Object one : (List<?>) given(arguments, 0)) {
            Check check = (Check) one;
            compared(check.name(), check.expected(), check.found(), html);
            html.append(ENDS);
        }
        return markup(html);
    }

    private void compared(String name, String expected, String found, StringBuilder html) {
        html.append(ROW)
                .append(proofs.rich(name))
                .append(NUMBER)
                .append(proofs.rich(expected))
                .append(NUMBER)
                .append(proofs.rich(found));
    }

    /** The template's {@code rows.proofs()}. */
    TemplateHTMLOutputModel proofs(List<?> none) throws TemplateModelException {
        StringBuilder html = new StringBuilder();
        for (Proof proof : proofs.rows()) {
            html.append(html.isEmpty() ? "" : "\n")
                    .append("<tr id=\"")
                    .append(proofs.target(proof.id()))
                    .append("\"><th scope=row>")
                    .append(proofs.rich(proof.name()))
                    .append(" <small>")
                    .append(HtmlText.escaped(proof.id()))
                    .append("</small><td>")
                    .append(HtmlText.escaped(proof.value()))
                    .append(CELL)
                    .append(HtmlText.escaped(proof.formula().isEmpty() ? read : proof.formula()))
                    .append(CELL)
                    .append(proofs.places(proof.id()))
                    .append(ENDS);
        }
        return markup(html);
    }

    /**
     * The template's {@code rows.lines(excerpt, source)}; {@code source} is the number that its lines are found under, empty
     * where nothing leads to them.
     */
    TemplateHTMLOutputModel lines(List<?> arguments) throws TemplateModelException {
        Excerpt excerpt = (Excerpt) given(arguments, 0);
        String source = ((TemplateScalarModel) arguments.get(1)).getAsString();
        StringBuilder html = new StringBuilder();
        for (Excerpt.Line line : excerpt.lines()) {
            html.append(html.isEmpty() ? "" : "\n");
            if (line.number() == 0) {
                html.append("<span data-n=\"⋯\"></span>");
                continue;
            }
            html.append(line.used() ? "<mark" : "<span");
            if (line.used() && !source.isEmpty()) {
                html.append(" id=\"").append(proofs.id(source, line.number())).append('"');
            }
            html.append(" data-n=")
                    .append(line.number())
                    .append('>')
                    .append(HtmlText.escaped(line.text()))
                    .append(line.used() ? "</mark>" : "</span>");
        }
        return markup(html);
    }

    private static Object given(List<?> arguments, int number) throws TemplateModelException {
        return DeepUnwrap.unwrap((TemplateModel) arguments.get(number));
    }

    private static TemplateHTMLOutputModel markup(StringBuilder html) throws TemplateModelException {
        return HTMLOutputFormat.INSTANCE.fromMarkup(html.toString());
    }
}
