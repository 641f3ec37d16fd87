package io.benchdoctor.report;

import io.benchdoctor.report.ReportView.FindingTexts;
import io.benchdoctor.report.ReportView.TrustView;
import java.util.Map;

/**
 * What is said of one run among many, in one language: the part of its {@link ReportView} that tables and scripts read.
 * A page holds ten times as much, and of thousands of runs few have one.
 *
 * @param findings the sentences of every finding, by id
 */
public record BriefView(String title, Mark mark, TrustView trust, Map<String, FindingTexts> findings) {
    static BriefView of(Page page) {
        VerdictPart verdict = new VerdictPart(page);
        // What the large figures of a page ask for is a fact of report.json too, whether or not the page is made.
        verdict.figures();
        return new BriefView(RunView.title(page), verdict.verdict().mark(), new TrustPart(page).view(), findings(page));
    }

    /** The sentences of every finding, by id. */
    static Map<String, FindingTexts> findings(Page page) {
        return new FindingsPart(page, () -> new ChartsPart(page)).texts();
    }
}
