package io.benchdoctor.render;

import io.benchdoctor.report.ComparisonView.Table;
import io.benchdoctor.report.HistoryReport;
import io.benchdoctor.report.HistoryView;
import io.benchdoctor.report.HistoryView.Strand;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes a history to be pasted: {@code history.md} in the first language, {@code history-<tag>.md} in the others. */
final class HistoryMarkdown implements HistoryRenderer {
    @Override
    public String format() {
        return "md";
    }

    @Override
    public boolean isOneFile(int languages) {
        return languages == 1;
    }

    @Override
    public void render(HistoryReport report, Destination out) throws IOException {
        boolean first = true;
        for (HistoryView view : report.views()) {
            String name = first ? "history.md" : "history-" + view.language() + ".md";
            first = false;
            try (OutputStream file = out.open(name)) {
                file.write(of(view).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static String of(HistoryView view) {
        MarkdownPage page = new MarkdownPage(Map.of());
        page.heading(1, view.title());
        page.raw("**" + MarkdownPage.sign(view.mark()) + MarkdownText.inline(view.headline()) + "**");
        view.notes().forEach(page::paragraph);
        view.strands().forEach(strand -> write(page, strand));
        table(page, 2, view.sources());
        page.paragraph(view.foot());
        return page.text();
    }

    private static void write(MarkdownPage page, Strand strand) {
        page.heading(2, strand.name());
        page.paragraph(strand.span());
        page.list(strand.sentences().stream().map(MarkdownText::inline).toList());
        table(page, 3, strand.happenings());
        table(page, 3, strand.courses());
    }

    private static void table(MarkdownPage page, int level, Table table) {
        if (!table.rows().isEmpty()) {
            page.heading(level, table.heading());
            page.table(table.header(), table.rows());
        }
    }
}
