package io.benchdoctor.render;

import io.benchdoctor.render.ChartLabel.Anchor;
import io.benchdoctor.report.ChartView.TimeSplit;
import io.benchdoctor.report.ChartView.TimeSplit.Part;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the time of a request goes: one stacked bar. Drawn shape by shape and not by JFreeChart, which knows neither the
 * lens over the small parts nor a bar that must not vanish.
 */
final class ChartTimeSplit {
    private static final double BAR_TOP = 22;
    private static final double BAR_HEIGHT = 40;
    private static final double BAR_BOTTOM = BAR_TOP + BAR_HEIGHT;
    private static final double LENS_TOP = 98;
    private static final double LENS_BOTTOM = 126;
    private static final double LENS_WIDTH = 420;
    /** A part below this share of the bar is too thin to be read. */
    private static final double SMALL = 0.03;
    /** A part that exists is seen. */
    private static final double LEAST_WIDTH = 2;
    /** In the lens there is room to see even the stripes. */
    private static final double LEAST_WIDTH_IN_LENS = 10;
    /** Stripes need room to be seen as stripes. */
    private static final double LEAST_HATCHED = 10;

    private static final double GAP = 2;
    private static final double PLATE_INSET = 18;
    private static final double LABEL_GAP = 12;
    /** From the left of a part to the tick of its label. */
    private static final double TICK_INSET = 8;

    private final TimeSplit chart;
    private final int width;
    private final boolean narrow;
    private final SvgPage page;
    private final SvgGraphics2D pen;

    ChartTimeSplit(TimeSplit chart, int width, boolean narrow, SvgPage page) {
        this.chart = chart;
        this.width = width;
        this.narrow = narrow;
        this.page = page;
        this.pen = page.graphics();
    }

    /** Height of the drawing. */
    int draw() {
        ChartLabel.muted(chart.total(), Anchor.START, 0, 0).write(page);
        List<Part> parts = chart.parts().stream()
                .filter(part -> part.millis() > 0 && Double.isFinite(part.millis()))
                .toList();
        List<Segment> bar = segments(parts, 0, width, LEAST_WIDTH);
        bar.forEach(segment -> fill(segment, BAR_TOP, BAR_HEIGHT));
        List<Segment> small = lensed(bar);
        List<Segment> below = bar.stream()
                .filter(segment -> !small.contains(segment) && !onPlate(segment))
                .toList();
        bar.stream()
                .filter(segment -> !below.contains(segment) && !small.contains(segment))
                .forEach(this::plate);
        double bottom = small.isEmpty() ? BAR_BOTTOM : lens(small);
        return (int) Math.ceil(below(below, bottom, small.isEmpty()) + 4);
    }

    /** The neighbours that are all too thin; one alone has room for its label and needs no lens. */
    private List<Segment> lensed(List<Segment> bar) {
        List<Segment> small = bar.stream().filter(Segment::small).toList();
        boolean neighbours = small.size() > 1
                && bar.indexOf(small.get(small.size() - 1)) - bar.indexOf(small.get(0)) == small.size() - 1;
        return neighbours && !chart.lens().isBlank() ? small : List.of();
    }

    /** The lower edge of the lens and its labels. */
    private double lens(List<Segment> small) {
        double from = small.get(0).left();
        Segment last = small.get(small.size() - 1);
        double to = last.left() + last.width();
        double lensWidth = narrow ? width : LENS_WIDTH;
        double left = Math.max(0, Math.min(width - lensWidth, to - lensWidth));
        if (from < width - to) {
            left = 0;
        }
        double right = left + lensWidth;
        funnel(from, to, left, right);
        boolean atRight = to > width / 2.0;
        ChartLabel.muted(
                        chart.lens(),
                        atRight ? Anchor.END : Anchor.START,
                        atRight ? right - 8 : left + 8,
                        LENS_TOP - 20)
                .write(page);
        List<Segment> enlarged =
                segments(small.stream().map(Segment::part).toList(), left, lensWidth, LEAST_WIDTH_IN_LENS);
        enlarged.forEach(segment -> fill(segment, LENS_TOP, LENS_BOTTOM - LENS_TOP));
        return underLens(enlarged);
    }

    private void funnel(double from, double to, double left, double right) {
        var shape = new Path2D.Double();
        shape.moveTo(from, BAR_BOTTOM);
        shape.lineTo(left, LENS_TOP);
        shape.lineTo(right, LENS_TOP);
        shape.lineTo(to, BAR_BOTTOM);
        shape.closePath();
        pen.setPaint(ChartInk.SURFACE);
        pen.fill(shape);
        pen.setPaint(ChartInk.MUTED);
        pen.setStroke(SvgStyle.dashed(1, new float[] {3, 3}));
        var edges = new Path2D.Double();
        edges.append(new Line2D.Double(from, BAR_BOTTOM, left, LENS_TOP), false);
        edges.append(new Line2D.Double(to, BAR_BOTTOM, right, LENS_TOP), false);
        pen.draw(edges);
    }

