package io.benchdoctor.render;

import io.benchdoctor.report.ComparisonReport;
import io.benchdoctor.report.ComparisonView;
import io.benchdoctor.report.ComparisonView.Finding;
import io.benchdoctor.report.ComparisonView.Pair;
import io.benchdoctor.report.ComparisonView.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes a comparison to be pasted into a pull request: {@code compare.md} in the first language,
 * {@code compare-<tag>.md} in the others.
 */
final class CompareMarkdown implements ComparisonRenderer {
    @Override
    public String format() {
        return "md";
    }

    @Override
    public boolean isOneFile(int languages) {
        return languages == 1;
    }

    @Override
    public void render(ComparisonReport report, Destination out) throws IOException {
        boolean first = true;
        for (ComparisonView view : report.views()) {
            String name = first ? "compare.md" : "compare-" + view.language() + ".md";
            first = false;
            try (OutputStream file = out.open(name)) {
                file.write(of(view).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static String of(ComparisonView view) {
        MarkdownPage page = new MarkdownPage(Map.of());
        page.heading(1, view.title());
        view.pairs().forEach(pair -> write(page, pair));
        view.alone().forEach(page::paragraph);
        table(page, 2, view.sources());
        page.paragraph(view.foot());
        return page.text();
    }

    private static void write(MarkdownPage page, Pair pair) {
        page.heading(2, pair.name());
        page.raw("**" + MarkdownPage.sign(pair.mark()) + MarkdownText.inline(pair.headline()) + "**");
        page.paragraph(pair.meaning());
        for (Finding finding : pair.findings()) {
            page.raw("**" + MarkdownPage.sign(finding.mark()) + MarkdownText.inline(finding.title()) + "** · "
                    + MarkdownText.inline(finding.certainty()));
            finding.lay().forEach(page::paragraph);
        }
        table(page, 3, pair.metricTable());
        page.paragraph(pair.basis());
        table(page, 3, pair.differences());
        table(page, 3, pair.changes());
        if (!pair.steps().isEmpty()) {
            page.heading(3, pair.stepsHeading());
            page.list(pair.steps().stream().map(MarkdownText::inline).toList());
        }
    }

    private static void table(MarkdownPage page, int level, Table table) {
        if (!table.rows().isEmpty()) {
            page.heading(level, table.heading());
            page.table(table.header(), table.rows());
        }
    }
}
