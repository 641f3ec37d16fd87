package io.benchdoctor.render;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.Graphics;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import java.util.Map;

/**
 * The pen that JFreeChart draws with: every shape becomes one {@code <path>} of a {@link SvgPage}. It asks the machine
 * for nothing (no font, no screen), so the same chart is the same bytes everywhere.
 *
 * <p>Transforms are applied to the coordinates; a clip is written only around a shape that crosses it.
 */
final class SvgGraphics2D extends SvgSurface {
    private final SvgPage page;
    private final RenderingHints hints = new RenderingHints(Map.of());
    private AffineTransform transform = new AffineTransform();
    private Paint paint = ChartInk.TEXT;
    private BasicStroke stroke = new BasicStroke();
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
        path(shape, 0, "fill=\"" + colour() + "\"" + opacity("fill-opacity"), "");
    }

    @Override
    public void draw(Shape shape) {
        String attributes = "stroke=\"" + colour() + "\"" + opacity("stroke-opacity") + strokeAttributes();
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
        boolean inside = clip.contains(
                box.getX() - margin,
                box.getY() - margin,
                box.getWidth() + 2 * margin + Double.MIN_NORMAL,
                box.getHeight() + 2 * margin + Double.MIN_NORMAL);
        return inside ? "" : " clip-path=\"" + page.clip(SvgPath.of(clip, null)) + "\"";
    }

    private String colour() {
        if (paint instanceof ChartInk ink) {
            return ink.attribute();
        }
        if (paint instanceof ChartHatch hatch) {
            return page.hatch(hatch);
        }
        return String.format(Locale.ROOT, "#%06X", ((Color) paint).getRGB() & 0xFFFFFF);
    }

    private String opacity(String attribute) {
        float alpha = composite.getAlpha();
        return alpha == 1 ? "" : String.format(Locale.ROOT, " %s=\"%.2f\"", attribute, alpha);
    }

    private String strokeAttributes() {
        var out = new StringBuilder();
        if (stroke.getLineWidth() != 1) {
            out.append(" stroke-width=\"")
                    .append(SvgPath.number(stroke.getLineWidth()))
                    .append('"');
        }
        if (stroke.getEndCap() == BasicStroke.CAP_ROUND) {
            out.append(" stroke-linecap=\"round\"");
        }
        if (stroke.getLineJoin() == BasicStroke.JOIN_ROUND) {
            out.append(" stroke-linejoin=\"round\"");
        }
        if (stroke.getDashArray() != null) {
            out.append(" stroke-dasharray=\"");
            for (float dash : stroke.getDashArray()) {
                out.append(SvgPath.number(dash)).append(' ');
            }
            out.setCharAt(out.length() - 1, '"');
        }
        return out.toString();
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
    public void setColor(Color color) {
        setPaint(color);
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
    public void setClip(int x, int y, int width, int height) {
        setClip(new Rectangle(x, y, width, height));
    }

    @Override
    public void clipRect(int x, int y, int width, int height) {
        clip(new Rectangle(x, y, width, height));
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
    public Rectangle getClipBounds() {
        Shape user = getClip();
        return user == null ? null : user.getBounds();
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
    public void translate(int x, int y) {
        transform.translate(x, y);
    }

    @Override
    public void translate(double x, double y) {
        transform.translate(x, y);
    }

    @Override
    public void rotate(double angle) {
        transform.rotate(angle);
    }

    @Override
    public void rotate(double angle, double x, double y) {
        transform.rotate(angle, x, y);
    }

    @Override
    public void scale(double x, double y) {
        transform.scale(x, y);
    }

    @Override
    public void shear(double x, double y) {
        transform.shear(x, y);
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
