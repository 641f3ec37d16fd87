package io.benchdoctor.render;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.util.List;

/** Texts of the view as HTML: everything is escaped, what stands between backticks becomes code. */
final class HtmlText {
    private static final char TICK = '`';

    private HtmlText() {}

    /** The template's {@code rich(text)}. */
    static TemplateHTMLOutputModel rich(List<?> arguments) throws TemplateModelException {
        String text = ((TemplateScalarModel) arguments.get(0)).getAsString();
        return HTMLOutputFormat.INSTANCE.fromMarkup(markup(text));
    }

    /** A backtick without a partner stays a backtick. */
    static String markup(String text) {
        StringBuilder html = new StringBuilder(text.length() + 32);
        int at = 0;
        int open = text.indexOf(TICK);
        while (open >= 0) {
            int close = text.indexOf(TICK, open + 1);
            if (close < 0) {
                break;
            }
            html.append(escaped(text.substring(at, open)));
            html.append("<code translate=\"no\">")
                    .append(escaped(text.substring(open + 1, close)))
                    .append("</code>");
            at = close + 1;
            open = text.indexOf(TICK, at);
        }
        return html.append(escaped(text.substring(at))).toString();
    }

    static String escaped(String text) {
        return HTMLOutputFormat.INSTANCE.escapePlainText(text);
    }
}