    private double underLens(List<Segment> enlarged) {
        double y = LENS_BOTTOM + 2;
        Segment first = enlarged.get(0);
        List<ChartLabel> labels = new ArrayList<>();
        labels.add(ChartLabel.plain(first.part().label(), Anchor.START, first.left(), y));
        for (Segment segment : enlarged.subList(1, enlarged.size())) {
            ChartLabel label =
                    ChartLabel.plain(segment.part().label(), Anchor.END, segment.left() + segment.width(), y);
            ChartLabel before = labels.get(labels.size() - 1);
            boolean collides = label.bounds().getX() < before.bounds().getMaxX() + LABEL_GAP
                    || label.bounds().getX() < 0;
            labels.add(collides ? stepped(label, before) : label);
        }
        labels.forEach(label -> label.write(page));
        return labels.get(labels.size() - 1).bottom();
    }

    /** A line lower, and in reading order from the left so that it stays on the page. */
    private static ChartLabel stepped(ChartLabel label, ChartLabel before) {
        double right = label.x();
        double left = Math.min(before.bounds().getX() + 14, right - label.width());
        return label.at(Anchor.START, Math.max(0, left), before.bottom());
    }

    private boolean onPlate(Segment segment) {
        return ChartText.width(segment.part().label(), true) + 2 * PLATE_INSET <= segment.width();
    }

    private void plate(Segment segment) {
        ChartLabel.bold(
                        segment.part().label(),
                        Anchor.START,
                        segment.left() + PLATE_INSET,
                        BAR_TOP + (BAR_HEIGHT - ChartText.LINE) / 2)
                .writeOnPlate(page);
    }

    /**
     * Labels under the bar, each with a tick to its part. From the right, so that the tick of a lower label passes left of
     * the label above it.
     */
    private double below(List<Segment> segments, double from, boolean ticked) {
        double top = from + 8;
        double bottom = from;
        double free = Double.POSITIVE_INFINITY;
        for (int i = segments.size() - 1; i >= 0; i--) {
            Segment segment = segments.get(i);
            ChartLabel label = ChartLabel.plain(segment.part().label(), Anchor.START, segment.left(), top)
                    .wrapped(width);
            if (segment.left() + label.width() > width) {
                label = label.at(Anchor.END, width, top);
            }
            if (label.bounds().getMaxX() + LABEL_GAP > free) {
                top = bottom;
                label = label.at(label.anchor(), label.x(), top);
            }
            if (ticked) {
                tick(segment, top);
            }
            label.write(page);
            free = label.bounds().getX();
            bottom = Math.max(bottom, label.bottom());
        }
        return bottom;
    }

    private void tick(Segment segment, double bottom) {
        double x = segment.left() + Math.min(segment.width() / 2, TICK_INSET);
        pen.setPaint(ChartInk.MUTED);
        pen.setStroke(SvgStyle.line(1));
        pen.draw(new Line2D.Double(x, BAR_BOTTOM + 2, x, bottom + 1));
    }

    private void fill(Segment segment, double top, double height) {
        var box = new Rectangle2D.Double(segment.left(), top, segment.width(), height);
        ChartInk ink = ink(segment.part());
        boolean hatched = segment.part().estimated() && segment.width() >= LEAST_HATCHED;
        pen.setPaint(hatched ? new ChartHatch(ink) : ink);
        pen.fill(box);
        if (ink == ChartInk.READ && segment.width() > LEAST_WIDTH) {
            pen.setPaint(ChartInk.READ_LINE);
            pen.setStroke(SvgStyle.line(1));
            pen.draw(new Rectangle2D.Double(segment.left() + 0.5, top + 0.5, segment.width() - 1, height - 1));
        }
    }

    private static ChartInk ink(Part part) {
        return switch (part.role()) {
            case "wait", "wait-and-read" -> ChartInk.LOST;
            case "read" -> ChartInk.READ;
            case "write" -> ChartInk.DONE;
            default -> throw new IllegalArgumentException("no colour for the role " + part.role());
        };
    }

    /** Widths in proportion; what a thin part is given too much, the widest one gives up. */
    private static List<Segment> segments(List<Part> parts, double left, double width, double least) {
        double total = parts.stream().mapToDouble(Part::millis).sum();
        double room = width - GAP * (parts.size() - 1);
        double[] widths = parts.stream()
                .mapToDouble(part -> Math.max(least, part.millis() / total * room))
                .toArray();
        int widest = 0;
        double sum = 0;
        for (int i = 0; i < widths.length; i++) {
            widest = widths[i] > widths[widest] ? i : widest;
            sum += widths[i];
        }
        List<Segment> segments = new ArrayList<>();
        double x = left;
        for (int i = 0; i < widths.length; i++) {
            double own = i == widest ? widths[i] - (sum - room) : widths[i];
            segments.add(new Segment(parts.get(i), x, own, parts.get(i).millis() / total < SMALL));
            x += own + GAP;
        }
        return segments;
    }

    private record Segment(Part part, double left, double width, boolean small) {}
}
