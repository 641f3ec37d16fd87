package io.benchdoctor.render;

import io.benchdoctor.report.ChartView;
import io.benchdoctor.report.ChartView.Drawing;

/**
 * A {@link ChartView} becomes one {@code <svg>} element for the page: 760 or 344 pixels wide with the same size of text,
 * coloured by the names in {@link ChartInk}, labelled for a screen reader. The same chart gives the same bytes on every
 * machine: shapes are drawn by JFreeChart or here, labels are placed by {@link ChartText} and set by the reader's font.
 *
 * <p>Title, subtitle and source are not part of the drawing; they are text of the page around it.
 */
final class ChartPainter {
    private static final int WIDE = 760;
    private static final int NARROW = 344;

    private ChartPainter() {}

    /**
     * @param narrow for a phone
     * @param idPrefix what every id in the drawing begins with; unique on the page, a letter, then letters, digits, {@code -}
     */
    static String svg(ChartView chart, boolean narrow, String idPrefix) {
        var page = new SvgPage(idPrefix);
        int width = narrow ? NARROW : WIDE;
        int height = draw(chart.drawing(), width, narrow, page);
        return page.finish(width, height, chart.alt());
    }

    private static int draw(Drawing drawing, int width, boolean narrow, SvgPage page) {
        if (drawing instanceof ChartView.TimeSplit split) {
            return new ChartTimeSplit(split, width, narrow, page).draw();
        }
        if (drawing instanceof ChartView.Queue queue) {
            return new ChartQueue(queue, width, narrow, page).draw();
        }
        if (drawing instanceof ChartView.TenSeconds seconds) {
            return new ChartTenSeconds(seconds, width, narrow, page).draw();
        }
        if (drawing instanceof ChartView.Slots slots) {
            return new ChartSlots(slots, width, narrow, page).draw();
        }
        if (drawing instanceof ChartView.WhatIf whatIf) {
            return new ChartWhatIf(whatIf, width, narrow, page).draw();
        }
        if (drawing instanceof ChartView.Gaps gaps) {
            return new ChartGaps(gaps, width, page).draw();
        }
        if (drawing instanceof ChartView.Server server) {
            return new ChartServer(server, width, narrow, page).draw();
        }
        if (drawing instanceof ChartView.Targets targets) {
            return new ChartTargets(targets, width, narrow, page).draw();
        }
        if (drawing instanceof ChartView.LoadCurve curve) {
            return new ChartLoadCurve(curve, width, narrow, page).draw();
        }
        throw new IllegalArgumentException("nobody draws " + drawing.getClass().getName());
    }
}
