package io.benchdoctor.render;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.utility.DeepUnwrap;
import io.benchdoctor.report.ComparisonView;
import io.benchdoctor.report.ComparisonView.Metric;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * The change of a metric on an axis that all rows of a table share: hollow at the base, a line as far as chance reaches; a
 * disc at what changed, a square where it is worse.
 */
final class HtmlChange {
    private static final double MIDDLE = 90;
    private static final double REACH = 80;

    /** Farther than a doubling is drawn as far as one; nearer than a twentieth fills no axis. */
    private static final double FARTHEST = 1;

    private static final double NEAREST = 0.05;

    private HtmlChange() {}

    /** The template's {@code change(pair, row)}. */
    static TemplateHTMLOutputModel drawn(List<?> arguments) throws TemplateModelException {
        ComparisonView.Pair pair = (ComparisonView.Pair) DeepUnwrap.unwrap((TemplateModel) arguments.get(0));
        int row = ((TemplateNumberModel) arguments.get(1)).getAsNumber().intValue();
        return HTMLOutputFormat.INSTANCE.fromMarkup(svg(pair.metrics().get(row), scale(pair.metrics())));
    }

    /** The change that lies at the end of the axis. */
    private static double scale(List<Metric> metrics) {
        double widest = metrics.stream()
                .flatMapToDouble(metric -> DoubleStream.of(
                        Math.abs(metric.change()),
                        Math.abs(metric.low().orElse(0)),
                        Math.abs(metric.high().orElse(0))))
                .max()
                .orElse(NEAREST);
        return Math.max(NEAREST, Math.min(FARTHEST, widest));
    }

    private static String svg(Metric metric, double scale) {
        StringBuilder svg = new StringBuilder("<svg class=\"c\" aria-hidden=\"true\">");
        svg.append("<path class=\"axis\" d=\"M10 8H170M90 1v14\"/>");
        if (metric.low().isPresent() && metric.high().isPresent()) {
            svg.append("<path class=\"span\" d=\"M")
                    .append(x(metric.low().getAsDouble(), scale))
                    .append(" 8H")
                    .append(x(metric.high().getAsDouble(), scale))
                    .append("\"/>");
        }
        svg.append("<circle class=\"none\" cx=\"90\" cy=\"8\" r=\"3\"/>");
        String at = x(metric.change(), scale);
        if (metric.verdict().equals("worse")) {
            svg.append("<rect class=\"dot\" x=\"")
                    .append(x(metric.change(), scale, -4))
                    .append("\" y=\"4\" width=\"8\" height=\"8\"/>");
        } else {
            svg.append("<circle class=\"dot\" cx=\"").append(at).append("\" cy=\"8\" r=\"4\"/>");
        }
        return svg.append("</svg>").toString();
    }

    private static String x(double change, double scale) {
        return x(change, scale, 0);
    }

    private static String x(double change, double scale, double aside) {
        double part = Math.max(-1, Math.min(1, change / scale));
        return String.format(Locale.ROOT, "%.0f", MIDDLE + REACH * part + aside);
    }
}
