package io.benchdoctor.render;

import freemarker.template.TemplateMethodModelEx;
import io.benchdoctor.report.ComparisonView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page of a comparison, in all its languages. */
final class HtmlComparePage {
    private final HtmlTemplates templates;

    HtmlComparePage(HtmlTemplates templates) {
        this.templates = templates;
    }

    byte[] of(List<ComparisonView> views) {
        Map<String, Map<String, String>> words = new LinkedHashMap<>();
        views.forEach(view -> words.put(view.language(), view.words()));
        List<HtmlPick> picks = HtmlPick.among(HtmlPick.languages(words.keySet()));
        String style = HtmlStyle.of(HtmlTemplates.file("compare.css"), Map.of(), words, picks);
        Map<String, Object> model = Map.ofEntries(
                Map.entry("body", "compare"),
                Map.entry("views", views),
                Map.entry("titles", views.stream().map(HtmlComparePage::title).toList()),
                Map.entry("title", title(views.get(0))),
                Map.entry("picks", picks),
                Map.entry("home", ""),
                Map.entry("change", (TemplateMethodModelEx) HtmlChange::drawn));
        return templates.page(model, templates.content(model), style, HtmlTemplates.file("page.js"));
    }

    private static String title(ComparisonView view) {
        return view.pairs().isEmpty() ? view.title() : view.pairs().get(0).headline() + " – " + view.title();
    }
}
