package io.benchdoctor.render;

import io.benchdoctor.render.ChartLabel.Anchor;
import io.benchdoctor.report.ChartView.WhatIf;
import io.benchdoctor.report.ChartView.WhatIf.Category;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.YIntervalSeries;

/**
 * What another number of slots would bring: a measured dot, and from it a band between the best and the worst
 * assumption. The numbers of slots are names side by side, not a scale.
 */
final class ChartWhatIf {
    private static final float TINT = 0.18f;
    private static final double BOTTOM_WIDE = 268;
    private static final double BOTTOM_NARROW = 262;
    /** Room above the highest value for the label of the measured dot. */
    private static final double TOP = 72;
    /** A category this much higher than all the others leaves the frame, or they would lie flat. */
    private static final double FAR_ABOVE = 1.5;

    private static final double MARGIN = 8;

    private final WhatIf chart;
    private final int width;
    private final SvgPage page;
    private final ChartPlot plot;
    private final Rectangle2D frame;
    private final List<Integer> inside;

    ChartWhatIf(WhatIf chart, int width, boolean narrow, SvgPage page) {
        this.chart = chart;
        this.width = width;
        this.page = page;
        double max = frameMax();
        this.inside = indices().filter(i -> highest(i) <= max).boxed().toList();
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
        plot.addLine(edge(Category::worstSeconds), ChartInk.DONE, true);
        plot.addLine(edge(Category::bestSeconds), ChartInk.DONE, true);
        addDots();
        plot.draw(page);
        var labels = new ChartWhatIfLabels(chart, this::x, seconds -> plot.y(units(seconds)), page);
        labels.write(inside, axis, plot.tickLabels(), frame, width);
        return writeAxis();
    }

    private IntStream indices() {
        return IntStream.range(0, chart.categories().size());
    }

    private double frameMax() {
        double max = indices()
                .filter(i -> i >= chart.measuredIndex())
                .mapToDouble(this::highest)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        return indices()
                .mapToDouble(this::highest)
                .filter(value -> value <= max * FAR_ABOVE)
                .max()
                .orElse(max);
    }

    private double highest(int index) {
        Category category = chart.categories().get(index);
        return units(Math.max(category.bestSeconds(), category.worstSeconds()));
    }

    private double units(double seconds) {
        return seconds / chart.tickSeconds();
    }

    /** The middle of the column of a category, on the axis. */
    private static double column(int index) {
        return index + 0.5;
    }

    private double x(int index) {
        return plot.x(column(index));
    }

    private void addBand() {
        var series = new YIntervalSeries("");
        for (int i : inside) {
            Category category = chart.categories().get(i);
            double best = units(category.bestSeconds());
            series.add(column(i), best, best, units(category.worstSeconds()));
        }
        plot.addBand(series, ChartInk.DONE, TINT);
    }

    private XYSeries edge(ToDoubleFunction<Category> value) {
        var series = new XYSeries("", false, true);
        inside.forEach(i -> series.add(
                column(i), units(value.applyAsDouble(chart.categories().get(i)))));
        return series;
    }

    /** Hollow for what was estimated, with a whisker between its two dots; one full dot for what was measured. */
    private void addDots() {
        var estimated = new XYSeries("", false, true);
        var measured = new XYSeries("", false, true);
        var whiskers = new XYSeries("", false, true);
        for (int i : inside) {
            Category category = chart.categories().get(i);
            XYSeries series = i == chart.measuredIndex() ? measured : estimated;
            series.add(column(i), units(category.bestSeconds()));
            if (category.bestSeconds() != category.worstSeconds()) {
                series.add(column(i), units(category.worstSeconds()));
                whiskers.add(column(i), units(category.bestSeconds()));
                whiskers.add(column(i), units(category.worstSeconds()));
                whiskers.add(column(i), Double.NaN);
            }
        }
        plot.addWhiskers(whiskers, ChartInk.DONE);
        plot.addHollowDots(estimated, ChartInk.DONE);
        plot.addDots(measured, ChartInk.LOST);
    }

    private int writeAxis() {
        double top = frame.getMaxY() + 5;
        indices().forEach(i -> {
            String name = chart.categories().get(i).name();
            ChartLabel label = i == chart.measuredIndex()
                    ? ChartLabel.bold(name, Anchor.MIDDLE, x(i), top)
                    : ChartLabel.plain(name, Anchor.MIDDLE, x(i), top);
            label.write(page);
        });
        ChartLabel title = ChartLabel.muted(chart.xTitle(), Anchor.START, frame.getX(), top + ChartText.LINE + 2)
                .wrapped(width - frame.getX());
        title.write(page);
        return (int) Math.ceil(title.bottom() + 4);
    }
}
