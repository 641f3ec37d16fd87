package io.benchdoctor.render;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** The form of a dot: of several lines each has its own, for not everybody sees their colours. */
enum ChartDot {
    CIRCLE,
    SQUARE,
    DIAMOND,
    UP,
    DOWN;

    /** Of the area of a circle, nearly; a square of the same height would look larger. */
    private static final double SIDE = 0.88;

    /** Around the origin. */
    Shape shape(double radius) {
        return switch (this) {
            case CIRCLE -> new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
            case SQUARE -> new Rectangle2D.Double(-SIDE * radius, -SIDE * radius, 2 * SIDE * radius, 2 * SIDE * radius);
            case DIAMOND -> closed(0, -radius, radius, 0, 0, radius, -radius, 0);
            case UP -> closed(0, -radius, radius, radius * SIDE, -radius, radius * SIDE);
            case DOWN -> closed(0, radius, radius, -radius * SIDE, -radius, -radius * SIDE);
        };
    }

    private static Shape closed(double... corners) {
        Path2D path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int n = 2; n < corners.length; n += 2) {
            path.lineTo(corners[n], corners[n + 1]);
        }
        path.closePath();
        return path;
    }
}
