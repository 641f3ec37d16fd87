package io.benchdoctor.render;

import java.util.List;

/** Every output of a comparison. To add one, add its line. */
public final class ComparisonRenderers {
    /** In the order in which they are written. */
    public static final List<ComparisonRenderer> ALL =
            List.of(new CompareHtml(), new ExcelCompareRenderer(), new CompareJson(), new CompareMarkdown());

    private ComparisonRenderers() {}
}
