package io.benchdoctor.render;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is taken on a drawing, so that no label lies on another one or on a line. */
final class ChartPlaces {
    private final Rectangle2D page;
    private final List<Rectangle2D> boxes = new ArrayList<>();
    private final List<Line2D> lines = new ArrayList<>();

    ChartPlaces(double width, double height) {
        this.page = new Rectangle2D.Double(0, 0, width, height);
    }

    void take(Rectangle2D box) {
        boxes.add(box);
    }

    void take(Line2D line) {
        lines.add(line);
    }

    void takeDot(double x, double y, double radius) {
        boxes.add(new Rectangle2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    /** The first of the labels that is free, taken by this; empty when all collide. */
    Optional<ChartLabel> place(List<ChartLabel> candidates) {
        Optional<ChartLabel> free = candidates.stream().filter(this::isFree).findFirst();
        free.ifPresent(label -> boxes.add(label.bounds()));
        return free;
    }

    private boolean isFree(ChartLabel label) {
        Rectangle2D box = label.bounds();
        return page.contains(box)
                && boxes.stream().noneMatch(box::intersects)
                && lines.stream().noneMatch(line -> line.intersects(box));
    }
}
