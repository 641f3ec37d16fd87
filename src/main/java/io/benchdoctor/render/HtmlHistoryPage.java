package io.benchdoctor.render;

import freemarker.template.TemplateMethodModelEx;
import io.benchdoctor.report.HistoryView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page of a history, in all its languages. */
final class HtmlHistoryPage {
    private final HtmlTemplates templates;

    HtmlHistoryPage(HtmlTemplates templates) {
        this.templates = templates;
    }

    byte[] of(List<HistoryView> views) {
        Map<String, Map<String, String>> words = new LinkedHashMap<>();
        views.forEach(view -> words.put(view.language(), view.words()));
        List<HtmlPick> picks = HtmlPick.among(HtmlPick.languages(words.keySet()));
        String style = HtmlStyle.of(HtmlTemplates.file("history.css"), Map.of(), words, picks);
        Map<String, Object> model = Map.ofEntries(
                Map.entry("body", "history"),
                Map.entry("views", views),
                Map.entry("titles", views.stream().map(HtmlHistoryPage::title).toList()),
                Map.entry("title", title(views.get(0))),
                Map.entry("picks", picks),
                Map.entry("home", ""),
                Map.entry("line", (TemplateMethodModelEx) HtmlHistoryLine::drawn));
        return templates.page(model, templates.content(model), style, HtmlTemplates.file("page.js"));
    }

    private static String title(HistoryView view) {
        return view.headline() + " – " + view.title();
    }
}
