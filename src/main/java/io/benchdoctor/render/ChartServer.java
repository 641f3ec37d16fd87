package io.benchdoctor.render;

import io.benchdoctor.render.ChartLabel.Anchor;
import io.benchdoctor.report.ChartView.Server;
import io.benchdoctor.report.ChartView.Server.Panel;
import io.benchdoctor.report.ChartView.Tick;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The server over time: panels one below the other, each with its peak beside it. Where a log is silent, nothing is drawn. */
final class ChartServer {
    private static final double NAME = 22;
    private static final double HEIGHT = 60;
    private static final double BELOW = 14;
    private static final double LEFT = 5;
    private static final float DOT = 3.5f;
    private static final int MOST_DOTS = 30;
    private static final float TINT = 0.16f;

    /** As many samples are joined one by one; above, a column shows the lowest and the highest of its samples. */
    private static final int ONE_BY_ONE = 600;

    private static final double COLUMN = 3;

    /** A pause of so many usual intervals is a gap in the log. */
    private static final double SILENT = 3;

    private static final double MARK = 7;

    private final Server chart;
    private final int width;
    private final boolean narrow;
    private final SvgPage page;
    private final SvgGraphics2D pen;
    private final double[] seconds;
    private final double length;
    private final double right;
    private final double silence;

    ChartServer(Server chart, int width, boolean narrow, SvgPage page) {
        this.chart = chart;
        this.width = width;
        this.narrow = narrow;
        this.page = page;
        this.pen = page.graphics();
        this.seconds = chart.seconds();
        this.length = seconds.length == 0 ? 0 : seconds[seconds.length - 1];
        double beside = chart.panels().stream()
                .mapToDouble(panel -> ChartText.width(peak(panel), false))
                .max()
                .orElse(0);
        this.right = width - Math.min(beside + LEFT + DOT + 4, width / 3.0);
        this.silence = SILENT * usualInterval(seconds);
    }

    /** Height of the drawing. */
    int draw() {
        double top = 0;
        for (int i = 0; i < chart.panels().size(); i++) {
            panel(chart.panels().get(i), top, i == chart.panels().size() - 1);
            top += NAME + HEIGHT + BELOW;
        }
        return writeAxis(top - BELOW);
    }

    private String peak(Panel panel) {
        return narrow ? panel.peak() : panel.peakLabel();
    }

    private static double usualInterval(double[] seconds) {
        double[] steps = IntStream.range(1, seconds.length)
                .mapToDouble(k -> seconds[k] - seconds[k - 1])
                .sorted()
                .toArray();
        return steps.length == 0 ? 0 : steps[steps.length / 2];
    }

    private double x(double second) {
        return LEFT + (length > 0 ? second / length * (right - LEFT) : 0);
    }

    private static double y(Panel panel, double value, double base) {
        return base - (panel.most() > 0 ? Math.min(1, value / panel.most()) * HEIGHT : 0);
    }

    private void panel(Panel panel, double top, boolean last) {
        double base = top + NAME + HEIGHT;
        ChartLabel.bold(panel.name(), Anchor.START, LEFT, top).write(page);
        double most = Arrays.stream(panel.values())
                .filter(v -> !Double.isNaN(v))
                .max()
                .orElse(0);
        double high = y(panel, most, base);
        pen.setPaint(ChartInk.GRID);
        pen.setStroke(SvgStyle.line(1));
        pen.draw(new Line2D.Double(LEFT, high, right, high));
        for (List<double[]> stretch : stretches(panel)) {
            if (seconds.length > ONE_BY_ONE) {
                band(panel, stretch, base);
            } else {
                line(panel, stretch, base);
            }
        }
        pen.setPaint(ChartInk.TEXT);
        pen.setStroke(SvgStyle.line(1));
        pen.draw(new Line2D.Double(LEFT, base + 0.5, right, base + 0.5));
        double label = Math.min(base - ChartText.LINE, high - ChartText.LINE / 2);
        ChartLabel.muted(peak(panel), Anchor.START, right + DOT + 4, label).write(page);
        if (last) {
            marks(top + NAME - MARK - 2);
        }
    }

