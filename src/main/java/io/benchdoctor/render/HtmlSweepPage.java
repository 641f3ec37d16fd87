package io.benchdoctor.render;

import freemarker.template.TemplateMethodModelEx;
import io.benchdoctor.report.SweepPage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page of one sweep, in all its languages. */
final class HtmlSweepPage {
    private final HtmlTemplates templates;
    private final HtmlReportPage.Drawing drawing;

    HtmlSweepPage(HtmlTemplates templates, HtmlReportPage.Drawing drawing) {
        this.templates = templates;
        this.drawing = drawing;
    }

    /** @param home relative address of the page over all runs */
    byte[] of(List<SweepPage> views, String home) {
        HtmlDrawings drawings = new HtmlDrawings(drawing);
        Map<String, Map<String, String>> words = new LinkedHashMap<>();
        views.forEach(view -> words.put(view.language(), view.words()));
        List<HtmlPick> picks = HtmlPick.among(HtmlPick.languages(words.keySet()));
        Map<String, Object> model = Map.ofEntries(
                Map.entry("body", "sweep"),
                Map.entry("views", views),
                Map.entry("titles", views.stream().map(HtmlSweepPage::title).toList()),
                Map.entry("title", title(views.get(0))),
                Map.entry("picks", picks),
                Map.entry("home", home),
                Map.entry("drawn", (TemplateMethodModelEx) drawings::drawn));
        HtmlWriter content = templates.content(model);
        String style = HtmlStyle.of(
                HtmlTemplates.file("runs.css") + HtmlTemplates.file("sweep.css"),
                drawings.rules(),
                Map.of(),
                words,
                picks);
        return templates.page(model, drawings.definitions(), content, style, HtmlTemplates.script("page.js"));
    }

    private static String title(SweepPage view) {
        return view.sweep().headline() + " – " + view.sweep().name();
    }
}
