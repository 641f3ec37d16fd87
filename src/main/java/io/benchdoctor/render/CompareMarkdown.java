package io.benchdoctor.render;

import io.benchdoctor.report.ComparisonView;
import io.benchdoctor.report.ComparisonView.Pair;
import java.util.Map;

/** A comparison to be pasted into a pull request. */
final class CompareMarkdown {
    private CompareMarkdown() {}

    /** A comparison in one language. */
    static String of(ComparisonView view) {
        MarkdownPage page = new MarkdownPage(Map.of());
        page.heading(1, view.title());
        view.pairs().forEach(pair -> write(page, pair));
        view.alone().forEach(page::paragraph);
        page.table(2, view.sources());
        page.paragraph(view.foot());
        return page.text();
    }

    private static void write(MarkdownPage page, Pair pair) {
        page.heading(2, pair.name());
        page.raw("**" + MarkdownPage.sign(pair.mark()) + MarkdownText.inline(pair.headline()) + "**");
        page.paragraph(pair.meaning());
        pair.findings().forEach(page::finding);
        page.table(3, pair.metricTable());
        page.paragraph(pair.basis());
        page.table(3, pair.differences());
        page.table(3, pair.changes());
        if (!pair.steps().isEmpty()) {
            page.heading(3, pair.stepsHeading());
            page.list(pair.steps().stream().map(MarkdownText::inline).toList());
        }
    }
}
