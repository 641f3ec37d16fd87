package io.benchdoctor.render;

import io.benchdoctor.report.ComparisonReport;
import io.benchdoctor.report.HistoryReport;
import io.benchdoctor.report.PageView;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Writes a page to be pasted per language: {@code compare.md} in the first one, {@code compare-<tag>.md} in the others. */
final class MarkdownOfRuns<R, V extends PageView> implements RunsRenderer<R> {
    private final String name;
    private final Function<R, List<V>> views;
    private final Function<V, String> page;

    private MarkdownOfRuns(String name, Function<R, List<V>> views, Function<V, String> page) {
        this.name = name;
        this.views = views;
        this.page = page;
    }

    static RunsRenderer<ComparisonReport> comparison() {
        return new MarkdownOfRuns<>("compare", ComparisonReport::views, CompareMarkdown::of);
    }

    static RunsRenderer<HistoryReport> history() {
        return new MarkdownOfRuns<>("history", HistoryReport::views, HistoryMarkdown::of);
    }

    @Override
    public String format() {
        return "md";
    }

    @Override
    public boolean isOneFile(int languages) {
        return languages == 1;
    }

    @Override
    public void render(R report, Destination out) throws IOException {
        boolean first = true;
        for (V view : views.apply(report)) {
            String file = FilePerLanguage.name(name, view.language(), first, ".md");
            first = false;
            try (OutputStream bytes = out.open(file)) {
                bytes.write(page.apply(view).getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
