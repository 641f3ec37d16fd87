package io.benchdoctor.render;

import io.benchdoctor.render.ChartLabel.Anchor;
import io.benchdoctor.report.ChartView.TenSeconds;
import java.awt.AlphaComposite;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** One user's ten seconds after the first word: how long the text grows, how long the eye reads. */
final class ChartTenSeconds {
    private static final int SECONDS = 10;
    private static final int TICK_SECONDS = 2;
    private static final double LANE = 34;
    private static final double LANE_NARROW = 26;
    private static final double LEAST_WIDTH = 2;
    /** A reader is the measure here, not the subject. */
    private static final float READ_TINT = 0.35f;

    private static final double GAP = 2;

    private final TenSeconds chart;
    private final int width;
    private final boolean narrow;
    private final SvgPage page;
    private final SvgGraphics2D pen;
    private final double left;
    private final double perSecond;
    private final double lane;

    ChartTenSeconds(TenSeconds chart, int width, boolean narrow, SvgPage page) {
        this.chart = chart;
        this.width = width;
        this.narrow = narrow;
        this.page = page;
        this.pen = page.graphics();
        this.lane = narrow ? LANE_NARROW : LANE;
        double names = Math.max(ChartText.width(chart.writtenLane(), true), ChartText.width(chart.readLane(), true));
        this.left = narrow ? 4 : Math.min(names + 24, width / 3.0);
        // The last axis number is centred below its tick and needs half its width on the right.
        this.perSecond = (width - left - 10) / SECONDS;
    }

    /** Height of the drawing. */
    int draw() {
        double written = seconds(chart.answerSeconds());
        double top = name(chart.writtenLane(), narrow ? 0 : 6);
        track(top);
        pen.setPaint(new ChartHatch(ChartInk.DONE));
        pen.fill(bar(0, written, top));
        double next = say(chart.answerLabel(), written, top);
        double read = seconds(readSeconds());
        double readTop = name(chart.readLane(), next + (narrow ? 10 : 18));
        track(readTop);
        blocks(read, readTop);
        double bottom = say(chart.readLabel(), read, readTop);
        return axis(bottom);
    }

    /** Nobody reads a word before it is written. */
    private double readSeconds() {
        double alone = chart.readPerSecond() > 0 ? chart.answerTokens() / chart.readPerSecond() : SECONDS;
        return Math.max(chart.answerSeconds(), alone);
    }

    private static double seconds(double value) {
        return Double.isNaN(value) ? 0 : Math.max(0, Math.min(SECONDS, value));
    }

    /** Beside the lane or, on a phone, above it; the top of the lane. */
    private double name(String text, double top) {
        if (narrow) {
            ChartLabel label = ChartLabel.bold(text, Anchor.START, left, top).wrapped(width - left);
            label.write(page);
            return label.bottom() + 4;
        }
        ChartLabel label = ChartLabel.bold(text, Anchor.START, 0, top).wrapped(left - 12);
        label.at(Anchor.START, 0, top + (lane - label.height()) / 2).write(page);
        return top;
    }

    private void track(double top) {
        pen.setPaint(ChartInk.SURFACE);
        pen.fill(bar(0, SECONDS, top));
    }

    private Rectangle2D bar(double from, double to, double top) {
        double wide = Math.max(LEAST_WIDTH, (to - from) * perSecond);
        return new Rectangle2D.Double(left + from * perSecond, top, wide, lane);
    }

    /** A block a second, all in one path: a drawing is written into every page twice for each language. */
    private void blocks(double read, double top) {
        Path2D blocks = new Path2D.Double();
        for (int second = 0; second < read; second++) {
            double to = Math.min(read, second + 1);
            Rectangle2D box = bar(second, to, top);
            double gap = to < SECONDS && box.getWidth() > 2 * GAP ? GAP : 0;
            blocks.append(new Rectangle2D.Double(box.getX(), top, box.getWidth() - gap, lane), false);
        }
        pen.setPaint(ChartInk.REF);
        pen.setComposite(AlphaComposite.SrcOver.derive(READ_TINT));
        pen.fill(blocks);
        pen.setComposite(AlphaComposite.SrcOver);
    }

    /** After the bar, else on a plate in it, else below it; where the next thing may begin. */
    private double say(String text, double end, double top) {
        double middle = top + (lane - ChartText.LINE) / 2;
        double from = left + end * perSecond;
        double wide = ChartText.width(text, false);
        if (from + wide + 16 <= left + SECONDS * perSecond) {
            ChartLabel.plain(text, Anchor.START, from + 10, middle).write(page);
        } else if (wide + 24 <= end * perSecond) {
            ChartLabel.plain(text, Anchor.END, from - 12, middle).writeOnPlate(page);
        } else {
            ChartLabel label =
                    ChartLabel.plain(text, Anchor.START, left, top + lane + 3).wrapped(width - left);
            label.write(page);
            return label.bottom();
        }
        return top + lane;
    }

    private int axis(double lanesEnd) {
        // Half a pixel down, a line of one pixel is sharp.
        double y = Math.floor(lanesEnd) + 5.5;
        var ticks = new Path2D.Double();
        ticks.append(new Line2D.Double(left, y, left + SECONDS * perSecond, y), false);
        for (int second = 0; second <= SECONDS; second += TICK_SECONDS) {
            double x = left + second * perSecond;
            ticks.append(new Line2D.Double(x, y, x, y + 4), false);
            Anchor anchor = second == 0 ? Anchor.START : Anchor.MIDDLE;
            ChartLabel.muted(Integer.toString(second), anchor, x, y + 6).write(page);
        }
        pen.setPaint(ChartInk.TEXT);
        pen.setStroke(SvgStyle.line(1));
        pen.draw(ticks);
        ChartLabel title = ChartLabel.muted(chart.xTitle(), Anchor.START, left, y + 6 + ChartText.LINE)
                .wrapped(width - left);
        title.write(page);
        return (int) Math.ceil(title.bottom() + 4);
    }
}
