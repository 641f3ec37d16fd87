package io.benchdoctor.render;

import io.benchdoctor.render.ChartLabel.Anchor;
import io.benchdoctor.render.ChartLabel.Line;
import io.benchdoctor.report.ChartView.Queue;
import io.benchdoctor.report.ChartView.Queue.Point;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.YIntervalSeries;

/** Who waits how long: requests ordered by their wait, measured as a line or as dots, the theory dashed. */
final class ChartQueue {
    private static final float TINT = 0.13f;
    /** Nearer points of a curve are not seen apart. */
    private static final double CURVE_PIXELS = 5;

    private static final double TOP_WIDE = 44;
    private static final double TOP_NARROW = 64;
    private static final double BOTTOM_WIDE = 262;
    private static final double BOTTOM_NARROW = 236;
    private static final double MARGIN = 10;

    private final Queue chart;
    private final int width;
    private final boolean narrow;
    private final SvgPage page;
    private final ChartPlot plot;
    private final Rectangle2D frame;
    private final List<Point> points;
    private final List<double[]> curve;

    ChartQueue(Queue chart, int width, boolean narrow, SvgPage page) {
        this.chart = chart;
        this.width = width;
        this.narrow = narrow;
        this.page = page;
        this.points = chart.points().stream()
                .filter(point -> drawable(point.share(), point.seconds()))
                .sorted(Comparator.comparingDouble(Point::share))
                .toList();
        List<double[]> measured = chart.curve().stream()
                .filter(pair -> drawable(pair[0], pair[1]))
                .sorted(Comparator.comparingDouble(pair -> pair[0]))
                .toList();
        double max = highest(measured) / chart.tickSeconds();
        this.frame = frame(max);
        this.plot = new ChartPlot(frame, 1, max);
        this.curve = thinned(measured);
    }

    /** Height of the drawing. */
    int draw() {
        ChartLabel axis = ChartLabel.muted(chart.axis(), Anchor.START, 0, 0).wrapped(width);
        axis.write(page);
        addTint();
        plot.addLine(series(curve), ChartInk.LOST, false);
        chart.theorySeconds().ifPresent(end -> plot.addLine(series(ramp(end)), theoryInk(), true));
        plot.addDots(series(dots()), ChartInk.LOST);
        plot.draw(page);
        var places = new ChartPlaces(width, frame.getMaxY());
        places.take(axis.bounds());
        writePoints(places);
        writeTheory(places);
        return writeAxis();
    }

    private static boolean drawable(double share, double seconds) {
        return share >= 0 && share <= 1 && seconds >= 0 && Double.isFinite(seconds);
    }

    private double highest(List<double[]> measured) {
        return DoubleStream.concat(
                        chart.theorySeconds().stream(),
                        DoubleStream.concat(
                                points.stream().mapToDouble(Point::seconds),
                                measured.stream().mapToDouble(pair -> pair[1])))
                .max()
                .orElse(0);
    }

    private Rectangle2D frame(double max) {
        double left = ChartPlot.axisWidth(max) + (narrow ? 0 : 24);
        double top = narrow ? TOP_NARROW : TOP_WIDE;
        double bottom = narrow ? BOTTOM_NARROW : BOTTOM_WIDE;
        double beside = narrow || points.isEmpty()
                ? MARGIN
                : label(points.get(points.size() - 1)).width() + 24;
        return new Rectangle2D.Double(left, top, width - left - Math.min(beside, width / 3.0), bottom - top);
    }

    private List<double[]> thinned(List<double[]> measured) {
        List<double[]> kept = new ArrayList<>();
        for (int i = 0; i < measured.size(); i++) {
            double[] here = measured.get(i);
            double[] last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
            if (last == null || i == measured.size() - 1 || pixels(last, here) >= CURVE_PIXELS) {
                kept.add(here);
            }
        }
        return List.copyOf(kept);
    }

    private double pixels(double[] from, double[] to) {
        return Math.hypot(plot.x(to[0]) - plot.x(from[0]), y(to[1]) - y(from[1]));
    }

    private double y(double seconds) {
        return plot.y(seconds / chart.tickSeconds());
    }

    private static List<double[]> ramp(double end) {
        return List.of(new double[] {0, 0}, new double[] {1, end});
    }

