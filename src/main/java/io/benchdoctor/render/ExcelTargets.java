package io.benchdoctor.render;

import static io.benchdoctor.render.ExcelSheet.word;

import io.benchdoctor.report.Mark;
import io.benchdoctor.report.WorkbookView;
import io.benchdoctor.report.WorkbookView.Judged;
import io.benchdoctor.report.WorkbookView.Limit;
import io.benchdoctor.report.WorkbookView.TargetSheet;
import io.benchdoctor.report.WorkbookView.Timed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.poi.ss.util.CellRangeAddress;

/** Limits that the reader may change, and formulas that count again who keeps them. */
final class ExcelTargets {
    private static final int HEADER_ROW = 3;
    /** The limits stand in the order of {@link Timed} from here on, all together below them. */
    private static final int FIRST = 4;

    private static final int TOGETHER = FIRST + Timed.values().length;

    private static final int NAME = 0;
    private static final int LIMIT = 1;
    private static final int PROPOSAL = 2;
    private static final int KEPT = 3;
    private static final int SENT = 4;
    private static final int SHARE = 5;
    private static final int LOW = 6;
    private static final int HIGH = 7;
    private static final int VERDICT = 8;
    private static final int CHART = 10;
    private static final int CHART_WIDTH = 8;
    private static final int CHART_ROWS = 16;

    private static final String SHARES = "0.0%";
    private static final String MILLIS = "#,##0.##";

    private final ExcelSheet sheet;
    private final ExcelStyles styles;
    private final Map<String, String> words;
    private final TargetSheet targets;
    private final ExcelTargetFormulas formulas;
    private final ExcelInputs inputs;

    private ExcelTargets(ExcelBook book, ExcelStyles styles, Map<String, String> words, TargetSheet targets) {
        this.styles = styles;
        this.words = words;
        this.targets = targets;
        this.formulas = new ExcelTargetFormulas(targets);
        this.sheet = new ExcelSheet(book, styles, word(words, "slo"), 44, 14, 14, 12, 12, 16, 14, 14, 26);
        this.inputs = new ExcelInputs(sheet);
    }

    static void write(ExcelBook book, ExcelStyles styles, Map<String, String> words, TargetSheet targets, String run) {
        new ExcelTargets(book, styles, words, targets).write(run);
    }

    /** Name of the cell with the limit, which is empty when nothing is judged. */
    static String input(Timed timed) {
        return "slo_" + shortName(timed) + "_ms";
    }

    /** Name of the cell with the limit as a number, which is out of reach when nothing is judged. */
    static String limit(Timed timed) {
        return "lim_" + shortName(timed);
    }

    /** Name of the cells with what each request is held against. */
    static String range(Timed timed) {
        return "req_" + shortName(timed);
    }

    private static String shortName(Timed timed) {
        return timed.name().toLowerCase(Locale.ROOT);
    }

    private void write(String run) {
        sheet.frame().hideGrid();
        sheet.table(word(words, "slo"), header(), 0);
        sheet.remark(word(words, "hint-cells"));
        ExcelSheet.Row banner = sheet.at(HEADER_ROW - 1);
        targets.banner().ifPresent(text -> banner.text(NAME, text, styles.banner(Mark.WARNING)));
        names();
        ExcelTargetNames.write(sheet, styles, words, targets);
        targets.limits().forEach(this::row);
        together();
        choices();
        ExcelVerdicts.colour(sheet, new CellRangeAddress(FIRST, TOGETHER, VERDICT, VERDICT));
        if (targets.counted()) {
            chart();
        }
        sheet.footer(run);
    }

    private List<String> header() {
        return ExcelSheet.words(
                words,
                List.of(
                        "limit-on",
                        "limit-ms",
                        "proposal-ms",
                        "met-count",
                        "sent-count",
                        "attainment",
                        targets.counted() ? "low" : "at-least",
                        targets.counted() ? "high" : "at-most",
                        "verdict"));
    }

    private static int rowOf(Timed timed) {
        return FIRST + timed.ordinal();
    }

    /** Before any formula, which can only speak of names that exist. */
    private void names() {
        for (Timed timed : Timed.values()) {
            sheet.name(input(timed), rowOf(timed), LIMIT);
        }
        sheet.name("slo_share_all", TOGETHER, SHARE);
        sheet.name("slo_low_all", TOGETHER, LOW);
        sheet.name("slo_high_all", TOGETHER, HIGH);
        sheet.name("slo_verdict_all", TOGETHER, VERDICT);
        sheet.name("slo_profile", TOGETHER + 2, LIMIT);
        sheet.name("slo_target", TOGETHER + 3, LIMIT);
    }

    private void row(Limit limit) {
        ExcelSheet.Row row = sheet.at(rowOf(limit.timed()))
                .text(NAME, limit.name())
                .value(LIMIT, limit.millis(), styles.input(MILLIS));
        proposal(row, limit.timed());
        judged(row, limit.judged(), formulas.of(limit, row.index() + 1));
        inputs.positive(row.index(), LIMIT, word(words, "limit-ms"), word(words, "hint-limit"));
    }

