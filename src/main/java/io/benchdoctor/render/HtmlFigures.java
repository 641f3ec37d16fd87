package io.benchdoctor.render;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import io.benchdoctor.report.HistoryView;
import io.benchdoctor.report.Marked;
import java.util.List;

/** Texts of a history whose figures lead to the rows and columns that they come from, in one language. */
final class HtmlFigures {
    private final HistoryView view;

    HtmlFigures(HistoryView view) {
        this.view = view;
    }

    /** The template's {@code figures(text)}. */
    TemplateHTMLOutputModel rich(List<?> arguments) throws TemplateModelException {
        String text = ((TemplateScalarModel) arguments.get(0)).getAsString();
        String marked = HtmlText.markup(view.marked().getOrDefault(text, text));
        return HTMLOutputFormat.INSTANCE.fromMarkup(Marked.shown(
                marked, (place, figure) -> "<a href=\"#" + place + "-" + view.language() + "\">" + figure + "</a>"));
    }
}
