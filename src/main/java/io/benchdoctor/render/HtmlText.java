package io.benchdoctor.render;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.util.List;
import java.util.regex.Pattern;

/** Texts of the view as HTML: everything is escaped, what stands between backticks becomes code. */
final class HtmlText {
    private static final char TICK = '`';
    private static final char ISOLATED = '\u2068';
    private static final Pattern BORROWED = Pattern.compile("\u2068([^\u2068\u2069]*)\u2069");

    private HtmlText() {}

    /** The template's {@code rich(text)}. */
    static TemplateHTMLOutputModel rich(List<?> arguments) throws TemplateModelException {
        String text = ((TemplateScalarModel) arguments.get(0)).getAsString();
        return HTMLOutputFormat.INSTANCE.fromMarkup(markup(text));
    }

    /** A backtick without a partner stays a backtick. */
    static String markup(String text) {
        return isPlain(text) ? text : marked(text);
    }

    /** Whether nothing of a text is markup or would be taken for it, as in most texts; looked at once. */
    private static boolean isPlain(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c <= TICK && (c == '<' || c == '>' || c == '&' || c == '"' || c == '\'' || c == TICK)
                    || c == ISOLATED) {
                return false;
            }
        }
        return true;
    }

    private static String marked(String text) {
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
        return borrowed(html.append(escaped(text.substring(at))).toString());
    }

    /** What was borrowed from English says so to whoever reads it aloud. */
    private static String borrowed(String html) {
        return html.indexOf(ISOLATED) < 0 ? html : BORROWED.matcher(html).replaceAll("<span lang=\"en\">$1</span>");
    }

    static String escaped(String text) {
        return HTMLOutputFormat.INSTANCE.escapePlainText(text);
    }
}
