package io.benchdoctor.render;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A block of text lines in a chart, at its place.
 *
 * @param x of the side that {@code anchor} names
 * @param top of the first line, in pixels from above
 */
record ChartLabel(List<Line> lines, Anchor anchor, double x, double top) {
    /** From the top of a line to the foot of its letters. */
    private static final double ASCENT = 14;

    private static final double PLATE_MARGIN = 6;

    ChartLabel {
        lines = List.copyOf(lines);
    }

    /** Which side of the text stands at its x; the reader's font decides where the other one ends. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    record Line(String text, boolean bold, ChartInk ink) {}

    static ChartLabel plain(String text, Anchor anchor, double x, double top) {
        return new ChartLabel(List.of(new Line(text, false, ChartInk.TEXT)), anchor, x, top);
    }

    static ChartLabel bold(String text, Anchor anchor, double x, double top) {
        return new ChartLabel(List.of(new Line(text, true, ChartInk.TEXT)), anchor, x, top);
    }

    static ChartLabel muted(String text, Anchor anchor, double x, double top) {
        return new ChartLabel(List.of(new Line(text, false, ChartInk.MUTED)), anchor, x, top);
    }

    ChartLabel at(Anchor side, double newX, double newTop) {
        return new ChartLabel(lines, side, newX, newTop);
    }

    /** The same text in lines of at most this many pixels. */
    ChartLabel wrapped(double width) {
        List<Line> broken = new ArrayList<>();
        for (Line line : lines) {
            for (String part : ChartText.wrap(line.text(), width, line.bold())) {
                broken.add(new Line(part, line.bold(), line.ink()));
            }
        }
        return new ChartLabel(broken, anchor, x, top);
    }

    /** As {@link #wrapped}, with lines of about the same length instead of one word on the last. */
    ChartLabel balanced(double width) {
        ChartLabel best = wrapped(width);
        for (double less = width - 8; less > width / 2; less -= 8) {
            ChartLabel next = wrapped(less);
            if (next.lines().size() > best.lines().size()) {
                return best;
            }
            best = next;
        }
        return best;
    }

    double width() {
        return lines.stream()
                .mapToDouble(line -> ChartText.width(line.text(), line.bold()))
                .max()
                .orElse(0);
    }

    double height() {
        return lines.size() * ChartText.LINE;
    }

    double bottom() {
        return top + height();
    }

    Rectangle2D bounds() {
        double left =
                switch (anchor) {
                    case START -> x;
                    case MIDDLE -> x - width() / 2;
                    case END -> x - width();
                };
        return new Rectangle2D.Double(left, top, width(), height());
    }

    void write(SvgPage page) {
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            String text = SvgPage.escape(line.text());
            if (!text.isBlank()) {
                page.text("<text x=\"" + SvgPath.number(x) + "\" y=\""
                        + SvgPath.number(top + ASCENT + i * ChartText.LINE) + "\"" + attributes(line) + ">" + text
                        + "</text>");
            }
        }
    }

    /** On a plate of page colour, for text on a bar. */
    void writeOnPlate(SvgPage page) {
        Rectangle2D box = bounds();
        SvgGraphics2D pen = page.graphics();
        pen.setPaint(ChartInk.BG);
        pen.fill(new Rectangle2D.Double(
                box.getX() - PLATE_MARGIN, box.getY() - 1, box.getWidth() + 2 * PLATE_MARGIN, box.getHeight() + 2));
        write(page);
    }

    private String attributes(Line line) {
        return (anchor == Anchor.START ? "" : " text-anchor=\"" + anchor.name().toLowerCase(Locale.ROOT) + "\"")
                + (line.bold() ? " font-weight=\"600\"" : "")
                + (line.ink() == ChartInk.TEXT ? "" : " fill=\"" + line.ink().attribute() + "\"");
    }
}
