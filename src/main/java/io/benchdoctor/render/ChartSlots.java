package io.benchdoctor.render;

import io.benchdoctor.render.ChartLabel.Anchor;
import io.benchdoctor.report.ChartView.Slots;
import java.awt.AlphaComposite;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/** The served and the waiting, one square each, column by column; rows of dashes, so that 2,000 squares stay small. */
final class ChartSlots {
    private static final double GRID_WIDE = 140;
    private static final double GRID_NARROW = 264;
    /** From the left of a square to that of the next; a greater one looks like a bar. */
    private static final int LARGEST_PITCH = 14;

    private static final int SMALLEST_PITCH = 3;
    /** Of the pitch; the rest is the gap. */
    private static final double SQUARE = 0.72;
    /** Columns left free between the served and the waiting. */
    private static final int APART = 2;

    private static final float WAITING_TINT = 0.55f;

    private final Slots chart;
    private final int width;
    private final boolean narrow;
    private final SvgPage page;

    ChartSlots(Slots chart, int width, boolean narrow, SvgPage page) {
        this.chart = chart;
        this.width = width;
        this.narrow = narrow;
        this.page = page;
    }

    /** Height of the drawing. */
    int draw() {
        double top = labels() + 6;
        int served = squares(chart.served());
        int waiting = squares(chart.waiting());
        double high = narrow ? GRID_NARROW : GRID_WIDE;
        int pitch = LARGEST_PITCH;
        while (pitch > SMALLEST_PITCH && columns(served, waiting, rows(high, pitch)) * pitch > width) {
            pitch--;
        }
        int rows = flattest(served, waiting, pitch, rows(high, pitch));
        squares(ChartInk.DONE, 1, 0, top, served, rows, pitch);
        int left = (columns(served, rows) + APART) * pitch;
        squares(ChartInk.LOST, WAITING_TINT, left, top, waiting, rows, pitch);
        int used = Math.min(rows, Math.max(served, waiting));
        return (int) Math.ceil(top + Math.max(1, used) * pitch + 4);
    }

    /** Side by side where they fit, else one below the other; the lower edge. */
    private double labels() {
        ChartLabel served =
                ChartLabel.bold(chart.servedLabel(), Anchor.START, 0, 0).wrapped(width);
        ChartLabel waiting =
                ChartLabel.bold(chart.waitingLabel(), Anchor.END, width, 0).wrapped(width);
        if (served.width() + waiting.width() + 16 > width) {
            waiting = waiting.at(Anchor.END, width, served.bottom());
        }
        served.write(page);
        waiting.write(page);
        return waiting.bottom();
    }

    private int squares(int requests) {
        return (int) Math.ceil(Math.max(0, requests) / (double) Math.max(1, chart.perSquare()));
    }

    /** The fewest rows that fit, so that the squares fill the width. */
    private int flattest(int served, int waiting, int pitch, int most) {
        for (int rows = 1; rows < most; rows++) {
            if (columns(served, waiting, rows) * pitch <= width) {
                return rows;
            }
        }
        return most;
    }

    private static int rows(double high, int pitch) {
        return (int) (high / pitch);
    }

    private static long columns(int served, int waiting, int rows) {
        return (long) columns(served, rows) + APART + columns(waiting, rows);
    }

    private static int columns(int squares, int rows) {
        return (squares + rows - 1) / rows;
    }

    private void squares(ChartInk ink, float tint, double left, double top, int squares, int rows, int pitch) {
        float side = Math.round(pitch * SQUARE);
        var lines = new Path2D.Double();
        for (int row = 0; row < Math.min(rows, squares); row++) {
            int inRow = (squares - row + rows - 1) / rows;
            double y = top + row * pitch + side / 2.0;
            lines.append(new Line2D.Double(left, y, left + (inRow - 1) * pitch + side, y), false);
        }
        SvgGraphics2D pen = page.graphics();
        pen.setPaint(ink);
        pen.setComposite(AlphaComposite.SrcOver.derive(tint));
        pen.setStroke(SvgStyle.dashed(side, new float[] {side, pitch - side}));
        pen.draw(lines);
    }
}
