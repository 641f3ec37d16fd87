package io.benchdoctor.render;

import io.benchdoctor.render.ChartLabel.Anchor;
import io.benchdoctor.render.ChartLabel.Line;
import io.benchdoctor.report.ChartView.WhatIf;
import io.benchdoctor.report.ChartView.WhatIf.Category;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/** The words on a what-if picture: beside the dots, and under the arrow of what lies above the frame. */
final class ChartWhatIfLabels {
    /** A label wider than this is broken where its neighbours leave no room. */
    private static final double BREAKABLE = 110;
    /** Pixels by which a label is raised, in turn, until it is free. */
    private static final double[] LIFTS = {0, 10, 22, 40};

    private static final double ARROW = 62;
    private static final double ARROW_RISE = 30;
    private static final double ARROW_HEAD = 5;

    private final WhatIf chart;
    private final IntToDoubleFunction x;
    private final DoubleUnaryOperator y;
    private final SvgPage page;

    /**
     * @param x of a category, by its index
     * @param y of a wait in seconds
     */
    ChartWhatIfLabels(WhatIf chart, IntToDoubleFunction x, DoubleUnaryOperator y, SvgPage page) {
        this.chart = chart;
        this.x = x;
        this.y = y;
        this.page = page;
    }

    /** @param inside the categories that are drawn in the frame */
    void write(List<Integer> inside, ChartLabel axis, List<ChartLabel> ticks, Rectangle2D frame, double width) {
        var places = new ChartPlaces(width, frame.getMaxY());
        places.take(axis.bounds());
        ticks.forEach(tick -> places.take(tick.bounds()));
        takeLines(inside, places);
        for (int i = 0; i < chart.categories().size(); i++) {
            if (!inside.contains(i)) {
                arrow(i, frame, width, places);
            }
        }
        if (inside.contains(chart.measuredIndex())) {
            List<String> words = List.of(chart.measuredLabel().split("\n"));
            place(block(words, 0), chart.measuredIndex(), width, places);
        }
        // From the right, where the dots lie low and close: a label that has to give way then rises over its own dot.
        for (int n = inside.size() - 1; n >= 0; n--) {
            int i = inside.get(n);
            if (i != chart.measuredIndex()) {
                place(block(chart.categories().get(i).label(), -1), i, width, places);
            }
        }
    }

    private void takeLines(List<Integer> inside, ChartPlaces places) {
        for (int n = 0; n < inside.size(); n++) {
            int i = inside.get(n);
            Category here = chart.categories().get(i);
            places.takeDot(x(i), y(here.bestSeconds()), ChartPlot.DOT);
            places.takeDot(x(i), y(here.worstSeconds()), ChartPlot.DOT);
            places.take(new Line2D.Double(x(i), y(here.bestSeconds()), x(i), y(here.worstSeconds())));
            if (n + 1 < inside.size()) {
                int j = inside.get(n + 1);
                Category next = chart.categories().get(j);
                places.take(new Line2D.Double(x(i), y(here.bestSeconds()), x(j), y(next.bestSeconds())));
                places.take(new Line2D.Double(x(i), y(here.worstSeconds()), x(j), y(next.worstSeconds())));
            }
        }
    }

    private double x(int index) {
        return x.applyAsDouble(index);
    }

    private double y(double seconds) {
        return y.applyAsDouble(seconds);
    }

    /** Up and out of the frame; its value is said below it, for only words tell how far it goes. */
    private void arrow(int index, Rectangle2D frame, double width, ChartPlaces places) {
        double tip = frame.getY() - ARROW_RISE;
        var shape = new Path2D.Double();
        shape.moveTo(x(index), tip + ARROW);
        shape.lineTo(x(index), tip);
        shape.moveTo(x(index) - ARROW_HEAD, tip + ARROW_HEAD + 2);
        shape.lineTo(x(index), tip);
        shape.lineTo(x(index) + ARROW_HEAD, tip + ARROW_HEAD + 2);
        SvgGraphics2D pen = page.graphics();
        pen.setPaint(ChartInk.DONE);
        pen.setStroke(SvgStyle.line(2));
        pen.draw(shape);
        places.take(new Rectangle2D.Double(x(index) - ARROW_HEAD, tip, 2 * ARROW_HEAD, ARROW));
        ChartLabel label = block(chart.categories().get(index).label(), 1);
        double half = label.width() / 2;
        double middle = Math.max(frame.getX() + half, Math.min(x(index), width - half));
        ChartLabel placed = label.at(Anchor.MIDDLE, middle, tip + ARROW + 4);
        places.take(placed.bounds());
        placed.write(page);
    }

    /** @param bold index of the line that carries the value; lines after the value are muted */
    private static ChartLabel block(List<String> words, int bold) {
        List<Line> lines = new ArrayList<>();
        for (String text : words) {
            ChartInk ink = lines.size() > Math.max(0, bold) ? ChartInk.MUTED : ChartInk.TEXT;
            lines.add(new Line(text, lines.size() == bold, ink));
        }
        return new ChartLabel(lines, Anchor.START, 0, 0);
    }

    /** Near its dots; crowded, without its remark or in a narrower block. One that fits nowhere is left out. */
    private void place(ChartLabel label, int index, double width, ChartPlaces places) {
        if (label.lines().isEmpty()) {
            return;
        }
        ChartLabel value = new ChartLabel(label.lines().subList(0, 1), Anchor.START, 0, 0);
        List<ChartLabel> candidates = new ArrayList<>(around(label, index, width));
        if (value.width() > BREAKABLE) {
            candidates.addAll(around(label.balanced(label.width() * 0.7), index, width));
            candidates.addAll(around(value.balanced(value.width() * 0.7), index, width));
        } else {
            candidates.addAll(around(value, index, width));
        }
        places.place(candidates).ifPresent(placed -> placed.write(page));
    }

    private List<ChartLabel> around(ChartLabel label, int index, double width) {
        Category category = chart.categories().get(index);
        double high = y(Math.max(category.bestSeconds(), category.worstSeconds()));
        double low = y(Math.min(category.bestSeconds(), category.worstSeconds()));
        double above = high - ChartPlot.DOT - 3 - label.height();
        double right = Math.min(width, x(index) + label.width() / 2);
        List<ChartLabel> all = new ArrayList<>();
        for (double lift : LIFTS) {
            all.add(label.at(Anchor.START, x(index) + ChartPlot.DOT + 2, above - lift + 4));
            all.add(label.at(Anchor.MIDDLE, x(index), above - lift));
            all.add(label.at(Anchor.END, right, above - lift));
        }
        all.add(label.at(Anchor.MIDDLE, x(index), low + ChartPlot.DOT + 3));
        all.add(label.at(Anchor.END, x(index) - ChartPlot.DOT - 3, low + ChartPlot.DOT));
        return all;
    }
}
