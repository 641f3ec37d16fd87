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

    private final Map<String, String> targets = new HashMap<>();

    HtmlProofs(ReportView view) {
        this.view = view;
        for (int source = 0; source < view.sources().size(); source++) {
            int number = source;
            view.sources().get(source).excerpt().ifPresent(excerpt -> excerpt.lines().stream()
                    .filter(ReportView.Excerpt.Line::used)
                    .forEach(line -> lines.put(
                            excerpt.path() + ":" + line.number(),
                            "L" + number + "." + line.number() + "-" + view.language())));
        }
        for (Proof proof : view.proofs()) {
            targets.put(proof.id(), isPrinted(proof) ? line(proof) : "n" + targets.size() + "-" + view.language());
        }
    }

    private boolean isPrinted(Proof proof) {
        return proof.formula().isEmpty() && !line(proof).isEmpty();
    }

    /** Those that need a row of their own. */
    List<Proof> rows() {
        return view.proofs().stream().filter(proof -> !isPrinted(proof)).toList();
    }

    /** The id that a figure leads to; empty for one that leads nowhere. */
    private String target(String fact) {
        return targets.getOrDefault(fact, "");
    }

    /** The first of a figure's lines that the page shows. */
    private String line(Proof proof) {
        return proof.places().stream()
                .map(place -> lines.getOrDefault(place.path() + ":" + place.line(), ""))
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The template's {@code proven(fact, text)}. */
    TemplateHTMLOutputModel proven(List<?> arguments) throws TemplateModelException {
        String fact = ((TemplateScalarModel) arguments.get(0)).getAsString();
        String text = ((TemplateScalarModel) arguments.get(1)).getAsString();
        return HTMLOutputFormat.INSTANCE.fromMarkup(linked(fact, HtmlText.markup(text)));
    }

    /** The template's {@code rich(text)}: as everywhere, and each figure of a fact leads to where it comes from. */
    TemplateHTMLOutputModel rich(List<?> arguments) throws TemplateModelException {
        String text = ((TemplateScalarModel) arguments.get(0)).getAsString();
        String marked = view.marked().getOrDefault(text, text);
        return HTMLOutputFormat.INSTANCE.fromMarkup(Marked.shown(HtmlText.markup(marked), this::linked));
    }

    /** The template's {@code row(fact)}: the id of its row. */
    String row(List<?> arguments) throws TemplateModelException {
        return target(((TemplateScalarModel) arguments.get(0)).getAsString());
    }

    private String linked(String fact, String html) {
        String target = target(fact);
        return target.isEmpty() ? html : "<a href=\"#" + target + "\">" + html + "</a>";
    }

    /** The template's {@code places(fact)}. */
    TemplateHTMLOutputModel places(List<?> arguments) throws TemplateModelException {
        String fact = ((TemplateScalarModel) arguments.get(0)).getAsString();
        Proof proof = view.proofs().stream()
                .filter(one -> one.id().equals(fact))
                .findFirst()
                .orElseThrow();
        String text = HtmlText.escaped(text(proof));
        String line = line(proof);
        return HTMLOutputFormat.INSTANCE.fromMarkup(
                line.isEmpty() ? text : "<a href=\"#" + line + "\">" + text + "</a>");
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
