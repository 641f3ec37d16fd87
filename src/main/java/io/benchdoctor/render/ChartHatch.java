package io.benchdoctor.render;

import java.awt.Paint;
import java.awt.PaintContext;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Transparency;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.ColorModel;
import java.util.Locale;

/** An ink with stripes of page colour: what was estimated and not measured. */
record ChartHatch(ChartInk ink) implements Paint {

    /** Last part of the id of its pattern. */
    String name() {
        return "hatch-" + ink.name().toLowerCase(Locale.ROOT);
    }

    /** The definition that {@code fill="url(#id)"} points to. */
    String pattern(String id) {
        return "<pattern id=\"" + id + "\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\""
                + " patternTransform=\"rotate(45)\"><path d=\"M0 0H7V7H0Z\" fill=\"" + ink.attribute()
                + "\"/><path d=\"M0 0V7\" stroke=\"" + ChartInk.BG.attribute()
                + "\" stroke-width=\"3\"/></pattern>";
    }

    @Override
    public PaintContext createContext(
            ColorModel model, Rectangle device, Rectangle2D user, AffineTransform transform, RenderingHints hints) {
        throw new UnsupportedOperationException("a hatch has a name, not a pixel");
    }

    @Override
    public int getTransparency() {
        return Transparency.OPAQUE;
    }
}
