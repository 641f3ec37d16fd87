package io.benchdoctor.render;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.utility.DeepUnwrap;
import io.benchdoctor.report.IndexView;
import java.util.List;
import java.util.OptionalDouble;

/** The strip of a row: a tick at the median, a dot at P99 of the waiting, on an axis that all rows share. */
final class HtmlStrip {
    /** Pixels of one step of the axis, which is ten times the step before. */
    private static final double DECADE = 30;

    /** The axis runs from 0.01 s to 100 s: from a wait nobody notices to one nobody endures. */
    private static final double FROM = -2;

    private static final double TO = 2;
    private static final double MARGIN = 6;

    private HtmlStrip() {}

    /** The template's {@code strip(row)}. */
    static TemplateHTMLOutputModel drawn(List<?> arguments) throws TemplateModelException {
        IndexView.Row row = (IndexView.Row) DeepUnwrap.unwrap((TemplateModel) arguments.get(0));
        return HTMLOutputFormat.INSTANCE.fromMarkup(svg(row.ttftMedianSeconds(), row.ttftP99Seconds()));
    }

    /** Nothing that was not measured is drawn; a wait beyond the axis ends in an arrow. */
    static String svg(OptionalDouble median, OptionalDouble p99) {
        StringBuilder path = new StringBuilder();
        if (median.isPresent()) {
            path.append("M").append(x(median.getAsDouble())).append(" 3v10");
        }
        if (median.isPresent() && p99.isPresent()) {
            path.append("M").append(x(median.getAsDouble())).append(" 8H").append(x(p99.getAsDouble()));
        }
        StringBuilder svg = new StringBuilder("<svg class=\"s\" aria-hidden=\"true\"><use href=\"#axis\"/>");
        if (path.length() > 0) {
            svg.append("<path d=\"").append(path).append("\"/>");
        }
        if (p99.isPresent()) {
            svg.append(end(p99.getAsDouble()));
        }
        return svg.append("</svg>").toString();
    }

    private static String end(double seconds) {
        return Math.log10(seconds) > TO
                ? "<path d=\"M124 4l8 4l-8 4z\"/>"
                : "<circle cx=\"" + x(seconds) + "\" cy=\"8\" r=\"4\"/>";
    }

    private static String x(double seconds) {
        double decades = Math.min(TO, Math.max(FROM, Math.log10(Math.max(seconds, Double.MIN_NORMAL))));
        double x = MARGIN + (decades - FROM) * DECADE;
        return Long.toString(Math.round(x));
    }
}
