package io.benchdoctor.render;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import freemarker.template.utility.DeepUnwrap;
import io.benchdoctor.report.ChartView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The drawings of one page. Alone, a drawing says everything itself; twenty of them on a page share what they have in
 * common: colours and strokes are classes of the page's style sheet, hatches are defined once.
 */
final class HtmlDrawings {
    /** What the head of a drawing says for the case that it stands alone; the height follows from its width. */
    private static final Set<String> ALONE = Set.of("xmlns", "font-size", "height");

    private static final String NAMED = "aria-label";

    private static final String BEGIN = "<svg";

    /** How a colour begins that a page may say otherwise; what it is where none does stands behind a comma. */
    private static final String COLOUR = "var(--";

    /** How labels stand out from what they lie on; the style sheet says it once for all. */
    private static final String HALO = "<g paint-order=\"stroke\"";

    private static final String HATCHES = "<pattern ";
    private static final Pattern HATCH =
            Pattern.compile("<pattern id=\"([^\"]*-(hatch-[a-z_]+))\"(.*?</pattern>)", Pattern.DOTALL);
    private static final Set<String> STYLED = Set.of(
            "fill",
            "fill-opacity",
            "stroke",
            "stroke-width",
            "stroke-opacity",
            "stroke-dasharray",
            "stroke-linecap",
            "stroke-linejoin",
            "stroke-miterlimit",
            "text-anchor",
            "font-weight");

    /** Shapes that are alike in all but their place are one path; see-through ones would differ where they cross. */
    private static final String SEE_THROUGH = "opacity";

    /** Elements whose colours and strokes are classes; both names have so many letters, and a blank behind them. */
    private static final String PATH = "path ";

    private static final String TEXT = "text ";
    private static final int NAME = 4;

    private static final int LETTERS = 26;

    private final HtmlReportPage.Drawing drawing;
    private final Map<String, String> classes = new LinkedHashMap<>();
    private final Map<String, String> hatches = new LinkedHashMap<>();

    HtmlDrawings(HtmlReportPage.Drawing drawing) {
        this.drawing = drawing;
    }

    /** The template's {@code drawn(chart, narrow, id)}. */
    TemplateHTMLOutputModel drawn(List<?> arguments) throws TemplateModelException {
        ChartView chart = (ChartView) DeepUnwrap.unwrap((TemplateModel) arguments.get(0));
        boolean narrow = ((TemplateBooleanModel) arguments.get(1)).getAsBoolean();
        String id = ((TemplateScalarModel) arguments.get(2)).getAsString();
        String alone = drawing.svg(chart, narrow, id);
        int head = alone.indexOf('>');
        StringBuilder drawn = new StringBuilder(alone.length()).append(head(alone, narrow, id));
        write(shared(alone.substring(head)), drawn);
        return HTMLOutputFormat.INSTANCE.fromMarkup(drawn.toString());
    }

    /**
     * How the drawing begins as part of a page. Both drawings of a chart say the same: the narrow one takes its name from
     * the wide one, shown or not.
     */
    private static String head(String alone, boolean narrow, String id) {
        StringBuilder head = new StringBuilder(BEGIN);
        head.append(narrow ? "" : " id=\"" + id + "\"");
        int at = BEGIN.length();
        while (alone.charAt(at) == ' ') {
            int equals = alone.indexOf('=', at);
            int end = alone.indexOf('"', equals + 2) + 1;
            String attribute = alone.substring(at + 1, equals);
            if (narrow && attribute.equals(NAMED)) {
                head.append(" aria-labelledby=\"w").append(id, 1, id.length()).append('"');
            } else if (!ALONE.contains(attribute)) {
                head.append(alone, at, end);
            }
            at = end;
        }
        return head.toString();
    }

    /** Colours by their names alone. */
    private static String named(String svg) {
        int at = svg.indexOf(COLOUR);
        if (at < 0) {
            return svg;
        }
        StringBuilder named = new StringBuilder(svg.length());
        int from = 0;
        for (; at >= 0; at = svg.indexOf(COLOUR, from)) {
            int end = at + COLOUR.length();
            while (svg.charAt(end) != ',' && svg.charAt(end) != ')') {
                end++;
            }
            named.append(svg, from, end);
            from = svg.indexOf(')', end);
        }
        return named.append(svg, from, svg.length()).toString();
    }

