package io.benchdoctor.render;

import io.benchdoctor.report.ComparisonReport;
import java.util.List;

/** Every output of a comparison. To add one, add its line. */
public final class ComparisonRenderers {
    /** In the order in which they are written. */
    public static final List<RunsRenderer<ComparisonReport>> ALL = List.of(
            HtmlOfRuns.comparison(), ExcelOfRuns.comparison(), JsonOfRuns.comparison(), MarkdownOfRuns.comparison());

    private ComparisonRenderers() {}
}
