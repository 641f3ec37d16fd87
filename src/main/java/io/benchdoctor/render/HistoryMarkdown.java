package io.benchdoctor.render;

import io.benchdoctor.report.HistoryView;
import io.benchdoctor.report.HistoryView.Strand;
import java.util.Map;

/** A history to be pasted. */
final class HistoryMarkdown {
    private HistoryMarkdown() {}

    /** A history in one language. */
    static String of(HistoryView view) {
        MarkdownPage page = new MarkdownPage(Map.of());
        page.heading(1, view.title());
        page.raw("**" + MarkdownPage.sign(view.mark()) + MarkdownText.inline(view.headline()) + "**");
        view.notes().forEach(page::paragraph);
        view.strands().forEach(strand -> write(page, strand));
        page.table(2, view.sources());
        page.paragraph(view.foot());
        return page.text();
    }

    private static void write(MarkdownPage page, Strand strand) {
        page.heading(2, strand.name());
        page.paragraph(strand.span());
        strand.findings().forEach(page::finding);
        page.table(3, strand.happenings().table());
        page.table(3, strand.courses().table());
    }
}
