package io.benchdoctor.render;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import freemarker.template.utility.DeepUnwrap;
import io.benchdoctor.report.ChartView;
import io.benchdoctor.report.Mark;
import io.benchdoctor.report.ReportView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The page of one run, in all its languages. */
final class HtmlReportPage {
    /** Draws a chart as an {@code svg} element of our own making. */
    @FunctionalInterface
    interface Drawing {
        String svg(ChartView chart, boolean narrow, String idPrefix);
    }

    private static final Map<String, List<String>> BLOCKS = Map.of(
            "checks", List.of("col.expected", "col.found"),
            "owners:not(.signless)", List.of("col.sign", "col.remedy", "certainty"),
            "signless", List.of("col.remedy", "certainty"));

    /** What a drawing says for the case that it stands alone; in a page it is dead weight. */
    private static final Pattern ALONE = Pattern.compile(
            " xmlns=\"[^\"]*\"|(?<=<svg [^>]{1,900}) font-size=\"14\"|(?<=var\\(--[a-z-]{1,30}),#[0-9A-Fa-f]+");

    /** How labels stand out from what they lie on; the style sheet says it once for all. */
    private static final Pattern NAMED = Pattern.compile(" aria-label=\"[^\"]*\"");

    private static final Pattern HALO = Pattern.compile("<g paint-order=\"stroke\"[^>]*>");

    private final HtmlTemplates templates;
    private final Drawing drawing;

    HtmlReportPage(HtmlTemplates templates, Drawing drawing) {
        this.templates = templates;
        this.drawing = drawing;
    }

    /** @param home relative address of the page over all runs; empty when there is none */
    byte[] of(List<ReportView> views, String home) {
        Map<String, Map<String, String>> words = new LinkedHashMap<>();
        views.forEach(view -> words.put(view.language(), view.words()));
        String style = HtmlStyle.of("", BLOCKS, words, List.of());
        String script = HtmlTemplates.file("page.js");
        Map<String, Object> model = Map.ofEntries(
                Map.entry("body", "report"),
                Map.entry("views", views),
                Map.entry("titles", views.stream().map(HtmlReportPage::title).toList()),
                Map.entry("title", title(views.get(0))),
                Map.entry("links", views.stream().map(HtmlReportPage::links).toList()),
                Map.entry("filters", List.of()),
                Map.entry("home", home),
                Map.entry("undecided", Mark.UNDECIDED),
                Map.entry("drawn", (TemplateMethodModelEx) this::drawn),
                Map.entry("style", style),
                Map.entry("script", script),
                Map.entry("policy", HtmlPolicy.of(style, script)));
        return templates.page(model);
    }

    private static String title(ReportView view) {
        String headline = view.verdict().headline();
        return view.title().isEmpty() ? headline : headline + " – " + view.title();
    }

    /** The parts that the bar leads to; what to measure next takes the place of the steps where there are none. */
    private static List<String> links(ReportView view) {
        List<String> links = new ArrayList<>();
        addIf(links, "minute", !view.minute().isEmpty() || !view.minuteCharts().isEmpty());
        addIf(links, "scorecard", !view.scorecard().isEmpty());
        addIf(links, "findings", !view.findings().isEmpty());
        addIf(links, "steps", !view.steps().isEmpty());
        addIf(links, "measure", view.steps().isEmpty() && !view.toMeasure().isEmpty());
        links.add("sources");
        return links;
    }

    private static void addIf(List<String> links, String part, boolean there) {
        if (there) {
            links.add(part);
        }
    }

    private TemplateHTMLOutputModel drawn(List<?> arguments) throws TemplateModelException {
        ChartView chart = (ChartView) DeepUnwrap.unwrap((TemplateModel) arguments.get(0));
        boolean narrow = ((TemplateBooleanModel) arguments.get(1)).getAsBoolean();
        String prefix = ((TemplateScalarModel) arguments.get(2)).getAsString();
        String svg = ALONE.matcher(drawing.svg(chart, narrow, prefix)).replaceAll("");
        // both drawings of a chart say the same: the narrow one takes its name from the wide one, shown or not
        svg = narrow
                ? NAMED.matcher(svg).replaceFirst(" aria-labelledby=\"w" + prefix.substring(1) + "\"")
                : svg.replaceFirst("<svg", "<svg id=\"" + prefix + "\"");
        return HTMLOutputFormat.INSTANCE.fromMarkup(HALO.matcher(svg).replaceAll("<g class=\"halo\">"));
    }
}
