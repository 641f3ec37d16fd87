package io.benchdoctor.render;

import static io.benchdoctor.render.MarkdownPage.sign;

import io.benchdoctor.report.IndexView;
import io.benchdoctor.report.Mark;
import io.benchdoctor.report.ReportView;
import io.benchdoctor.report.SweepView;
import java.util.List;

/** Many runs as one table of Markdown, the worst first, and the files that could not be read. */
final class MarkdownIndex {
    private static final List<String> COLUMNS = List.of(
            "index.col.severity",
            "index.col.run",
            "index.col.finding",
            "index.col.ttft-median",
            "index.col.ttft-p99",
            "index.col.tokens-per-second",
            "index.col.requests-per-second",
            "index.col.requests",
            "col.file");

    private MarkdownIndex() {}

    static String of(IndexView index) {
        MarkdownPage page = new MarkdownPage(index.words());
        page.heading(1, index.headline()).paragraph(index.summary());
        if (!index.sweeps().all().isEmpty()) {
            page.heading(2, index.sweeps().heading());
        }
        for (SweepView sweep : index.sweeps().all()) {
            page.heading(3, sweep.name()).paragraph(sign(sweep.mark()) + sweep.headline());
            sweep.answers().forEach(page::paragraph);
            page.table(sweep.points().header(), sweep.points().rows());
        }
        if (!index.rows().isEmpty()) {
            page.table(
                    COLUMNS.stream().map(page::word).toList(),
                    index.rows().stream().map(MarkdownIndex::row).toList());
            page.paragraph(index.orderNote());
        }
        List<ReportView.Source> troubled = index.sources().stream()
                .filter(source -> source.mark() != Mark.GOOD)
                .toList();
        if (!troubled.isEmpty()) {
            page.heading(2, page.word("section.sources")).sources(troubled);
        }
        return page.raw("---").paragraph(index.foot()).text();
    }

    private static List<String> row(IndexView.Row row) {
        return List.of(
                sign(row.mark()) + row.severity(),
                row.detail().isEmpty() ? row.name() : row.name() + " · " + row.detail(),
                row.finding(),
                row.ttftMedian().text(),
                row.ttftP99().text(),
                row.tokensPerSecond().text(),
                row.requestsPerSecond().text(),
                row.requests().text(),
                row.source());
    }
}
