package io.benchdoctor.render;

import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import io.benchdoctor.report.ChartView;
import io.benchdoctor.report.Mark;
import io.benchdoctor.report.ReportView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The page of one run, in all its languages. */
final class HtmlReportPage {
    /** Draws a chart as an {@code svg} element of our own making. */
    @FunctionalInterface
    interface Drawing {
        String svg(ChartView chart, boolean narrow, String idPrefix);
    }

    private static final Map<String, List<String>> BLOCKS = Map.of(
            "checks", List.of("col.expected", "col.found"),
            "proofs", List.of("col.value", "col.formula", "col.lines"),
            "targets", List.of("col.limit", "col.measured", "col.kept"),
            "owners:not(.signless)", List.of("col.sign", "col.remedy", "certainty"),
            "owners.signless", List.of("col.remedy", "certainty"));

    /** Everyone reads the same page; for an engineer, what is folded away is open. */
    private static final HtmlPick READERS = new HtmlPick(HtmlPick.READER, List.of("manager", HtmlPick.ENGINEER));

    private final HtmlTemplates templates;
    private final Drawing drawing;

    HtmlReportPage(HtmlTemplates templates, Drawing drawing) {
        this.templates = templates;
        this.drawing = drawing;
    }

    /** @param home relative address of the page over all runs; empty when there is none */
    byte[] of(List<ReportView> views, String home) {
        HtmlDrawings drawings = new HtmlDrawings(drawing);
        Set<String> stacked = new HashSet<>();
        Map<String, Map<String, String>> words = new LinkedHashMap<>();
        views.forEach(view -> words.put(view.language(), view.words()));
        List<HtmlPick> picks = HtmlPick.among(HtmlPick.languages(words.keySet()), READERS);
        Map<String, Object> model = Map.ofEntries(
                Map.entry("body", "report"),
                Map.entry("views", views),
                Map.entry("titles", views.stream().map(HtmlReportPage::title).toList()),
                Map.entry("title", title(views.get(0))),
                Map.entry("links", views.stream().map(HtmlReportPage::links).toList()),
                Map.entry("picks", picks),
                Map.entry("home", home),
                Map.entry("undecided", Mark.UNDECIDED),
                Map.entry("proofs", views.stream().map(HtmlReportPage::proofs).toList()),
                Map.entry("stacked", (TemplateMethodModelEx) tables -> noted(tables, stacked)),
                Map.entry("drawn", (TemplateMethodModelEx) drawings::drawn));
        HtmlWriter content = templates.content(model);
        String style = HtmlStyle.of("", drawings.rules(), blocks(stacked), words, picks);
        return templates.page(model, drawings.definitions(), content, style, HtmlTemplates.script("page.js"));
    }

    private static Map<String, Object> proofs(ReportView view) {
        HtmlProofs proofs = new HtmlProofs(view);
        HtmlRows rows = new HtmlRows(view.language(), view.words().get("proofs.read"), view.glossary(), proofs);
        return Map.of(
                "count",
                proofs.rows().size(),
                "proven",
                (TemplateMethodModelEx) proofs::proven,
                "rich",
                (TemplateMethodModelEx) proofs::rich,
                "rows",
                Map.<String, TemplateMethodModelEx>of(
                        "scores", rows::scores,
                        "trust", rows::trust,
                        "checks", rows::checks,
                        "proofs", rows::proofs,
                        "lines", rows::lines));
    }

    /** The template's {@code stacked(table)}: the class of a table whose rows become blocks on a phone. */
    private static Object noted(List<?> arguments, Set<String> stacked) throws TemplateModelException {
        stacked.add(((TemplateScalarModel) arguments.get(0)).getAsString());
        return arguments.get(0);
    }

    /** Those of the tables that stand in the page. */
    private static Map<String, List<String>> blocks(Set<String> stacked) {
        Map<String, List<String>> blocks = new HashMap<>(BLOCKS);
        blocks.keySet().removeIf(block -> !stacked.contains(block.split("[:.]", 2)[0]));
        return blocks;
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
}
