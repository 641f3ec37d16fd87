package io.benchdoctor.render;

import io.benchdoctor.report.WorkbookView.Limit;
import io.benchdoctor.report.WorkbookView.TargetSheet;
import io.benchdoctor.report.WorkbookView.Timed;
import java.util.stream.Collectors;

/**
 * The formulas of the target sheet. They use only what every spreadsheet knows, and names instead of places, so that they
 * read the same in every language.
 */
final class ExcelTargetFormulas {
    /** How sure a share is that was counted in so many requests; E. B. Wilson's interval. */
    private static final String MIDDLE = "%s+slo_z*slo_z/(2*req_sent)";

    private static final String HALF = "slo_z*SQRT(%1$s*(1-(%1$s))/req_sent+slo_z*slo_z/(4*req_sent*req_sent))";
    private static final String WIDTH = "(1+slo_z*slo_z/req_sent)";

    private final TargetSheet targets;

    ExcelTargetFormulas(TargetSheet targets) {
        this.targets = targets;
    }

    /** One row of the table. */
    record Formulas(String kept, String share, String low, String high, String verdict) {}

    /** @param row as people count it */
    Formulas of(Limit limit, int row) {
        return targets.counted() ? counted(kept(limit), row) : bounded(limit, row);
    }

    /** @param row as people count it */
    Formulas together(int row) {
        return targets.counted() ? counted(keptTogether(), row) : boundedTogether(row);
    }

    // ---- counted ----------------------------------------------------------------------------------------------------

    private static String kept(Limit limit) {
        String input = ExcelTargets.input(limit.timed());
        String count = "COUNTIFS(req_done,1," + ExcelTargets.range(limit.timed()) + ",\"<=\"&" + input + ")";
        return "IF(" + input + "=\"\",\"\"," + (limit.told() ? count : "\"\"") + ")";
    }

    /** A measure that is not told for every request cannot be part of the count, and without it nothing is known. */
    private String keptTogether() {
        String formula = "COUNTIFS(req_done,1"
                + targets.limits().stream()
                        .filter(Limit::told)
                        .map(Limit::timed)
                        .map(timed -> "," + ExcelTargets.range(timed) + ",\"<=\"&" + ExcelTargets.limit(timed))
                        .collect(Collectors.joining())
                + ")";
        for (Limit limit : targets.limits()) {
            if (!limit.told()) {
                formula = "IF(" + ExcelTargets.input(limit.timed()) + "=\"\"," + formula + ",\"\")";
            }
        }
        return formula;
    }

    private Formulas counted(String kept, int row) {
        String count = "D" + row;
        String share = "F" + row;
        String most = targets.open() == 0 ? share : "((" + count + "+req_open)/req_sent)";
        return new Formulas(
                kept,
                "IF(" + count + "=\"\",\"\"," + count + "/req_sent)",
                "IF(" + share + "=\"\",\"\",MAX(0,(" + middle(share) + "-" + half(share) + ")/" + WIDTH + "))",
                "IF(" + share + "=\"\",\"\",MIN(1,(" + middle(most) + "+" + half(most) + ")/" + WIDTH + "))",
                judged("IF(" + share + "=\"\",txt_unknown,IF(" + share + ">=slo_target,txt_met,IF(H" + row
                        + ">=slo_target,txt_few,txt_missed)))"));
    }

    private static String middle(String share) {
        return MIDDLE.replace("%s", share);
    }

    private static String half(String share) {
        return HALF.replace("%1$s", share);
    }

    /** A burst counts, but nothing is concluded. */
    private static String judged(String verdict) {
        return "IF(slo_judge=0,txt_unknown," + verdict + ")";
    }

    // ---- bounded by percentiles
    // --------------------------------------------------------------------------------------

    private static Formulas bounded(Limit limit, int row) {
        Timed timed = limit.timed();
        String input = ExcelTargets.input(timed);
        String step = ",COUNTIFS(" + ExcelTargetNames.steps(timed, "ms") + ",\"<=\"&" + input + ")))";
        String begin = "IF(" + input + "=\"\",\"\",INDEX(";
        return new Formulas(
                "\"\"",
                begin + ExcelTargetNames.steps(timed, "text") + step,
                begin + ExcelTargetNames.steps(timed, "low") + step,
                begin + ExcelTargetNames.steps(timed, "high") + step,
                boundedVerdict(row));
    }

    private static Formulas boundedTogether(int row) {
        return new Formulas(
                "\"\"",
                "\"\"",
                "MAX(0,slo_done-SUM(slo_misses))",
                "MIN(slo_done,H5:H" + (row - 1) + ")",
                boundedVerdict(row));
    }

    private static String boundedVerdict(int row) {
        return judged("IF(G" + row + "=\"\",txt_unknown,IF(G" + row + ">=slo_target,txt_met,IF(H" + row
                + ">=slo_target,txt_unknown,txt_missed)))");
    }
}
