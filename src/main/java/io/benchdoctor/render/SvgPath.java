package io.benchdoctor.render;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;

/**
 * The {@code d} of a path. Coordinates are rounded to one decimal first and then written as steps from the point before,
 * so a path is short and its rounding does not add up.
 */
final class SvgPath {
    private final StringBuilder out = new StringBuilder();
    /** The point before, in tenths. */
    private long x;

    private long y;
    private long startX;
    private long startY;
    /** A line not yet written, for it may lead to where closing leads anyway. */
    private String pending = "";

    private SvgPath() {}

    static String of(Shape shape, AffineTransform transform) {
        var path = new SvgPath();
        double[] at = new double[6];
        for (PathIterator step = shape.getPathIterator(transform); !step.isDone(); step.next()) {
            path.add(step.currentSegment(at), at);
        }
        return path.out.append(path.pending).toString();
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

    private void add(int segment, double[] at) {
        switch (segment) {
            case PathIterator.SEG_MOVETO -> {
                flush();
                out.append('M').append(number(at[0])).append(' ').append(number(at[1]));
                startX = moved(at, 0);
                startY = y;
            }
            case PathIterator.SEG_LINETO -> line(at);
            case PathIterator.SEG_QUADTO -> curve('q', at, 2);
            case PathIterator.SEG_CUBICTO -> curve('c', at, 3);
            case PathIterator.SEG_CLOSE -> close();
            default -> throw new IllegalArgumentException("no such segment: " + segment);
        }
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
            String dx = i == 0 ? written(tenths(at[0]) - x) : separated(tenths(at[2 * i]) - x);
            out.append(dx).append(separated(tenths(at[2 * i + 1]) - y));
        }
        moved(at, 2 * points - 2);
    }

    private void close() {
        if (x != startX || y != startY) {
            flush();
        }
        pending = "";
        out.append('z');
        x = startX;
        y = startY;
    }

    private void flush() {
        out.append(pending);
        pending = "";
    }

    private static String separated(long tenths) {
        return tenths < 0 ? written(tenths) : " " + written(tenths);
    }

    private long moved(double[] at, int from) {
        x = tenths(at[from]);
        y = tenths(at[from + 1]);
        return x;
    }
}
