package io.benchdoctor.render;

import io.benchdoctor.render.ChartLabel.Anchor;
import io.benchdoctor.render.ChartLabel.Line;
import io.benchdoctor.report.ChartView.WhatIf;
import io.benchdoctor.report.ChartView.WhatIf.Category;
import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * What another number of slots would bring: a measured dot, and from it a band between the best and the worst
 * assumption. The numbers of slots are names side by side, not a scale.
 */
final class ChartWhatIf {
    private static final float TINT = 0.18f;
    private static final double DOT = 6;
    private static final double HOLLOW_DOT = 5;
    private static final float[] DASH = {6, 5};
    private static final double BOTTOM_WIDE = 268;
    private static final double BOTTOM_NARROW = 262;
    /** Room above the highest value for the label of the measured dot. */
    private static final double TOP = 72;
    /** A category this much higher than all the others leaves the frame, or they would lie flat. */
    private static final double FAR_ABOVE = 1.5;

    private static final double ARROW = 62;
    private static final double ARROW_HEAD = 5;
    private static final double MARGIN = 8;

    private final WhatIf chart;
    private final int width;
    private final boolean narrow;
    private final SvgPage page;
    private final ChartPlot plot;
    private final Rectangle2D frame;
    private final List<Integer> inside;

    ChartWhatIf(WhatIf chart, int width, boolean narrow, SvgPage page) {
        this.chart = chart;
        this.width = width;
        this.narrow = narrow;
        this.page = page;
        double max = frameMax();
        this.inside = IntStream.range(0, chart.categories().size())
                .filter(i -> units(worst(i)) <= max)
                .boxed()
                .toList();
        double left = ChartPlot.axisWidth(max) + (narrow ? 0 : 14);
        double bottom = narrow ? BOTTOM_NARROW : BOTTOM_WIDE;
        this.frame = new Rectangle2D.Double(left, TOP, width - left - MARGIN, bottom - TOP);
        this.plot = new ChartPlot(frame, Math.max(1, chart.categories().size()), max);
    }

    /** Height of the drawing. */
    int draw() {
        ChartLabel axis = ChartLabel.muted(chart.axis(), Anchor.START, 0, 0).wrapped(width);
        axis.write(page);
        addBand();
        addEdge(Category::worstSeconds);
        addEdge(Category::bestSeconds);
        addWhiskers();
        addDots();
        plot.draw(page);
        var places = new ChartPlaces(width, frame.getMaxY());
        places.take(axis.bounds());
        takeLines(places);
        outside().forEach(i -> arrow(i, places));
        writeMeasured(places);
        inside.stream().filter(i -> i != chart.measuredIndex()).forEach(i -> writeRange(i, places));
        return writeAxis();
    }

    private double frameMax() {
        List<Category> all = chart.categories();
        double max = IntStream.range(0, all.size())
                .filter(i -> i >= chart.measuredIndex())
                .mapToDouble(i -> units(worst(i)))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        double limit = max * FAR_ABOVE;
        return IntStream.range(0, all.size())
                .mapToDouble(i -> units(worst(i)))
                .filter(value -> value <= limit)
                .max()
                .orElse(max);
    }

    private double worst(int index) {
        Category category = chart.categories().get(index);
        return Math.max(category.bestSeconds(), category.worstSeconds());
    }

    private double units(double seconds) {
        return seconds / chart.tickSeconds();
    }

    private double x(int index) {
        return plot.x(index + 0.5);
    }

    private double y(double seconds) {
        return plot.y(units(seconds));
    }

    private List<Integer> outside() {
        return IntStream.range(0, chart.categories().size())
                .boxed()
                .filter(i -> !inside.contains(i))
                .toList();
    }

    private void addBand() {
        var series = new YIntervalSeries("");
        for (int i : inside) {
            Category category = chart.categories().get(i);
            double best = units(category.bestSeconds());
            series.add(i + 0.5, best, best, units(category.worstSeconds()));
        }
        var data = new YIntervalSeriesCollection();
        data.addSeries(series);
        var renderer = new DeviationRenderer(false, false);
        renderer.setAlpha(TINT);
        renderer.setSeriesFillPaint(0, ChartInk.DONE);
        plot.add(data, renderer);
    }

