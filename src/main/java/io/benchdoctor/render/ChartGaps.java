package io.benchdoctor.render;

import io.benchdoctor.render.ChartLabel.Anchor;
import io.benchdoctor.render.ChartLabel.Line;
import io.benchdoctor.report.ChartView.Gaps;
import io.benchdoctor.report.ChartView.Gaps.Bin;
import io.benchdoctor.report.ChartView.Tick;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How long the gaps are: a histogram on an axis of powers of ten, the long gaps in their own colour under a bracket. */
final class ChartGaps {
    private static final double TOP = 46;
    private static final double BOTTOM = 236;
    private static final double LEAST_HEIGHT = 2;
    private static final double GAP = 1.5;
    private static final double BRACKET = 8;
    private static final double LABEL_GAP = 12;
    private static final double TICK = 4;

    private final Gaps chart;
    private final int width;
    private final SvgPage page;
    private final SvgGraphics2D pen;
    private final double from;
    private final double decades;
    private final double most;

    ChartGaps(Gaps chart, int width, SvgPage page) {
        this.chart = chart;
        this.width = width;
        this.page = page;
        this.pen = page.graphics();
        List<Tick> ticks = chart.ticks();
        this.from = ticks.isEmpty() ? 0 : Math.log10(ticks.get(0).at());
        double to = ticks.isEmpty() ? 1 : Math.log10(ticks.get(ticks.size() - 1).at());
        this.decades = Math.max(1, to - from);
        this.most = chart.bins().stream().mapToLong(Bin::count).max().orElse(1);
    }

    /** Height of the drawing. */
    int draw() {
        ChartLabel axis = ChartLabel.muted(chart.axis(), Anchor.START, 0, 0).wrapped(width);
        axis.write(page);
        bars(false);
        bars(true);
        pen.setPaint(ChartInk.TEXT);
        pen.setStroke(SvgStyle.line(1));
        pen.draw(new Line2D.Double(0, BOTTOM + 0.5, width, BOTTOM + 0.5));
        writeLabels(axis);
        return writeAxis();
    }

    private double x(double millis) {
        double share = (Math.log10(millis) - from) / decades;
        return Math.max(0, Math.min(1, share)) * width;
    }

    private double height(Bin bin) {
        return Math.max(LEAST_HEIGHT, bin.count() / most * (BOTTOM - TOP));
    }

    /** All bars of a colour in one path. */
    private void bars(boolean isLong) {
        var shape = new Path2D.Double();
        for (Bin bin : chart.bins()) {
            if (bin.isLong() == isLong) {
                shape.append(bar(bin), false);
            }
        }
        pen.setPaint(isLong ? ChartInk.LOST : ChartInk.DONE);
        pen.fill(shape);
    }

    private Rectangle2D bar(Bin bin) {
        double left = x(bin.fromMillis());
        double wide = Math.max(LEAST_HEIGHT, x(bin.toMillis()) - left - GAP);
        return new Rectangle2D.Double(left, BOTTOM - height(bin), wide, height(bin));
    }

    private void writeLabels(ChartLabel axis) {
        var places = new ChartPlaces(width, BOTTOM);
        places.take(axis.bounds());
        chart.bins().forEach(bin -> places.take(bar(bin)));
        List<Bin> lengthy = chart.bins().stream().filter(Bin::isLong).toList();
        if (!lengthy.isEmpty() && !chart.longLabel().isEmpty()) {
            writeLong(lengthy, places);
        }
        Optional<Bin> usual =
                chart.bins().stream().filter(bin -> !bin.isLong()).max(Comparator.comparingLong(Bin::count));
        usual.ifPresent(bin -> writeUsual(bar(bin), places));
    }

    /** Over a bracket that spans the long gaps, as low as what stands there allows. */
    private void writeLong(List<Bin> lengthy, ChartPlaces places) {
        double left = x(lengthy.get(0).fromMillis());
        double right = x(lengthy.get(lengthy.size() - 1).toMillis());
        double top = BOTTOM - lengthy.stream().mapToDouble(this::height).max().orElse(0) - BRACKET - 4;
        var bracket = new Path2D.Double();
        bracket.moveTo(left, top + BRACKET);
        bracket.lineTo(left, top);
        bracket.lineTo(right, top);
        bracket.lineTo(right, top + BRACKET);
        pen.setPaint(ChartInk.LOST);
        pen.setStroke(SvgStyle.line(1));
        pen.draw(bracket);
        places.take(new Rectangle2D.Double(left, top - 1, right - left, 2));
        ChartLabel label = block(chart.longLabel());
        double above = top - 4 - label.height();
        List<ChartLabel> candidates = new ArrayList<>();
        for (double up = 0; up <= above; up += LABEL_GAP) {
            candidates.add(label.at(Anchor.START, left, above - up));
            candidates.add(label.at(Anchor.END, right, above - up));
            candidates.add(label.at(Anchor.END, width, above - up));
        }
        places.place(candidates).ifPresent(placed -> placed.write(page));
    }

    private void writeUsual(Rectangle2D bar, ChartPlaces places) {
        ChartLabel label = block(chart.usualLabel());
        List<ChartLabel> candidates = new ArrayList<>();
        for (double top = bar.getY(); top < BOTTOM - label.height(); top += LABEL_GAP) {
            candidates.add(label.at(Anchor.START, bar.getMaxX() + LABEL_GAP, top));
            candidates.add(label.at(Anchor.END, bar.getX() - LABEL_GAP, top));
        }
        places.place(candidates).ifPresent(placed -> placed.write(page));
    }

    private static ChartLabel block(List<String> texts) {
        List<Line> lines = new ArrayList<>();
        texts.forEach(text -> lines.add(new Line(text, lines.isEmpty(), ChartInk.TEXT)));
        return new ChartLabel(lines, Anchor.START, 0, 0);
    }

    private int writeAxis() {
        var marks = new Path2D.Double();
        var places = new ChartPlaces(width, Double.MAX_VALUE);
        double top = BOTTOM + TICK + 1;
        int last = chart.ticks().size() - 1;
        List<ChartLabel> labels = new ArrayList<>();
        for (int i = 0; i <= last; i++) {
            Tick tick = chart.ticks().get(i);
            double x = x(tick.at());
            double sharp = Math.max(0.5, Math.min(width - 0.5, x));
            marks.append(new Line2D.Double(sharp, BOTTOM + 1, sharp, BOTTOM + 1 + TICK), false);
            Anchor anchor = i == 0 ? Anchor.START : i == last ? Anchor.END : Anchor.MIDDLE;
            labels.add(ChartLabel.muted(tick.label(), anchor, x, top));
        }
        pen.setPaint(ChartInk.TEXT);
        pen.draw(marks);
        labels.sort(Comparator.comparing(label -> label.anchor() == Anchor.MIDDLE));
        labels.forEach(label -> places.place(List.of(label)).ifPresent(placed -> placed.write(page)));
        ChartLabel title = ChartLabel.muted(chart.xTitle(), Anchor.START, 0, top + ChartText.LINE)
                .wrapped(width);
        title.write(page);
        return (int) Math.ceil(title.bottom() + 4);
    }
}