    /** What the page's style sheet says of the drawings so far. */
    String rules() {
        StringBuilder css = new StringBuilder();
        classes.forEach((style, name) ->
                css.append('.').append(name).append('{').append(style).append("}\n"));
        return css.toString();
    }

    /** What the drawings so far refer to. */
    String definitions() {
        // not hidden: a browser draws no hatch that lies in what it does not lay out
        return hatches.isEmpty()
                ? ""
                : "<svg class=\"vh\" aria-hidden=\"true\">" + String.join("", hatches.values()) + "</svg>\n";
    }

    private String shared(String svg) {
        if (!svg.contains(HATCHES)) {
            return svg;
        }
        String shared = svg;
        for (MatchResult hatch : HATCH.matcher(svg).results().toList()) {
            hatches.computeIfAbsent(hatch.group(2), name -> "<pattern id=\"" + name + "\"" + named(hatch.group(3)));
            shared = shared.replace(hatch.group(), "")
                    .replace("url(#" + hatch.group(1) + ")", "url(#" + hatch.group(2) + ")");
        }
        return shared.replace("<defs></defs>", "");
    }

    /** Colours, strokes and the halo as the style sheet has them; all else as it is. */
    private void write(String svg, StringBuilder out) {
        int from = 0;
        String before = "";
        for (int at = svg.indexOf('<'); at >= 0; at = svg.indexOf('<', at + 1)) {
            if (svg.startsWith(HALO, at)) {
                out.append(svg, from, at).append("<g class=\"halo\"");
                from = svg.indexOf('>', at);
                continue;
            }
            if (!svg.startsWith(PATH, at + 1) && !svg.startsWith(TEXT, at + 1)) {
                continue;
            }
            Restyled here = restyled(svg, at + 1 + NAME);
            out.append(svg, from, at);
            if (from == at && here.joins() && here.name().equals(before)) {
                out.setLength(out.length() - "\"/>".length());
                out.append(here.path()).append("\"/>");
            } else {
                out.append(svg, at, at + 1 + NAME).append(here.attributes());
                out.append(svg, here.end(), svg.indexOf('>', here.end()) + 1);
            }
            before = here.joins() ? here.name() : "";
            from = svg.indexOf('>', here.end()) + 1;
        }
        out.append(svg, from, svg.length());
    }

    /**
     * @param path what the element draws when it may be joined with the one before; else empty
     * @param end behind its attributes
     */
    private record Restyled(String name, String attributes, String path, int end) {
        boolean joins() {
            return !path.isEmpty();
        }
    }

    /** @param begin of the attributes, each of which follows a blank */
    private Restyled restyled(String svg, int begin) {
        StringBuilder style = new StringBuilder();
        StringBuilder kept = new StringBuilder();
        String path = "";
        int others = 0;
        int at = begin;
        while (svg.charAt(at) == ' ') {
            int equals = svg.indexOf('=', at);
            int end = svg.indexOf('"', equals + 2);
            String attribute = svg.substring(at + 1, equals);
            String value = svg.substring(equals + 2, end);
            if (STYLED.contains(attribute) && !value.startsWith("url(")) {
                style.append(style.isEmpty() ? "" : ";")
                        .append(attribute)
                        .append(':')
                        .append(named(value));
            } else {
                kept.append(svg, at, end + 1);
                path = attribute.equals("d") ? value : path;
                others++;
            }
            at = end + 1;
        }
        if (style.isEmpty()) {
            return new Restyled("", kept.toString(), "", at);
        }
        String name = classes.computeIfAbsent(style.toString(), any -> name(classes.size()));
        boolean joins = others == 1 && style.indexOf(SEE_THROUGH) < 0;
        return new Restyled(name, " class=\"" + name + "\"" + kept, joins ? path : "", at);
    }

    /** A, B … Z, A1, B1 …: no class of the style sheet is written like this. */
    private static String name(int number) {
        String letter = Character.toString('A' + number % LETTERS);
        return number < LETTERS ? letter : letter + number / LETTERS;
    }
}
