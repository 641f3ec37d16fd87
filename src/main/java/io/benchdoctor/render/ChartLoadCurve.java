package io.benchdoctor.render;

import io.benchdoctor.render.ChartLabel.Anchor;
import io.benchdoctor.report.ChartView.LoadCurve;
import io.benchdoctor.report.ChartView.LoadCurve.Line;
import io.benchdoctor.report.ChartView.LoadCurve.Point;
import io.benchdoctor.report.ChartView.Tick;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jfree.data.xy.XYSeries;

/** What a lever brings: a line for each sweep, a dot for each level that was measured, a ring for one that does not count. */
final class ChartLoadCurve {
    private static final List<ChartInk> INKS =
            List.of(ChartInk.DONE, ChartInk.LOST, ChartInk.MET, ChartInk.READ_LINE, ChartInk.REF);
    private static final double TOP = 66;
    private static final double BOTTOM = 306;
    private static final double MARGIN = 12;
    private static final double GAP = 4;
    /** Between the labels of one line where there are several. */
    private static final double APART = 60;

    private final LoadCurve chart;
    private final int width;
    private final SvgPage page;
    private final Rectangle2D frame;
    private final ChartPlot plot;

    ChartLoadCurve(LoadCurve chart, int width, boolean narrow, SvgPage page) {
        this.chart = chart;
        this.width = width;
        this.page = page;
        double max = units(chart.most());
        double left = ChartPlot.axisWidth(max) + (narrow ? 0 : 14);
        this.frame = new Rectangle2D.Double(left, TOP, width - left - MARGIN, BOTTOM - TOP);
        double last = chart.ticks().get(chart.ticks().size() - 1).at();
        this.plot = new ChartPlot(frame, last, max);
    }

    /** Height of the drawing. */
    int draw() {
        ChartLabel axis = ChartLabel.muted(chart.axis(), Anchor.START, 0, 0).wrapped(width);
        axis.write(page);
        for (Tick place : chart.places()) {
            XYSeries upright = new XYSeries("", false, true);
            upright.add(place.at(), 0);
            upright.add(place.at(), units(chart.most()));
            plot.addLine(upright, ChartInk.REF, true);
        }
        for (int n = 0; n < chart.lines().size(); n++) {
            add(chart.lines().get(n), ink(n), dot(n));
        }
        plot.draw(page);
        ChartPlaces places = taken(axis);
        writePlaces(places);
        boolean keyed = chart.lines().size() > 1 && !writeNames(axis, places);
        chart.lines().forEach(line -> labelled(line).forEach(point -> writePoint(point, places)));
        double bottom = writeAxis();
        return (int) Math.ceil((keyed ? writeKey(bottom) : bottom) + GAP);
    }

    private static ChartInk ink(int line) {
        return INKS.get(line % INKS.size());
    }

    private static ChartDot dot(int line) {
        return ChartDot.values()[line % ChartDot.values().length];
    }

    private ChartPlaces taken(ChartLabel axis) {
        ChartPlaces places = new ChartPlaces(width, frame.getMaxY());
        places.take(axis.bounds());
        plot.tickLabels().forEach(label -> places.take(label.bounds()));
        chart.lines().forEach(line -> take(line, places));
        return places;
    }

    /** Where there are several lines, their ends and what lies far enough from what is labelled already; beyond the frame, the first. */
    private List<Point> labelled(Line line) {
        if (chart.lines().size() < 2) {
            return line.points();
        }
        List<Point> inside = line.points().stream().filter(this::isInside).toList();
        List<Point> labelled = new ArrayList<>();
        for (Point point : inside) {
            boolean isLast = point == inside.get(inside.size() - 1);
            if (isLast || labelled.stream().allMatch(other -> distance(other, point) >= APART)) {
                labelled.add(point);
            }
        }
        line.points().stream().filter(point -> !isInside(point)).findFirst().ifPresent(labelled::add);
        return labelled;
    }

    private double distance(Point one, Point other) {
        return Math.hypot(x(one) - x(other), y(one) - y(other));
    }

    private double units(double up) {
        return up / chart.unit();
    }

    private boolean isInside(Point point) {
        return point.up() <= chart.most();
    }

    private double x(Point point) {
        return plot.x(point.across());
    }

    private double y(Point point) {
        return isInside(point) ? plot.y(units(point.up())) : frame.getY() - GAP;
    }

    private void add(Line line, ChartInk ink, ChartDot dot) {
        XYSeries curve = new XYSeries("", false, true);
        XYSeries dots = new XYSeries("", false, true);
        XYSeries rings = new XYSeries("", false, true);
        for (Point point : line.points()) {
            double up = units(point.up());
            if (isInside(point)) {
                (point.counted() ? dots : rings).add(point.across(), up);
                if (point.counted()) {
                    curve.add(point.across(), up);
                }
            }
        }
        if (chart.joined()) {
            plot.addLine(curve, ink, false);
        }
        plot.addHollowDots(rings, ink, dot);
        plot.addDots(dots, ink, dot);
    }

