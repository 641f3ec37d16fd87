package io.benchdoctor.render;

import io.benchdoctor.report.WorkbookView.Limit;
import io.benchdoctor.report.WorkbookView.Standing;
import io.benchdoctor.report.WorkbookView.Step;
import io.benchdoctor.report.WorkbookView.TargetSheet;
import io.benchdoctor.report.WorkbookView.Timed;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.poi.ss.util.CellRangeAddress;

/** Cells of the target sheet that nobody has to see: words, constants and known percentiles, each under a name. */
final class ExcelTargetNames {
    /** The required share beside every limit, for the line of the chart. */
    static final int REQUIRED = 30;

    private static final int LIMITS = 31;
    private static final int MISSES = 32;
    private static final int VALUES = 33;
    private static final int STEPS = 34;
    private static final int STEP_COLUMNS = 4;
    private static final int FIRST = 4;
    /** Beyond any time; COUNTIFS then counts everything. */
    private static final String NO_LIMIT = "1E+99";
    /** Two-sided 95 % of the normal distribution. */
    private static final double Z = 1.959964;

    private final ExcelSheet sheet;
    private final ExcelStyles styles;
    private final TargetSheet targets;

    private ExcelTargetNames(ExcelSheet sheet, ExcelStyles styles, TargetSheet targets) {
        this.sheet = sheet;
        this.styles = styles;
        this.targets = targets;
    }

    static void write(ExcelSheet sheet, ExcelStyles styles, Map<String, String> words, TargetSheet targets) {
        ExcelTargetNames names = new ExcelTargetNames(sheet, styles, targets);
        names.words(words);
        names.constants();
        names.limits();
        if (!targets.counted()) {
            names.percentiles();
        }
        sheet.hide(REQUIRED, STEPS + STEP_COLUMNS * Timed.values().length);
    }

    /** Name of the cells with the known percentiles of a measure: {@code ms}, {@code low}, {@code high}, {@code text}. */
    static String steps(Timed timed, String part) {
        return ExcelTargets.range(timed).replace("req_", "step_") + "_" + part;
    }

    private void words(Map<String, String> words) {
        for (Standing standing : Standing.values()) {
            int row = FIRST + standing.ordinal();
            sheet.at(row).text(VALUES, ExcelVerdicts.text(words, standing), styles.plain());
            sheet.name(ExcelVerdicts.name(standing), row, VALUES);
        }
    }

    private void constants() {
        constant(FIRST + 4, "slo_z", OptionalDouble.of(Z));
        constant(FIRST + 5, "req_sent", targets.sent());
        constant(FIRST + 6, "req_open", OptionalDouble.of(targets.open()));
        constant(FIRST + 7, "slo_judge", OptionalDouble.of(targets.banner().isPresent() ? 0 : 1));
        constant(FIRST + 8, "slo_done", OptionalDouble.of(targets.done()));
    }

    private void constant(int row, String name, OptionalDouble value) {
        if (value.isPresent()) {
            sheet.at(row).value(VALUES, value, plain());
        } else {
            sheet.at(row).text(VALUES, ExcelSheet.ABSENT, styles.plain());
        }
        sheet.name(name, row, VALUES);
    }

    private ExcelLook plain() {
        return styles.number("0.00");
    }

    private void limits() {
        OptionalDouble required = OptionalDouble.of(targets.required());
        for (Limit limit : targets.limits()) {
            int row = FIRST + limit.timed().ordinal();
            String input = ExcelTargets.input(limit.timed());
            OptionalDouble millis = OptionalDouble.of(limit.millis().orElse(Double.parseDouble(NO_LIMIT)));
            sheet.at(row)
                    .formula(REQUIRED, "slo_target", required, "", plain())
                    .formula(LIMITS, "IF(" + input + "=\"\"," + NO_LIMIT + "," + input + ")", millis, "", plain());
            sheet.name(ExcelTargets.limit(limit.timed()), row, LIMITS);
        }
        sheet.at(FIRST + Timed.values().length).formula(REQUIRED, "slo_target", required, "", plain());
    }

    private void percentiles() {
        for (Limit limit : targets.limits()) {
            Timed timed = limit.timed();
            int row = FIRST + timed.ordinal();
            double misses = limit.millis().isPresent()
                    ? targets.done() - limit.judged().low().orElse(0)
                    : 0;
            sheet.at(row)
                    .formula(
                            MISSES,
                            "IF(" + ExcelTargets.input(timed) + "=\"\",0,slo_done-G" + (row + 1) + ")",
                            OptionalDouble.of(misses),
                            "",
                            plain());
            steps(timed, limit.steps());
        }
        sheet.name("slo_misses", new CellRangeAddress(FIRST, FIRST + Timed.values().length - 1, MISSES, MISSES));
    }

    private void steps(Timed timed, List<Step> steps) {
        int column = STEPS + STEP_COLUMNS * timed.ordinal();
        int row = FIRST;
        for (Step step : steps) {
            sheet.at(row++)
                    .value(column, OptionalDouble.of(step.millis()), plain())
                    .value(column + 1, OptionalDouble.of(step.low()), plain())
                    .value(column + 2, OptionalDouble.of(step.high()), plain())
                    .text(column + 3, step.bound(), styles.plain());
        }
        for (String part : List.of("ms", "low", "high", "text")) {
            sheet.name(steps(timed, part), new CellRangeAddress(FIRST, row - 1, column, column));
            column++;
        }
    }
}