    /** Under what was measured; under the theory only where that is all there is. */
    private void addTint() {
        List<double[]> edge = curve.isEmpty() && chart.theorySeconds().isPresent()
                ? ramp(chart.theorySeconds().getAsDouble())
                : curve;
        var series = new YIntervalSeries("");
        for (double[] pair : edge) {
            double units = pair[1] / chart.tickSeconds();
            series.add(pair[0], units, 0, units);
        }
        plot.addBand(series, ChartInk.LOST, TINT);
    }

    /** Beside the measured line the theory is a reference; alone it stands for the wait itself. */
    private ChartInk theoryInk() {
        return curve.isEmpty() ? ChartInk.LOST : ChartInk.REF;
    }

    private XYSeries series(List<double[]> pairs) {
        var series = new XYSeries("", false, true);
        pairs.forEach(pair -> series.add(pair[0], pair[1] / chart.tickSeconds()));
        return series;
    }

    private List<double[]> dots() {
        return points.stream()
                .map(point -> new double[] {point.share(), point.seconds()})
                .toList();
    }

    private static ChartLabel label(Point point) {
        return new ChartLabel(
                List.of(new Line(point.line1(), false, ChartInk.TEXT), new Line(point.line2(), true, ChartInk.TEXT)),
                Anchor.START,
                0,
                0);
    }

    /** The last point first, then the first one: the end and the middle are what a reader asks for. */
    private void writePoints(ChartPlaces places) {
        points.forEach(point -> places.takeDot(plot.x(point.share()), y(point.seconds()), ChartPlot.DOT));
        List<Point> order = new ArrayList<>(points);
        if (!order.isEmpty()) {
            order.add(0, order.remove(order.size() - 1));
        }
        for (Point point : order) {
            places.place(candidates(point)).ifPresent(label -> label.write(page));
        }
    }

    private List<ChartLabel> candidates(Point point) {
        ChartLabel label = label(point);
        double x = plot.x(point.share());
        double y = y(point.seconds());
        double gap = ChartPlot.DOT + 7;
        double above = y - label.height() - ChartPlot.DOT + 1;
        return List.of(
                label.at(Anchor.START, x + gap, beside(y, x)),
                label.at(Anchor.END, x - gap, y - label.height() + 5),
                label.at(Anchor.END, Math.min(x + ChartPlot.DOT, width), above),
                label.at(Anchor.END, x - gap, above - 12),
                label.at(Anchor.START, x + gap, y + ChartPlot.DOT));
    }

    /** Right of a dot is free only outside the frame; inside it is the area under the line. */
    private double beside(double y, double x) {
        boolean outside = x + ChartText.LINE > frame.getMaxX();
        return outside ? y - ChartText.LINE + 5 : -frame.getMaxY();
    }

    private void writeTheory(ChartPlaces places) {
        if (chart.theorySeconds().isEmpty() || chart.theoryLabel().isBlank()) {
            return;
        }
        double room = frame.getWidth() * (narrow ? 0.72 : 0.44);
        ChartLabel label = ChartLabel.muted(chart.theoryLabel(), Anchor.END, frame.getMaxX() - 4, 0)
                .balanced(room);
        double low = frame.getMaxY() - 8 - label.height();
        double end = chart.theorySeconds().getAsDouble();
        places.take(new Line2D.Double(plot.x(0), y(0), plot.x(1), y(end)));
        Optional<ChartLabel> free = places.place(List.of(
                label.at(Anchor.END, label.x(), low - 16),
                label.at(Anchor.END, label.x(), low),
                label.at(Anchor.START, frame.getX() + 8, frame.getY())));
        free.ifPresent(placed -> placed.write(page));
    }

    private int writeAxis() {
        double top = frame.getMaxY() + 5;
        ChartLabel left = ChartLabel.muted(chart.left(), Anchor.START, frame.getX(), top);
        ChartLabel middle = ChartLabel.muted(chart.middle(), Anchor.MIDDLE, frame.getCenterX(), top);
        ChartLabel right = ChartLabel.muted(chart.right(), Anchor.END, frame.getMaxX(), top);
        var places = new ChartPlaces(width, top + 3 * ChartText.LINE);
        for (ChartLabel label : List.of(left, right, middle)) {
            places.place(List.of(label)).ifPresent(placed -> placed.write(page));
        }
        ChartLabel title = ChartLabel.muted(chart.xTitle(), Anchor.START, frame.getX(), top + ChartText.LINE)
                .wrapped(width - frame.getX());
        title.write(page);
        return (int) Math.ceil(title.bottom() + 4);
    }
}