    private void take(Line line, ChartPlaces places) {
        Point before = null;
        for (Point point : line.points()) {
            if (isInside(point)) {
                places.takeDot(x(point), y(point), ChartPlot.DOT);
                if (point.counted()) {
                    if (before != null && chart.joined()) {
                        places.take(new Line2D.Double(x(before), y(before), x(point), y(point)));
                    }
                    before = point;
                }
            }
        }
    }

    private void writePlaces(ChartPlaces places) {
        double top = TOP - ChartText.LINE - GAP;
        for (Tick place : chart.places()) {
            double x = plot.x(place.at());
            ChartLabel label = ChartLabel.plain(place.label(), Anchor.MIDDLE, x, top);
            places.place(List.of(
                            label,
                            label.at(Anchor.END, x, top),
                            label.at(Anchor.START, x, top),
                            label.at(Anchor.MIDDLE, x, top - ChartText.LINE),
                            label.at(Anchor.END, x, top - ChartText.LINE)))
                    .ifPresent(placed -> placed.write(page));
        }
    }

    /** Beside their lines; false, and none is written, where not all of them find room. */
    private boolean writeNames(ChartLabel axis, ChartPlaces places) {
        ChartPlaces trial = taken(axis);
        List<ChartLabel> names = new ArrayList<>();
        for (Line line : chart.lines()) {
            List<Point> inside = line.points().stream().filter(this::isInside).toList();
            if (!inside.isEmpty()) {
                placed(line.name(), inside.get(inside.size() - 1), trial).ifPresent(names::add);
            }
        }
        if (names.size() < chart.lines().size()) {
            return false;
        }
        for (ChartLabel name : names) {
            places.take(name.bounds());
            name.write(page);
        }
        return true;
    }

    private Optional<ChartLabel> placed(String name, Point last, ChartPlaces places) {
        ChartLabel label = ChartLabel.bold(name, Anchor.END, 0, 0).balanced(frame.getWidth() / 2);
        double above = y(last) - label.height() - ChartPlot.DOT - GAP;
        return places.place(List.of(
                label.at(Anchor.END, Math.min(x(last) + ChartPlot.DOT, width), above),
                label.at(Anchor.END, x(last) - ChartPlot.DOT - GAP, y(last) - label.height() / 2),
                label.at(Anchor.END, Math.min(x(last) + ChartPlot.DOT, width), y(last) + ChartPlot.DOT + GAP)));
    }

    /** Every line's dot with its name, one below the other. */
    private double writeKey(double top) {
        double left = frame.getX() + 2 * ChartPlot.DOT + 2 * GAP;
        double next = top + GAP;
        for (int n = 0; n < chart.lines().size(); n++) {
            ChartLabel name = ChartLabel.plain(
                            chart.lines().get(n).name().replace('\u00A0', ' '), Anchor.START, left, next)
                    .wrapped(width - left);
            SvgGraphics2D pen = page.graphics();
            pen.setPaint(ink(n));
            pen.fill(AffineTransform.getTranslateInstance(frame.getX() + ChartPlot.DOT, next + ChartText.LINE / 2)
                    .createTransformedShape(dot(n).shape(ChartPlot.DOT)));
            name.write(page);
            next = name.bottom();
        }
        return next;
    }

    /** The load beside its dot; of a point beyond the frame at its upper edge, with an arrow. */
    private void writePoint(Point point, ChartPlaces places) {
        double x = x(point);
        double y = y(point);
        String text = isInside(point) ? point.label() : "↑ " + point.label();
        ChartLabel label = ChartLabel.plain(text, Anchor.MIDDLE, x, y - ChartText.LINE - ChartPlot.DOT);
        double beside = y - ChartText.LINE / 2;
        places.place(
                        isInside(point)
                                ? List.of(
                                        label,
                                        label.at(Anchor.MIDDLE, x, y + ChartPlot.DOT + 1),
                                        label.at(Anchor.START, x + ChartPlot.DOT + GAP, beside),
                                        label.at(Anchor.END, x - ChartPlot.DOT - GAP, beside))
                                : List.of(
                                        label.at(Anchor.MIDDLE, Math.min(x, width - label.width() / 2), frame.getY()),
                                        label.at(Anchor.END, Math.min(x, width), frame.getY() + ChartText.LINE),
                                        label.at(Anchor.END, Math.min(x, width), frame.getY() + 2 * ChartText.LINE)))
                .ifPresent(placed -> placed.write(page));
    }

    private double writeAxis() {
        double top = frame.getMaxY() + 5;
        ChartPlaces places = new ChartPlaces(width, top + 3 * ChartText.LINE);
        for (Tick tick : chart.ticks()) {
            places.place(List.of(ChartLabel.muted(tick.label(), Anchor.MIDDLE, plot.x(tick.at()), top)))
                    .ifPresent(label -> label.write(page));
        }
        ChartLabel title = ChartLabel.muted(chart.xTitle(), Anchor.START, frame.getX(), top + ChartText.LINE + 2)
                .wrapped(width - frame.getX());
        title.write(page);
        return title.bottom();
    }
}
