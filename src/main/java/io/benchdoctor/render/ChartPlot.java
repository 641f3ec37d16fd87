package io.benchdoctor.render;

import io.benchdoctor.render.ChartLabel.Anchor;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * A JFreeChart plot at a given place of a page, without its words: x and y start at 0 at the lower left corner of the
 * frame. Axis numbers are whole numbers of units, written by {@link ChartLabel}.
 */
final class ChartPlot {
    /** Radius of a dot. */
    static final double DOT = 6;

    private static final double HOLLOW_DOT = 5;
    private static final float WHISKER = 3;
    private static final float[] DASH = {6, 5};
    /** Around the frame, so that a dot on its edge is not cut. */
    private static final double PAD = 8;
    /** Above the greatest value. */
    private static final double HEADROOM = 1.02;

    private static final int MOST_GRID_LINES = 5;
    private static final int[] STEPS = {1, 2, 5};

    /** Numbers of an axis that is not shown; one of a language takes longer to find than a plot to draw. */
    private static final NumberFormat UNWRITTEN = new NumberFormat() {
        @Override
        public StringBuffer format(double number, StringBuffer to, FieldPosition position) {
            return to;
        }

        @Override
        public StringBuffer format(long number, StringBuffer to, FieldPosition position) {
            return to;
        }

        @Override
        public Number parse(String text, ParsePosition position) {
            return null;
        }
    };

    private final Rectangle2D frame;
    private final double xMax;
    private final double yMax;
    private final long step;
    private final XYPlot plot = new XYPlot();

    /** @param yMax in units of the axis; 0 when every value is 0 */
    ChartPlot(Rectangle2D frame, double xMax, double yMax) {
        this.frame = frame;
        this.xMax = xMax;
        this.yMax = yMax > 0 ? yMax * HEADROOM : 1;
        this.step = step(this.yMax);
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setOutlineVisible(false);
        plot.setBackgroundPaint(null);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(ChartInk.GRID);
        plot.setRangeGridlineStroke(SvgStyle.line(1));
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setDomainAxis(axis(xMax / frame.getWidth(), xMax, xMax));
        plot.setRangeAxis(axis(this.yMax / frame.getHeight(), this.yMax, step));
    }

    /** Where the axis numbers stand. */
    List<ChartLabel> tickLabels() {
        List<ChartLabel> labels = new ArrayList<>();
        for (long tick = 0; tick <= yMax; tick += step) {
            double top = y(tick) - ChartText.LINE / 2;
            labels.add(ChartLabel.muted(Long.toString(tick), Anchor.END, frame.getX() - PAD - 2, top));
        }
        return labels;
    }

    /** Room for the widest axis number, left of the frame. */
    static double axisWidth(double yMax) {
        double top = yMax > 0 ? yMax * HEADROOM : 1;
        return ChartText.width(Long.toString((long) top), false) + 10;
    }

    /** The area between the low and the high value of each x, in a tint. */
    void addBand(YIntervalSeries series, ChartInk ink, float tint) {
        if (series.getItemCount() < 2) {
            return;
        }
        var data = new YIntervalSeriesCollection();
        data.addSeries(series);
        var renderer = new DeviationRenderer(false, false);
        renderer.setAlpha(tint);
        renderer.setSeriesFillPaint(0, ink);
        add(data, renderer);
    }

    /** @param dashed for what is theory or estimate */
    void addLine(XYSeries series, ChartInk ink, boolean dashed) {
        if (series.getItemCount() < 2) {
            return;
        }
        var renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setSeriesPaint(0, ink);
        float[] dash = dashed ? DASH : null;
        renderer.setSeriesStroke(0, new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0));
        add(new XYSeriesCollection(series), renderer);
    }

    /** Lines that a missing value ends, over the edges of a band. */
    void addWhiskers(XYSeries series, ChartInk ink) {
        var renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setSeriesPaint(0, ink);
        renderer.setSeriesStroke(0, SvgStyle.line(WHISKER));
        add(new XYSeriesCollection(series), renderer);
    }

    /** Full dots for what was measured. */
    void addDots(XYSeries series, ChartInk ink) {
        addDots(series, ink, ChartDot.CIRCLE);
    }

    void addDots(XYSeries series, ChartInk ink, ChartDot dot) {
        var renderer = dots(dot.shape(DOT));
        renderer.setDrawOutlines(false);
        renderer.setSeriesPaint(0, ink);
        add(new XYSeriesCollection(series), renderer);
    }

    /** Rings for what was estimated. */
    void addHollowDots(XYSeries series, ChartInk ink) {
        addHollowDots(series, ink, ChartDot.CIRCLE);
    }

    void addHollowDots(XYSeries series, ChartInk ink, ChartDot dot) {
        var renderer = dots(dot.shape(HOLLOW_DOT));
        renderer.setUseFillPaint(true);
        renderer.setSeriesFillPaint(0, ChartInk.BG);
        renderer.setSeriesPaint(0, ink);
        renderer.setSeriesOutlineStroke(0, SvgStyle.line(2));
        add(new XYSeriesCollection(series), renderer);
    }

    private static XYLineAndShapeRenderer dots(Shape shape) {
        var renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setSeriesShape(0, shape);
        return renderer;
    }

    /** Drawn above what was added before. */
    private void add(XYDataset data, XYItemRenderer renderer) {
        int next = plot.getDatasetCount() == 1 && plot.getDataset() == null ? 0 : plot.getDatasetCount();
        plot.setDataset(next, data);
        plot.setRenderer(next, renderer);
    }

    void draw(SvgPage page) {
        var area = new Rectangle2D.Double(
                frame.getX() - PAD, frame.getY() - PAD, frame.getWidth() + 2 * PAD, frame.getHeight() + 2 * PAD);
        SvgGraphics2D pen = page.graphics();
        plot.draw(pen, area, null, null, null);
        pen.setPaint(ChartInk.TEXT);
        pen.setStroke(SvgStyle.line(1));
        // Half a pixel down, a line of one pixel is sharp.
        double base = frame.getMaxY() + 0.5;
        pen.draw(new Line2D.Double(frame.getX(), base, frame.getMaxX(), base));
        tickLabels().forEach(label -> label.write(page));
    }

    double x(double value) {
        return frame.getX() + value / xMax * frame.getWidth();
    }

    double y(double value) {
        return frame.getMaxY() - value / yMax * frame.getHeight();
    }

    private static NumberAxis axis(double unitsPerPixel, double max, double step) {
        var axis = new NumberAxis();
        axis.setRange(-PAD * unitsPerPixel, max + PAD * unitsPerPixel);
        axis.setTickUnit(new NumberTickUnit(step, UNWRITTEN));
        axis.setVisible(false);
        return axis;
    }

    private static long step(double max) {
        for (long power = 1; ; power *= 10) {
            for (int digit : STEPS) {
                if (max / (digit * power) < MOST_GRID_LINES) {
                    return digit * power;
                }
            }
        }
    }
}