    private void proposal(ExcelSheet.Row row, Timed timed) {
        OptionalDouble chosen = targets.proposals().stream()
                .filter(proposal -> proposal.name().equals(targets.profile()))
                .map(proposal -> proposal.millis().get(timed.ordinal()))
                .findFirst()
                .orElse(OptionalDouble.empty());
        row.formula(
                PROPOSAL,
                "IF(slo_profile=\"\",\"\",INDEX(prop_" + shortName(timed) + ",MATCH(slo_profile,slo_profiles,0)))",
                chosen,
                targets.profile().isEmpty() ? "" : ExcelSheet.ABSENT,
                styles.number(MILLIS));
    }

    private void together() {
        ExcelSheet.Row row = sheet.at(TOGETHER).text(NAME, targets.togetherName(), styles.strong());
        judged(row, targets.together(), formulas.together(row.index() + 1));
    }

    private void judged(ExcelSheet.Row row, Judged judged, ExcelTargetFormulas.Formulas formulas) {
        ExcelLook share = styles.number(SHARES);
        row.formula(KEPT, formulas.kept(), judged.kept(), "", styles.number("#,##0"));
        row.formula(SENT, "req_sent", targets.sent(), ExcelSheet.ABSENT, styles.number("#,##0"));
        row.formula(SHARE, formulas.share(), judged.share(), judged.bound(), share);
        row.formula(LOW, formulas.low(), judged.low(), "", share);
        row.formula(HIGH, formulas.high(), judged.high(), "", share);
        row.formula(
                VERDICT,
                formulas.verdict(),
                OptionalDouble.empty(),
                ExcelVerdicts.text(words, judged.standing()),
                styles.plain());
    }

    /** What applies to every limit, and the sets of limits that others found useful. */
    private void choices() {
        ExcelSheet.Row profile = sheet.at(TOGETHER + 2)
                .text(NAME, word(words, "profile"), styles.strong())
                .text(PROPOSAL, word(words, "hint-profile"), styles.plain());
        if (targets.profile().isEmpty()) {
            profile.value(LIMIT, OptionalDouble.empty(), styles.input("@"));
        } else {
            profile.text(LIMIT, targets.profile(), styles.input("@"));
        }
        inputs.oneOf("slo_profiles", profile.index(), LIMIT, word(words, "profile"), word(words, "hint-profile"));
        ExcelSheet.Row required = sheet.at(TOGETHER + 3)
                .text(NAME, word(words, "required"), styles.strong())
                .value(LIMIT, OptionalDouble.of(targets.required()), styles.input(SHARES))
                .text(PROPOSAL, word(words, "hint-required"), styles.plain());
        inputs.share(required.index(), LIMIT, word(words, "required"), word(words, "hint-required"));
        int next = TOGETHER + 5;
        for (String remark : targets.remarks()) {
            sheet.at(next++).text(NAME, remark.replace("`", ""), styles.plain());
        }
        proposals(next + 1);
    }

    private void proposals(int top) {
        sheet.at(top).text(NAME, word(words, "proposals"), styles.section());
        ExcelSheet.Row header = sheet.at(top + 1).text(NAME, word(words, "profile"), styles.header());
        for (Timed timed : Timed.values()) {
            int column = LIMIT + timed.ordinal();
            header.text(column, ExcelSheet.words(words, List.of(heading(timed))).get(0), styles.header());
            range("prop_" + shortName(timed), top + 2, column);
        }
        header.text(SHARE, word(words, "required"), styles.header());
        range("slo_profiles", top + 2, NAME);
        int next = top + 2;
        for (WorkbookView.Proposal proposal : targets.proposals()) {
            ExcelSheet.Row row = sheet.at(next++).text(NAME, proposal.name());
            for (Timed timed : Timed.values()) {
                OptionalDouble millis = proposal.millis().get(timed.ordinal());
                int column = LIMIT + timed.ordinal();
                if (millis.isPresent()) {
                    row.value(column, millis, styles.number(MILLIS));
                } else {
                    row.text(column, ExcelSheet.ABSENT);
                }
            }
            row.value(SHARE, OptionalDouble.of(proposal.required()), styles.number(SHARES));
        }
    }

    private void range(String name, int first, int column) {
        sheet.name(name, new CellRangeAddress(first, first + targets.proposals().size() - 1, column, column));
    }

    private static String heading(Timed timed) {
        return switch (timed) {
            case TTFT -> "ttft-ms";
            case TPOT -> "tpot-ms";
            case GAP -> "longest-gap-ms";
            case E2E -> "e2e-ms";
        };
    }

    private void chart() {
        ExcelCharts.shares(
                sheet,
                word(words, "chart-slo"),
                new CellRangeAddress(FIRST, TOGETHER, NAME, NAME),
                new CellRangeAddress(FIRST, TOGETHER, SHARE, SHARE),
                word(words, "attainment"),
                new CellRangeAddress(FIRST, TOGETHER, ExcelTargetNames.REQUIRED, ExcelTargetNames.REQUIRED),
                word(words, "required"),
                ExcelSheet.anchor(CHART, HEADER_ROW, CHART_WIDTH, CHART_ROWS));
    }
}