    private void addEdge(ToDoubleFunction<Category> edge) {
        var series = new XYSeries("", false, true);
        inside.forEach(i ->
                series.add(i + 0.5, units(edge.applyAsDouble(chart.categories().get(i)))));
        var renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setSeriesPaint(0, ChartInk.DONE);
        renderer.setSeriesStroke(0, new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASH, 0));
        plot.add(new XYSeriesCollection(series), renderer);
    }

    private void addWhiskers() {
        var data = new XYSeriesCollection();
        var renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDefaultPaint(ChartInk.DONE);
        renderer.setAutoPopulateSeriesPaint(false);
        renderer.setDefaultStroke(new BasicStroke(3));
        renderer.setAutoPopulateSeriesStroke(false);
        for (int i : inside) {
            Category category = chart.categories().get(i);
            if (category.bestSeconds() != category.worstSeconds()) {
                var series = new XYSeries(i, false, true);
                series.add(i + 0.5, units(category.bestSeconds()));
                series.add(i + 0.5, units(category.worstSeconds()));
                data.addSeries(series);
            }
        }
        plot.add(data, renderer);
    }

    /** Hollow for what was estimated, one full dot for what was measured. */
    private void addDots() {
        var estimated = new XYSeries("estimated", false, true);
        var measured = new XYSeries("measured", false, true);
        for (int i : inside) {
            Category category = chart.categories().get(i);
            XYSeries series = i == chart.measuredIndex() ? measured : estimated;
            series.add(i + 0.5, units(category.bestSeconds()));
            if (category.bestSeconds() != category.worstSeconds()) {
                series.add(i + 0.5, units(category.worstSeconds()));
            }
        }
        var data = new XYSeriesCollection(estimated);
        data.addSeries(measured);
        var renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setUseFillPaint(true);
        renderer.setUseOutlinePaint(true);
        dots(renderer, 0, HOLLOW_DOT, ChartInk.BG, ChartInk.DONE);
        dots(renderer, 1, DOT, ChartInk.LOST, ChartInk.LOST);
        plot.add(data, renderer);
    }

    private static void dots(
            XYLineAndShapeRenderer renderer, int series, double radius, ChartInk fill, ChartInk outline) {
        renderer.setSeriesShape(series, new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius));
        renderer.setSeriesFillPaint(series, fill);
        renderer.setSeriesOutlinePaint(series, outline);
        renderer.setSeriesOutlineStroke(series, new BasicStroke(2));
    }

    private void takeLines(ChartPlaces places) {
        for (int n = 0; n < inside.size(); n++) {
            int i = inside.get(n);
            Category here = chart.categories().get(i);
            places.takeDot(x(i), y(here.bestSeconds()), DOT);
            places.takeDot(x(i), y(here.worstSeconds()), DOT);
            places.take(new Line2D.Double(x(i), y(here.bestSeconds()), x(i), y(here.worstSeconds())));
            if (n + 1 < inside.size()) {
                int j = inside.get(n + 1);
                Category next = chart.categories().get(j);
                places.take(new Line2D.Double(x(i), y(here.bestSeconds()), x(j), y(next.bestSeconds())));
                places.take(new Line2D.Double(x(i), y(here.worstSeconds()), x(j), y(next.worstSeconds())));
            }
        }
    }

    /** Up and out of the frame, with the value below it. */
    private void arrow(int index, ChartPlaces places) {
        double x = x(index);
        double tip = frame.getY() - 30;
        var shape = new Path2D.Double();
        shape.moveTo(x, tip + ARROW);
        shape.lineTo(x, tip);
        shape.moveTo(x - ARROW_HEAD, tip + ARROW_HEAD + 2);
        shape.lineTo(x, tip);
        shape.lineTo(x + ARROW_HEAD, tip + ARROW_HEAD + 2);
        SvgGraphics2D pen = page.graphics();
        pen.setPaint(ChartInk.DONE);
        pen.setStroke(new BasicStroke(2));
        pen.draw(shape);
        places.take(new Rectangle2D.Double(x - ARROW_HEAD, tip, 2 * ARROW_HEAD, ARROW));
        ChartLabel label = farLabel(chart.categories().get(index));
        double middle = Math.max(label.width() / 2, Math.min(x, width - label.width() / 2));
        ChartLabel placed = label.at(Anchor.MIDDLE, middle, tip + ARROW + 4);
        places.take(placed.bounds());
        placed.write(page);
    }

    private static ChartLabel farLabel(Category category) {
        List<Line> lines = new ArrayList<>();
        for (String text : category.label()) {
            lines.add(new Line(text, lines.size() == 1, lines.size() > 1 ? ChartInk.MUTED : ChartInk.TEXT));
        }
        return new ChartLabel(lines, Anchor.MIDDLE, 0, 0);
    }

    private void writeMeasured(ChartPlaces places) {
        int index = chart.measuredIndex();
        if (!inside.contains(index) || chart.measuredLabel().isBlank()) {
            return;
        }
        List<Line> lines = new ArrayList<>();
        for (String text : chart.measuredLabel().split("\n")) {
            lines.add(new Line(text, lines.isEmpty(), lines.isEmpty() ? ChartInk.TEXT : ChartInk.MUTED));
        }
        place(new ChartLabel(lines, Anchor.START, 0, 0), index, places);
    }

    private void writeRange(int index, ChartPlaces places) {
        List<Line> lines = new ArrayList<>();
        for (String text : chart.categories().get(index).label()) {
            lines.add(new Line(text, false, lines.isEmpty() ? ChartInk.TEXT : ChartInk.MUTED));
        }
        if (!lines.isEmpty()) {
            place(new ChartLabel(lines, Anchor.START, 0, 0), index, places);
        }
    }

    /** Near its dots, in one line, else in a narrower block; a label that fits nowhere is left out. */
    private void place(ChartLabel label, int index, ChartPlaces places) {
        List<ChartLabel> candidates = new ArrayList<>();
        for (ChartLabel block : List.of(label, label.wrapped(label.width() * 0.6), label.wrapped(1))) {
            candidates.addAll(around(block, index));
        }
        places.place(candidates).ifPresent(placed -> placed.write(page));
    }

    private List<ChartLabel> around(ChartLabel label, int index) {
        double x = x(index);
        Category category = chart.categories().get(index);
        double high = y(worst(index));
        double low = y(Math.min(category.bestSeconds(), category.worstSeconds()));
        double above = high - DOT - 3 - label.height();
        List<ChartLabel> all = new ArrayList<>();
        for (double lift : new double[] {0, 10, 22, 40}) {
            all.add(label.at(Anchor.START, x + DOT + 2, above - lift + 4));
            all.add(label.at(Anchor.MIDDLE, x, above - lift));
            all.add(label.at(Anchor.END, Math.min(width, x + label.width() / 3), above - lift));
        }
        all.add(label.at(Anchor.MIDDLE, x, low + DOT + 3));
        all.add(label.at(Anchor.END, x - DOT - 3, low + DOT));
        return all;
    }

    private int writeAxis() {
        double top = frame.getMaxY() + 5;
        for (int i = 0; i < chart.categories().size(); i++) {
            String name = chart.categories().get(i).name();
            ChartLabel label = i == chart.measuredIndex()
                    ? ChartLabel.bold(name, Anchor.MIDDLE, x(i), top)
                    : ChartLabel.plain(name, Anchor.MIDDLE, x(i), top);
            label.write(page);
        }
        ChartLabel title = ChartLabel.muted(chart.xTitle(), Anchor.START, frame.getX(), top + ChartText.LINE + 2)
                .wrapped(width - frame.getX());
        title.write(page);
        return (int) Math.ceil(title.bottom() + 4);
    }
}
