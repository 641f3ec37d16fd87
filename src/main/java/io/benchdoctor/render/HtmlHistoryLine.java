package io.benchdoctor.render;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.utility.DeepUnwrap;
import io.benchdoctor.report.HistoryView.Line;
import java.util.List;
import java.util.Locale;

/** The course of a metric: a disc for each night, the band of noise around the present level, a mark where the level changed. */
final class HtmlHistoryLine {
    private static final double WIDTH = 560;
    private static final double HEIGHT = 120;
    private static final double ROOM = 8;

    private HtmlHistoryLine() {}

    /** The template's {@code line(of)}. */
    static TemplateHTMLOutputModel drawn(List<?> arguments) throws TemplateModelException {
        Line line = (Line) DeepUnwrap.unwrap((TemplateModel) arguments.get(0));
        return HTMLOutputFormat.INSTANCE.fromMarkup(svg(line));
    }

    private static String svg(Line line) {
        double most = line.values().stream().mapToDouble(value -> value).max().orElse(1);
        double top = Math.max(most, line.high()) * 1.05;
        StringBuilder svg = new StringBuilder("<svg class=\"h\" viewBox=\"0 0 560 120\" aria-hidden=\"true\">");
        svg.append("<rect class=\"band\" x=\"0\" y=\"").append(y(line.high(), top));
        svg.append("\" width=\"560\" height=\"").append(number(height(line.low(), top) - height(line.high(), top)));
        svg.append("\"/><path class=\"axis\" d=\"M0 ").append(number(HEIGHT)).append("H560\"/>");
        for (int k = 0; k < line.events().size(); k++) {
            svg.append("<path class=\"")
                    .append(line.worse().get(k) ? "worse" : "better")
                    .append("\" d=\"M");
            svg.append(number(x(line.events().get(k) - 0.5, line)))
                    .append(" 0V")
                    .append(number(HEIGHT))
                    .append("\"/>");
        }
        svg.append("<path class=\"way\" d=\"");
        for (int k = 0; k < line.at().size(); k++) {
            svg.append(k == 0 ? 'M' : 'L').append(number(x(line.at().get(k), line)));
            svg.append(' ').append(y(line.values().get(k), top));
        }
        svg.append("\"/>");
        for (int k = 0; k < line.at().size(); k++) {
            svg.append("<circle class=\"dot\" r=\"2.5\" cx=\"")
                    .append(number(x(line.at().get(k), line)));
            svg.append("\" cy=\"").append(y(line.values().get(k), top)).append("\"/>");
        }
        return svg.append("</svg>").toString();
    }

    private static double x(double night, Line line) {
        return ROOM + (WIDTH - 2 * ROOM) * (line.nights() == 1 ? 0.5 : night / (line.nights() - 1));
    }

    private static String y(double value, double top) {
        return number(height(value, top));
    }

    private static double height(double value, double top) {
        return HEIGHT * (1 - value / top);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
