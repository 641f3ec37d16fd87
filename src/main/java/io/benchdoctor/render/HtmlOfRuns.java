package io.benchdoctor.render;

import freemarker.template.TemplateMethodModelEx;
import io.benchdoctor.report.ComparisonReport;
import io.benchdoctor.report.ComparisonView;
import io.benchdoctor.report.HistoryReport;
import io.benchdoctor.report.HistoryView;
import io.benchdoctor.report.PageView;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes one page in all requested languages that needs neither network nor script. */
final class HtmlOfRuns<R, V extends PageView> implements RunsRenderer<R> {
    private final HtmlTemplates templates = new HtmlTemplates();
    private final String body;
    private final Function<R, List<V>> views;
    private final Function<List<V>, Map<String, ?>> methods;

    /** @param body name of the page, of its template and its style; {@code methods} what the template asks for besides */
    private HtmlOfRuns(String body, Function<R, List<V>> views, Function<List<V>, Map<String, ?>> methods) {
        this.body = body;
        this.views = views;
        this.methods = methods;
    }

    static RunsRenderer<ComparisonReport> comparison() {
        return new HtmlOfRuns<>("compare", ComparisonReport::views, HtmlOfRuns::ofComparison);
    }

    /** What the template of a comparison asks for. */
    static Map<String, ?> ofComparison(List<ComparisonView> views) {
        return Map.of("change", (TemplateMethodModelEx) HtmlChange::drawn);
    }

    /** What the template of a history asks for. */
    static Map<String, ?> ofHistory(List<HistoryView> views) {
        return Map.of(
                "line",
                (TemplateMethodModelEx) HtmlHistoryLine::drawn,
                "figures",
                views.stream()
                        .map(view -> (TemplateMethodModelEx) new HtmlFigures(view)::rich)
                        .toList());
    }

    static RunsRenderer<HistoryReport> history() {
        return new HtmlOfRuns<>("history", HistoryReport::views, HtmlOfRuns::ofHistory);
    }

    @Override
    public String format() {
        return "html";
    }

    @Override
    public boolean isOneFile(int languages) {
        return true;
    }

    @Override
    public void render(R report, Destination out) throws IOException {
        List<V> all = views.apply(report);
        try (OutputStream file = out.open(body + ".html")) {
            templates.write(body, all, methods.apply(all), file);
        }
    }
}
