package io.benchdoctor.render;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Rectangle2D;
import java.util.Map;

/**
 * The pen that JFreeChart draws with: every shape becomes one {@code <path>} of a {@link SvgPage}. It asks the machine
 * for nothing (no font, no screen), so the same chart is the same bytes everywhere.
 *
 * <p>Transforms are applied to the coordinates; a clip is written only around a shape that crosses it.
 */
final class SvgGraphics2D extends SvgShorthand {
    /** Half of the thinnest line: where it runs along the edge of a clip, nothing is seen of what lies beyond. */
    private static final double HAIRLINE = 0.5;

    private final SvgPage page;
    private final RenderingHints hints = new RenderingHints(Map.of());
    private AffineTransform transform = new AffineTransform();
    private Paint paint = ChartInk.TEXT;
    private BasicStroke stroke = SvgStyle.line(1);
    private AlphaComposite composite = AlphaComposite.SrcOver;
    private Color background = Color.WHITE;
    private Font font = new Font(Font.SANS_SERIF, Font.PLAIN, ChartText.SIZE);
    /** In page coordinates; null clips nothing, as the class above has it. */
    private Shape clip;

    SvgGraphics2D(SvgPage page) {
        this.page = page;
    }

    private SvgGraphics2D(SvgGraphics2D from) {
        this.page = from.page;
        this.hints.putAll(from.hints);
        this.transform = new AffineTransform(from.transform);
        this.paint = from.paint;
        this.stroke = from.stroke;
        this.composite = from.composite;
        this.background = from.background;
        this.font = from.font;
        this.clip = from.clip;
    }

    @Override
    public Graphics create() {
        return new SvgGraphics2D(this);
    }

    @Override
    public void fill(Shape shape) {
        path(shape, 0, "fill=\"" + colour() + "\"" + SvgStyle.opacity("fill-opacity", composite), "");
    }

    @Override
    public void draw(Shape shape) {
        String attributes =
                "stroke=\"" + colour() + "\"" + SvgStyle.opacity("stroke-opacity", composite) + SvgStyle.stroke(stroke);
        path(shape, stroke.getLineWidth() / 2, "", attributes);
    }

    private void path(Shape shape, double margin, String fill, String line) {
        String d = SvgPath.of(shape, transform);
        if (!d.isEmpty()) {
            page.path(d, fill, line, clipAttribute(shape, margin));
        }
    }

    private String clipAttribute(Shape shape, double margin) {
        if (clip == null) {
            return "";
        }
        Rectangle2D box = transform.createTransformedShape(shape).getBounds2D();
        double beyond = margin <= HAIRLINE ? 0 : margin;
        boolean inside = clip.contains(
                box.getX() - beyond,
                box.getY() - beyond,
                box.getWidth() + 2 * beyond + Double.MIN_NORMAL,
                box.getHeight() + 2 * beyond + Double.MIN_NORMAL);
        return inside ? "" : " clip-path=\"" + page.clip(SvgPath.of(clip, null)) + "\"";
    }

    private String colour() {
        if (paint instanceof ChartHatch hatch) {
            return page.hatch(hatch);
        }
        return SvgStyle.colour(paint);
    }

    @Override
    public void setPaint(Paint newPaint) {
        if (newPaint == null) {
            return;
        }
        if (!(newPaint instanceof ChartInk || newPaint instanceof ChartHatch || newPaint instanceof Color)) {
            throw refused("a paint of class " + newPaint.getClass().getName());
        }
        paint = newPaint;
    }

    @Override
    public Paint getPaint() {
        return paint;
    }

    @Override
    public Color getColor() {
        return paint instanceof Color color ? color : Color.BLACK;
    }

    @Override
    public void setBackground(Color color) {
        background = color;
    }

    @Override
    public Color getBackground() {
        return background;
    }

    @Override
    public void setStroke(Stroke newStroke) {
        if (!(newStroke instanceof BasicStroke basic)) {
            throw refused("a stroke of class " + newStroke.getClass().getName());
        }
        stroke = basic;
    }

    @Override
    public Stroke getStroke() {
        return stroke;
    }

    @Override
    public void setComposite(Composite newComposite) {
        if (!(newComposite instanceof AlphaComposite alpha) || alpha.getRule() != AlphaComposite.SRC_OVER) {
            throw refused("any mixing of colours but alpha");
        }
        composite = alpha;
    }

    @Override
    public Composite getComposite() {
        return composite;
    }

    @Override
    public void setFont(Font newFont) {
        font = newFont == null ? font : newFont;
    }

    @Override
    public Font getFont() {
        return font;
    }

    @Override
    public void clip(Shape shape) {
        if (shape == null) {
            clip = null;
            return;
        }
        Shape added = transform.createTransformedShape(shape);
        if (clip == null) {
            clip = added;
            return;
        }
        var both = new Area(clip);
        both.intersect(new Area(added));
        clip = both;
    }

    @Override
    public void setClip(Shape shape) {
        clip = shape == null ? null : transform.createTransformedShape(shape);
    }

    @Override
    public Shape getClip() {
        if (clip == null) {
            return null;
        }
        try {
            return transform.createInverse().createTransformedShape(clip);
        } catch (NoninvertibleTransformException e) {
            throw new IllegalStateException("a transform that flattens everything", e);
        }
    }

    @Override
    public void setTransform(AffineTransform newTransform) {
        transform = new AffineTransform(newTransform);
    }

    @Override
    public AffineTransform getTransform() {
        return new AffineTransform(transform);
    }

    @Override
    public void transform(AffineTransform added) {
        transform.concatenate(added);
    }

    @Override
    public void setRenderingHint(RenderingHints.Key key, Object value) {
        if (value == null) {
            hints.remove(key);
        } else {
            hints.put(key, value);
        }
    }

    @Override
    public Object getRenderingHint(RenderingHints.Key key) {
        return hints.get(key);
    }

    @Override
    public void setRenderingHints(Map<?, ?> all) {
        hints.clear();
        hints.putAll(all);
    }

    @Override
    public void addRenderingHints(Map<?, ?> more) {
        hints.putAll(more);
    }

    @Override
    public RenderingHints getRenderingHints() {
        return (RenderingHints) hints.clone();
    }
}
