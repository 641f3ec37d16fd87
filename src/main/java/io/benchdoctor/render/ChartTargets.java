package io.benchdoctor.render;

import io.benchdoctor.render.ChartLabel.Anchor;
import io.benchdoctor.render.ChartLabel.Line;
import io.benchdoctor.report.ChartView.Targets;
import io.benchdoctor.report.ChartView.Targets.Bar;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Which promise is kept: a bar per limit, an upright line at the share that is asked for. */
final class ChartTargets {
    private static final double HEAD = 26;
    private static final double BAR = 24;
    private static final double BETWEEN = 18;
    private static final double NAME_NARROW = 20;
    private static final double LEAST_WIDTH = 2;
    private static final double PLATE_INSET = 14;
    private static final double OVERHANG = 5;

    private final Targets chart;
    private final int width;
    private final boolean narrow;
    private final SvgPage page;
    private final SvgGraphics2D pen;
    private final double left;

    ChartTargets(Targets chart, int width, boolean narrow, SvgPage page) {
        this.chart = chart;
        this.width = width;
        this.narrow = narrow;
        this.page = page;
        this.pen = page.graphics();
        double names = chart.bars().stream()
                .mapToDouble(bar -> ChartText.width(bar.name(), bar.together()))
                .max()
                .orElse(0);
        this.left = narrow ? 0 : Math.min(names + 16, width / 2.5);
    }

    /** Height of the drawing. */
    int draw() {
        chart.bars().stream().filter(Bar::together).findFirst().ifPresent(this::target);
        double top = HEAD;
        for (Bar bar : chart.bars()) {
            double barTop = top + (narrow ? NAME_NARROW : 0);
            name(bar, top);
            bar(bar, barTop);
            top = barTop + BAR + BETWEEN;
        }
        return (int) Math.ceil(top - BETWEEN + OVERHANG + 4);
    }

    private double x(double share) {
        return left + Math.max(0, Math.min(1, share)) * (width - left);
    }

    private void target(Bar together) {
        double x = x(together.target());
        double half = ChartText.width(chart.targetLabel(), false) / 2;
        boolean fits = x + half <= width;
        ChartLabel.muted(chart.targetLabel(), fits ? Anchor.MIDDLE : Anchor.END, fits ? x : width, 0)
                .write(page);
    }

    private void name(Bar bar, double top) {
        ChartInk ink = ChartInk.TEXT;
        ChartLabel label = new ChartLabel(List.of(new Line(bar.name(), bar.together(), ink)), Anchor.START, 0, top);
        ChartLabel fitting = label.wrapped(narrow ? width : left - 12);
        double middle = narrow ? top : top + (BAR - fitting.height()) / 2;
        fitting.at(Anchor.START, 0, middle).write(page);
    }

    /** The track shows the whole, so that a bar that is not there is a share of nothing. */
    private void bar(Bar bar, double top) {
        pen.setPaint(ChartInk.GRID);
        pen.fill(new Rectangle2D.Double(left, top, width - left, BAR));
        double end = bar.share() > 0 ? Math.max(left + LEAST_WIDTH, x(bar.share())) : left;
        pen.setPaint(ink(bar));
        pen.fill(new Rectangle2D.Double(left, top, end - left, BAR));
        pen.setPaint(ChartInk.TEXT);
        pen.setStroke(SvgStyle.line(2));
        double target = Math.min(width - 1, x(bar.target()));
        pen.draw(new Line2D.Double(target, top - OVERHANG, target, top + BAR + OVERHANG));
        double middle = top + (BAR - ChartText.LINE) / 2;
        ChartLabel label = ChartLabel.plain(bar.label(), Anchor.START, left + PLATE_INSET, middle);
        boolean inside = label.width() + 2 * PLATE_INSET <= end - left;
        if (!inside && end + label.width() + PLATE_INSET < target) {
            label.at(Anchor.START, end + 8, middle).write(page);
        } else {
            label.writeOnPlate(page);
        }
    }

    private static ChartInk ink(Bar bar) {
        return switch (bar.role()) {
            case "met" -> ChartInk.MET;
            case "missed" -> ChartInk.LOST;
            default -> ChartInk.REF;
        };
    }
}
