package io.benchdoctor.render;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;

/**
 * The {@code d} of a path. Coordinates are rounded to one decimal first and then written as steps from the point before,
 * so a path is short and its rounding does not add up.
 */
final class SvgPath {
    private SvgPath() {}

    /** Points of a circle that is made of four curves: where it begins, and three of each. */
    private static final int CIRCLE_NUMBERS = 2 + 4 * 6;

    /** Two coordinates that are the same before they are rounded. */
    private static final double SAME = 1e-6;

    static String of(Shape shape, AffineTransform transform) {
        String circle = circle(shape.getPathIterator(transform));
        if (!circle.isEmpty()) {
            return circle;
        }
        var path = new Builder();
        double[] at = new double[6];
        for (PathIterator step = shape.getPathIterator(transform); !step.isDone(); step.next()) {
            path.add(step.currentSegment(at), at);
        }
        return path.finish();
    }

    /** Two arcs for what Java draws a circle of, four curves from its rightmost point on; empty for any other shape. */
    private static String circle(PathIterator steps) {
        double[] all = new double[CIRCLE_NUMBERS];
        double[] at = new double[6];
        int count = 0;
        for (; !steps.isDone(); steps.next()) {
            int segment = steps.currentSegment(at);
            boolean begin = segment == PathIterator.SEG_MOVETO && count == 0;
            boolean curve = segment == PathIterator.SEG_CUBICTO && count > 0 && count < CIRCLE_NUMBERS;
            if (begin || curve) {
                System.arraycopy(at, 0, all, count, begin ? 2 : 6);
                count += begin ? 2 : 6;
            } else if (segment != PathIterator.SEG_CLOSE || count != CIRCLE_NUMBERS) {
                return "";
            }
        }
        double radius = (all[0] - all[12]) / 2;
        boolean round = count == CIRCLE_NUMBERS
                && radius > 0
                && near(all[1], all[13])
                && near(all[18], all[6])
                && near(all[6], all[0] - radius)
                && near(Math.abs(all[7] - all[1]), radius)
                && near(Math.abs(all[19] - all[1]), radius)
                && near(all[7] + all[19], 2 * all[1]);
        return round ? circle(all[0], all[1], radius) : "";
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) < SAME;
    }

    private static String circle(double right, double middle, double radius) {
        String arc = "a" + number(radius) + " " + number(radius) + " 0 1 1";
        return "M" + number(right) + separated(tenths(middle)) + arc + separated(-tenths(2 * radius)) + " 0" + arc
                + separated(tenths(2 * radius)) + " 0z";
    }

    /**
     * A coordinate as SVG writes it: rounded to one decimal, without a useless zero.
     *
     * @throws IllegalArgumentException for what is no number; a picture with a hole is a fault of ours
     */
    static String number(double value) {
        return written(tenths(value));
    }

    private static long tenths(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("not a coordinate: " + value);
        }
        return Math.round(value * 10);
    }

    private static String written(long tenths) {
        long size = Math.abs(tenths);
        return (tenths < 0 ? "-" : "") + size / 10 + (size % 10 == 0 ? "" : "." + size % 10);
    }

    /** Written after another number: a minus sign separates as well as a space. */
    private static String separated(long tenths) {
        return tenths < 0 ? written(tenths) : " " + written(tenths);
    }

    private static final class Builder {
        private final StringBuilder out = new StringBuilder();
        /** The point before, in tenths. */
        private long x;

        private long y;
        private long startX;
        private long startY;
        /** A line not yet written, for it may lead to where closing leads anyway. */
        private String pending = "";

        void add(int segment, double[] at) {
            switch (segment) {
                case PathIterator.SEG_MOVETO -> move(at);
                case PathIterator.SEG_LINETO -> line(at);
                case PathIterator.SEG_QUADTO -> curve('q', at, 2);
                case PathIterator.SEG_CUBICTO -> curve('c', at, 3);
                case PathIterator.SEG_CLOSE -> close();
                default -> throw new IllegalArgumentException("no such segment: " + segment);
            }
        }

        String finish() {
            return out + pending;
        }

        private void move(double[] at) {
            flush();
            out.append('M').append(number(at[0])).append(separated(tenths(at[1])));
            moved(at, 0);
            startX = x;
            startY = y;
        }

        private void line(double[] at) {
            long dx = tenths(at[0]) - x;
            long dy = tenths(at[1]) - y;
            if (dx == 0 && dy == 0) {
                return;
            }
            flush();
            if (dy == 0) {
                pending = "h" + written(dx);
            } else {
                pending = dx == 0 ? "v" + written(dy) : "l" + written(dx) + separated(dy);
            }
            moved(at, 0);
        }

        private void curve(char letter, double[] at, int points) {
            flush();
            out.append(letter);
            for (int i = 0; i < points; i++) {
                long dx = tenths(at[2 * i]) - x;
                out.append(i == 0 ? written(dx) : separated(dx)).append(separated(tenths(at[2 * i + 1]) - y));
            }
            moved(at, 2 * points - 2);
        }

        private void close() {
            if (x == startX && y == startY) {
                pending = "";
            }
            flush();
            out.append('z');
            x = startX;
            y = startY;
        }

        private void flush() {
            out.append(pending);
            pending = "";
        }

        private void moved(double[] at, int from) {
            x = tenths(at[from]);
            y = tenths(at[from + 1]);
        }
    }
}
