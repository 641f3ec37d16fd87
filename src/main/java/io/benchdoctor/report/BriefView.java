package io.benchdoctor.report;

import io.benchdoctor.report.ReportView.FindingTexts;
import io.benchdoctor.report.ReportView.TrustView;
import java.util.List;
import java.util.Map;

/**
 * What is said of one run among many, in one language: the part of its {@link ReportView} that tables and scripts read.
 * A page holds ten times as much, and of thousands of runs few have one.
 *
 * @param findings the sentences of every finding, by id
 */
public record BriefView(Mark mark, Trust trust, Map<String, FindingTexts> findings) {
    /** How far the figures can be believed, without the checks one by one; see {@link TrustView}. */
    public record Trust(String verdict, String headline, String text, List<TrustView.Artefact> artefacts) {}

    static BriefView of(Page page) {
        return new BriefView(new VerdictPart(page).mark(), new TrustPart(page).brief(), findings(page));
    }

    /** The sentences of every finding, by id. */
    static Map<String, FindingTexts> findings(Page page) {
        return new FindingsPart(page, () -> new ChartsPart(page)).texts();
    }
}
