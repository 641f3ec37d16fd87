package io.benchdoctor.render;

import freemarker.template.TemplateMethodModelEx;
import io.benchdoctor.report.IndexView;
import io.benchdoctor.report.Mark;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The page over many runs, in all its languages. */
final class HtmlIndexPage {
    /** Above so many runs, those below the first severity lie in folds, so that a browser need not lay them out. */
    private static final int FOLDED_ABOVE = 300;

    private static final Map<String, List<String>> BLOCKS = Map.of(
            "runs",
            List.of(
                    "",
                    "",
                    "index.col.ttft-median",
                    "index.col.ttft-p99",
                    "",
                    "index.col.tokens-per-second",
                    "index.col.requests-per-second",
                    "index.col.requests"));

    private final HtmlTemplates templates;

    HtmlIndexPage(HtmlTemplates templates) {
        this.templates = templates;
    }

    /** @throws IOException when the page cannot be written */
    void write(List<IndexView> views, OutputStream page) throws IOException {
        Map<String, Map<String, String>> words = new LinkedHashMap<>();
        views.forEach(view -> words.put(view.language(), view.words()));
        List<HtmlPick> picks = HtmlPick.among(HtmlPick.languages(words.keySet()), filters(views.get(0)));
        String style = HtmlStyle.of(HtmlTemplates.file("index.css"), "", BLOCKS, words, picks);
        String script = HtmlTemplates.script("page.js") + HtmlTemplates.script("index.js");
        Map<String, Object> model = Map.ofEntries(
                Map.entry("body", "index"),
                Map.entry("views", views),
                Map.entry("titles", views.stream().map(IndexView::headline).toList()),
                Map.entry("title", views.get(0).headline()),
                Map.entry("levels", views.stream().map(HtmlIndexPage::levels).toList()),
                Map.entry("picks", picks),
                Map.entry("home", ""),
                Map.entry("common", commonFolder(views.get(0).rows()).length()),
                Map.entry("strip", (TemplateMethodModelEx) HtmlStrip::drawn));
        templates.write(model, style, script, page);
    }

    /** What the places of all rows begin with; three thousand rows need not repeat it. */
    static String commonFolder(List<IndexView.Row> rows) {
        String common = null;
        for (IndexView.Row row : rows) {
            String folder = row.source().substring(0, row.source().lastIndexOf('/') + 1);
            while (common != null && !folder.startsWith(common)) {
                common = common.substring(0, common.lastIndexOf('/', common.length() - 2) + 1);
            }
            common = common == null ? folder : common;
        }
        return common == null ? "" : common;
    }

    private static HtmlPick filters(IndexView view) {
        Stream<String> marks = view.filters().stream()
                .filter(filter -> filter.count() > 0)
                .map(filter -> filter.mark().id());
        return new HtmlPick(
                HtmlPick.FILTER, Stream.concat(Stream.of(HtmlPick.ALL), marks).toList());
    }

    /** Rows that stand in one table; {@code word} is empty when the table holds every level. */
    public record Level(Mark mark, String word, boolean open, List<IndexView.Row> rows) {}

    private static List<Level> levels(IndexView view) {
        if (view.rows().isEmpty()) {
            return List.of();
        }
        if (view.rows().size() <= FOLDED_ABOVE) {
            return List.of(new Level(view.rows().get(0).mark(), "", true, view.rows()));
        }
        Map<Mark, List<IndexView.Row>> byMark = new LinkedHashMap<>();
        view.rows().forEach(row -> byMark.computeIfAbsent(row.mark(), m -> new ArrayList<>())
                .add(row));
        List<Level> levels = new ArrayList<>();
        byMark.forEach((mark, rows) -> levels.add(new Level(mark, rows.get(0).severity(), levels.isEmpty(), rows)));
        return levels;
    }
}
