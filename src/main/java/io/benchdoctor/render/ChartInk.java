package io.benchdoctor.render;

import java.awt.Paint;
import java.awt.PaintContext;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Transparency;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.ColorModel;

/**
 * The colours of a chart, as names that the page's style sheet gives a value: {@code --text}, {@code --muted},
 * {@code --bg}, {@code --surface}, {@code --grid}, {@code --chart-lost}, {@code --chart-read},
 * {@code --chart-read-line}, {@code --chart-done}, {@code --chart-met}, {@code --chart-ref}. So one drawing serves light, dark and print; a
 * drawing that stands alone falls back on the light values.
 */
enum ChartInk implements Paint {
    TEXT("--text", "#191F27"),
    MUTED("--muted", "#56606D"),
    BG("--bg", "#FFFFFF"),
    SURFACE("--surface", "#F5F6F8"),
    GRID("--grid", "#E3E7EC"),
    /** Time lost: waiting. */
    LOST("--chart-lost", "#D55E00"),
    /** Reading the question; always with an outline of {@link #READ_LINE}, for amber is pale on white. */
    READ("--chart-read", "#E69F00"),
    READ_LINE("--chart-read-line", "#7F5600"),
    /** Work done: writing the answer. */
    DONE("--chart-done", "#0072B2"),
    /** A promise kept. */
    MET("--chart-met", "#009E73"),
    /** A reference, such as the speed of a reader. */
    REF("--chart-ref", "#666666");

    private final String attribute;

    ChartInk(String token, String light) {
        this.attribute = "var(" + token + "," + light + ")";
    }

    /** Value of a {@code fill} or {@code stroke} attribute. */
    String attribute() {
        return attribute;
    }

    @Override
    public PaintContext createContext(
            ColorModel model, Rectangle device, Rectangle2D user, AffineTransform transform, RenderingHints hints) {
        throw new UnsupportedOperationException("an ink has a name, not a pixel");
    }

    @Override
    public int getTransparency() {
        return Transparency.OPAQUE;
    }
}
