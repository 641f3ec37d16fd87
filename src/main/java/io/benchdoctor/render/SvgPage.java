package io.benchdoctor.render;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One {@code <svg>} being written: definitions, then shapes, then texts above them. Presentation attributes only, for a
 * strict content security policy blocks {@code style}; every id begins with the prefix, for a page holds many charts.
 */
final class SvgPage {
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");

    private final String idPrefix;
    private final Map<String, String> definitions = new LinkedHashMap<>();
    private final StringBuilder shapes = new StringBuilder();
    private final StringBuilder texts = new StringBuilder();

    /**
     * @param idPrefix unique on the page that the drawing goes to
     * @throws IllegalArgumentException when it is no beginning of an id
     */
    SvgPage(String idPrefix) {
        if (!PREFIX.matcher(idPrefix).matches()) {
            throw new IllegalArgumentException("no prefix of an id: " + idPrefix);
        }
        this.idPrefix = idPrefix;
    }

    SvgGraphics2D graphics() {
        return new SvgGraphics2D(this);
    }

    /** A reference to the hatch, defined at its first use. */
    String hatch(ChartHatch hatch) {
        String id = idPrefix + "-" + hatch.name();
        definitions.computeIfAbsent(id, hatch::pattern);
        return "url(#" + id + ")";
    }

    /** A reference to a clipping path, defined at its first use. */
    String clip(String path) {
        String shape = "<path d=\"" + path + "\"/></clipPath>";
        for (Map.Entry<String, String> known : definitions.entrySet()) {
            if (known.getValue().endsWith(shape)) {
                return "url(#" + known.getKey() + ")";
            }
        }
        String id = idPrefix + "-clip-" + definitions.size();
        definitions.put(id, "<clipPath id=\"" + id + "\">" + shape);
        return "url(#" + id + ")";
    }

    /**
     * One path. An outline of what was filled just before becomes part of that element: a ring is one circle, not two.
     *
     * @param fill attributes of the area, or empty
     * @param line attributes of the outline, or empty
     * @param clip attribute that limits it, or empty
     */
    void path(String d, String fill, String line, String clip) {
        String start = "<path d=\"" + d + "\" ";
        int last = shapes.lastIndexOf("<path ");
        String end = clip + "/>";
        boolean outline = fill.isEmpty()
                && last >= 0
                && shapes.indexOf(start + "fill=\"", last) == last
                && shapes.indexOf(" stroke=\"", last) < 0
                && shapes.substring(last).endsWith(end);
        if (outline) {
            shapes.setLength(shapes.length() - end.length());
            shapes.append(' ').append(line).append(end);
        } else {
            shapes.append(start)
                    .append(fill.isEmpty() ? "fill=\"none\" " : fill)
                    .append(line)
                    .append(end);
        }
    }

    void text(String element) {
        texts.append(element);
    }

    String finish(int width, int height, String alt) {
        var svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"" + escape(alt)
                + "\" viewBox=\"0 0 " + width + " " + height + "\" width=\"" + width + "\" height=\"" + height
                + "\" font-size=\"" + ChartText.SIZE + "\">");
        if (!definitions.isEmpty()) {
            svg.append("<defs>").append(String.join("", definitions.values())).append("</defs>");
        }
        svg.append(shapes);
        // The halo keeps a label readable on a line or a tint; painted first, it does not thin the letters.
        svg.append("<g paint-order=\"stroke\" stroke-width=\"3\" stroke-linejoin=\"round\" stroke=\"")
                .append(ChartInk.BG.attribute())
                .append("\" fill=\"")
                .append(ChartInk.TEXT.attribute())
                .append("\">");
        return svg.append(texts).append("</g></svg>").toString();
    }

    /** Text for content and attributes of XML: composed letters, and no character that XML forbids. */
    static String escape(String text) {
        if (isPlain(text)) {
            return text;
        }
        var out = new StringBuilder(text.length() + 16);
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(allowed(c) ? c : 0xFFFD);
            }
        });
        return out.toString();
    }

    /** Whether nothing of it is to be replaced, as in most labels. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '&' || c == '<' || c == '>' || c == '"') {
                return false;
            }
        }
        return true;
    }

    private static boolean allowed(int c) {
        boolean control = c < ' ' && c != '\t' && c != '\n' && c != '\r' || c >= 0x7F && c < 0xA0;
        boolean half = c >= 0xD800 && c <= 0xDFFF;
        return !control && !half && c != 0xFFFE && c != 0xFFFF;
    }
}
