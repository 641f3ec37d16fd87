package io.benchdoctor.render;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import io.benchdoctor.report.Marked;
import io.benchdoctor.report.ReportView;
import io.benchdoctor.report.ReportView.Proof;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the figures of a page lead in one language: to the line that printed them where the page shows it, else to a row
 * with their formula and the lines that it stands on in the end.
 */
final class HtmlProofs {
    private final ReportView view;

    /** By {@code path:line}, the id of the line within the page. */
    private final Map<String, String> lines = new HashMap<>();

    private final Map<String, Lead> leads = new HashMap<>();

    private final List<Proof> rows;

    /**
     * Where a figure leads to.
     *
     * @param line id of the first of its lines that the page shows; empty where it shows none
     * @param target id that the figure leads to: that line for what is printed there, else a row of its own
     */
    private record Lead(Proof proof, String line, String target) {
        boolean isPrinted() {
            return proof.formula().isEmpty() && !line.isEmpty();
        }
    }

    HtmlProofs(ReportView view) {
        this.view = view;
        for (int source = 0; source < view.sources().size(); source++) {
            int number = source;
            view.sources().get(source).excerpt().ifPresent(excerpt -> excerpt.lines().stream()
                    .filter(ReportView.Excerpt.Line::used)
                    .forEach(line -> lines.put(
                            excerpt.path() + ":" + line.number(), id(Integer.toString(number), line.number()))));
        }
        for (Proof proof : view.proofs()) {
            String line = line(proof);
            Lead printed = new Lead(proof, line, line);
            leads.put(
                    proof.id(),
                    printed.isPrinted() ? printed : new Lead(proof, line, "n" + leads.size() + "-" + view.language()));
        }
        this.rows = view.proofs().stream()
                .filter(proof -> !leads.get(proof.id()).isPrinted())
                .toList();
    }

    /** The id of a line of a source within the page. */
    String id(String source, int line) {
        return "L" + source + "." + line + "-" + view.language();
    }

    /** Those that need a row of their own. */
    List<Proof> rows() {
        return rows;
    }

    /** The id that a figure leads to; empty for one that leads nowhere. */
    String target(String fact) {
        Lead lead = leads.get(fact);
        return lead == null ? "" : lead.target();
    }

    /** The first of a figure's lines that the page shows. */
    private String line(Proof proof) {
        for (Proof.Place place : proof.places()) {
            String id = lines.get(place.path() + ":" + place.line());
            if (id != null) {
                return id;
            }
        }
        return "";
    }

    /** The template's {@code proven(fact, text)}. */
    TemplateHTMLOutputModel proven(List<?> arguments) throws TemplateModelException {
        return HTMLOutputFormat.INSTANCE.fromMarkup(proven(text(arguments, 0), text(arguments, 1)));
    }

    /** A text that is the figure of a fact. */
    String proven(String fact, String text) {
        return linked(fact, HtmlText.markup(text));
    }

    /** The template's {@code rich(text)}: as everywhere, and each figure of a fact leads to where it comes from. */
    TemplateHTMLOutputModel rich(List<?> arguments) throws TemplateModelException {
        return HTMLOutputFormat.INSTANCE.fromMarkup(rich(text(arguments, 0)));
    }

    String rich(String text) {
        String marked = view.marked().getOrDefault(text, text);
        return Marked.shown(HtmlText.markup(marked), this::linked);
    }

    private static String text(List<?> arguments, int number) throws TemplateModelException {
        return ((TemplateScalarModel) arguments.get(number)).getAsString();
    }

    private String linked(String fact, String html) {
        String target = target(fact);
        return target.isEmpty() ? html : "<a href=\"#" + target + "\">" + html + "</a>";
    }

    /** The lines that a figure stands on; they lead to the first of them that the page shows. */
    String places(String fact) {
        Lead lead = leads.get(fact);
        String text = HtmlText.escaped(text(lead.proof()));
        return lead.line().isEmpty() ? text : "<a href=\"#" + lead.line() + "\">" + text + "</a>";
    }

    /** {@code bench.log:3, 4, 17}: a file is named once for all its lines, its folder only where there are several files. */
    private String text(Proof proof) {
        StringBuilder text = new StringBuilder();
        String path = "";
        for (Proof.Place place : proof.places()) {
            text.append(text.isEmpty() ? "" : ", ");
            if (!place.path().equals(path)) {
                path = place.path();
                boolean one = view.sources().size() == 1;
                text.append(one ? path.substring(path.lastIndexOf('/') + 1) : path)
                        .append(':');
            }
            text.append(place.line()).append(place.last() > place.line() ? "–" + place.last() : "");
        }
        return text + (proof.more() > 0 ? " … (+" + proof.more() + ")" : "");
    }
}
