package io.benchdoctor.render;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Paint;
import java.util.Locale;

/** Paint, opacity and stroke as attributes of SVG; what is the default there is not written. */
final class SvgStyle {
    /** What SVG takes when nothing is said. */
    private static final float MITER_LIMIT = 4;

    private SvgStyle() {}

    /** A solid line that SVG needs only the width of. */
    static BasicStroke line(float width) {
        return dashed(width, null);
    }

    /** @param dash pixels drawn and left free, in turn; null for a solid line */
    static BasicStroke dashed(float width, float[] dash) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, MITER_LIMIT, dash, 0);
    }

    static String colour(Paint paint) {
        if (paint instanceof ChartInk ink) {
            return ink.attribute();
        }
        return String.format(Locale.ROOT, "#%06X", ((Color) paint).getRGB() & 0xFFFFFF);
    }

    static String opacity(String attribute, AlphaComposite composite) {
        float alpha = composite.getAlpha();
        return alpha == 1 ? "" : String.format(Locale.ROOT, " %s=\"%.2f\"", attribute, alpha);
    }

    static String stroke(BasicStroke stroke) {
        var out = new StringBuilder();
        if (stroke.getLineWidth() != 1) {
            out.append(" stroke-width=\"")
                    .append(SvgPath.number(stroke.getLineWidth()))
                    .append('"');
        }
        if (stroke.getEndCap() != BasicStroke.CAP_BUTT) {
            String cap = stroke.getEndCap() == BasicStroke.CAP_ROUND ? "round" : "square";
            out.append(" stroke-linecap=\"").append(cap).append('"');
        }
        if (stroke.getLineJoin() != BasicStroke.JOIN_MITER) {
            String join = stroke.getLineJoin() == BasicStroke.JOIN_ROUND ? "round" : "bevel";
            out.append(" stroke-linejoin=\"").append(join).append('"');
        } else if (stroke.getMiterLimit() != MITER_LIMIT) {
            out.append(" stroke-miterlimit=\"")
                    .append(SvgPath.number(stroke.getMiterLimit()))
                    .append('"');
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
}