    /** Moments that follow one another without a gap: time, lowest and highest value. */
    private List<List<double[]>> stretches(Panel panel) {
        List<List<double[]>> stretches = new ArrayList<>();
        List<double[]> stretch = new ArrayList<>();
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < seconds.length; i++) {
            double value = panel.values()[i];
            if (Double.isNaN(value)) {
                continue;
            }
            if (seconds[i] - before > Math.max(silence, COLUMN / (right - LEFT) * length) && !stretch.isEmpty()) {
                stretches.add(stretch);
                stretch = new ArrayList<>();
            }
            add(stretch, seconds[i], value);
            before = seconds[i];
        }
        if (!stretch.isEmpty()) {
            stretches.add(stretch);
        }
        return stretches;
    }

    private void add(List<double[]> stretch, double second, double value) {
        double[] last = stretch.isEmpty() ? null : stretch.get(stretch.size() - 1);
        if (seconds.length > ONE_BY_ONE && last != null && x(second) - x(last[0]) < COLUMN) {
            last[1] = Math.min(last[1], value);
            last[2] = Math.max(last[2], value);
        } else {
            stretch.add(new double[] {second, value, value});
        }
    }

    private static ChartInk ink(Panel panel) {
        return switch (panel.role()) {
            case "running" -> ChartInk.DONE;
            case "waiting" -> ChartInk.LOST;
            default -> ChartInk.MET;
        };
    }

    private void line(Panel panel, List<double[]> stretch, double base) {
        var line = new Path2D.Double();
        var dots = new Path2D.Double();
        for (double[] point : straightened(stretch, 1)) {
            double x = x(point[0]);
            double y = y(panel, point[1], base);
            if (line.getCurrentPoint() == null) {
                line.moveTo(x, y);
            } else {
                line.lineTo(x, y);
            }
        }
        if (seconds.length <= MOST_DOTS || stretch.size() == 1) {
            stretch.forEach(point -> dots.append(dot(x(point[0]), y(panel, point[1], base)), false));
        }
        tint(panel, line, stretch, base);
        pen.setStroke(new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, null, 0));
        pen.draw(line);
        pen.setStroke(new BasicStroke(2 * DOT, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, null, 0));
        pen.draw(dots);
    }

    /** Hardly a line; its round ends make it a dot, and all dots of a panel one path. */
    private static Line2D dot(double x, double y) {
        return new Line2D.Double(x, y, x + 0.1, y);
    }

    /** Without the points that lie on the way between their neighbours anyway. */
    private static List<double[]> straightened(List<double[]> stretch, int value) {
        List<double[]> kept = new ArrayList<>();
        for (int i = 0; i < stretch.size(); i++) {
            double here = stretch.get(i)[value];
            boolean inner = i > 0 && i < stretch.size() - 1;
            if (!inner || stretch.get(i - 1)[value] != here || stretch.get(i + 1)[value] != here) {
                kept.add(stretch.get(i));
            }
        }
        return kept;
    }

    private void tint(Panel panel, Path2D edge, List<double[]> stretch, double base) {
        var area = new Path2D.Double(edge);
        area.lineTo(x(stretch.get(stretch.size() - 1)[0]), base);
        area.lineTo(x(stretch.get(0)[0]), base);
        area.closePath();
        pen.setPaint(ink(panel));
        pen.setComposite(AlphaComposite.SrcOver.derive(TINT));
        pen.fill(area);
        pen.setComposite(AlphaComposite.SrcOver);
    }

    /** From the lowest to the highest value of each column, and back. */
    private void band(Panel panel, List<double[]> stretch, double base) {
        var band = new Path2D.Double();
        band.moveTo(x(stretch.get(0)[0]), y(panel, stretch.get(0)[2], base));
        straightened(stretch, 2).forEach(column -> band.lineTo(x(column[0]), y(panel, column[2], base)));
        List<double[]> lowest = straightened(stretch, 1);
        for (int i = lowest.size() - 1; i >= 0; i--) {
            band.lineTo(x(lowest.get(i)[0]), y(panel, lowest.get(i)[1], base));
        }
        band.closePath();
        pen.setPaint(ink(panel));
        pen.setStroke(SvgStyle.line(1));
        pen.fill(band);
        pen.draw(band);
    }

    /** Short strokes at the moments that are marked, one per pixel column at most. */
    private void marks(double top) {
        var strokes = new Path2D.Double();
        double before = Double.NEGATIVE_INFINITY;
        for (double second : chart.marks()) {
            double x = x(second);
            if (x - before >= COLUMN) {
                strokes.append(new Line2D.Double(x, top, x, top + MARK), false);
                before = x;
            }
        }
        pen.setPaint(ChartInk.LOST);
        pen.setStroke(SvgStyle.line(2));
        pen.draw(strokes);
    }

    private int writeAxis(double base) {
        double top = base + 5;
        var places = new ChartPlaces(width, Double.MAX_VALUE);
        for (Tick tick : chart.ticks()) {
            Anchor anchor = tick.at() == 0 ? Anchor.START : Anchor.MIDDLE;
            ChartLabel label = ChartLabel.muted(tick.label(), anchor, x(tick.at()), top);
            places.place(List.of(label, label.at(Anchor.END, right, top)))
                    .filter(placed -> placed.anchor() == anchor || tick.at() > length * 0.9)
                    .ifPresent(placed -> placed.write(page));
        }
        return (int) Math.ceil(top + ChartText.LINE + 4);
    }
}
