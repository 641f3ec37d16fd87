package io.benchdoctor.render;

import io.benchdoctor.report.HistoryReport;
import java.util.List;

/** Every output of a history. To add one, add its line. */
public final class HistoryRenderers {
    /** In the order in which they are written. */
    public static final List<RunsRenderer<HistoryReport>> ALL = List.of(
            HtmlOfRuns.history(),
            ExcelOfRuns.history(),
            JsonOfRuns.history(),
            MarkdownOfRuns.history(),
            new CsvHistory());

    private HistoryRenderers() {}
}
