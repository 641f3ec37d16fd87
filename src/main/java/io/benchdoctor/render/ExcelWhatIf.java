package io.benchdoctor.render;

import static io.benchdoctor.render.ExcelSheet.word;

import io.benchdoctor.facts.BurstFormula;
import io.benchdoctor.report.WorkbookView.Estimate;
import io.benchdoctor.report.WorkbookView.WhatIf;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.poi.ss.util.CellRangeAddress;

/** Other numbers of slots: estimates that follow what the reader changes, beside the one that was measured. */
final class ExcelWhatIf {
    private static final List<String> HEADER =
            List.of("slots", "rate-best", "rate-worst", "wait-best", "wait-worst", "measured", "note");
    /** The values of the run that the formulas use. */
    private static final int INPUTS = 2;

    private static final int INPUT = 4;
    private static final int HINT = 5;
    private static final int HEADER_ROW = 7;
    private static final int FIRST = 8;

    private static final int RATE_BEST = 1;
    private static final int RATE_WORST = 2;
    private static final int WAIT_BEST = 3;
    private static final int WAIT_WORST = 4;
    private static final int MEASURED = 5;
    private static final int NOTE = 6;
    private static final int CHART = 8;
    private static final int CHART_WIDTH = 10;
    private static final int CHART_ROWS = 20;
    /** What each formula is multiplied by, in the order of the columns. */
    private static final int FITS = 30;

    private final ExcelSheet sheet;
    private final ExcelStyles styles;
    private final Map<String, String> words;
    private final WhatIf whatIf;
    private final ExcelInputs inputs;

    private ExcelWhatIf(ExcelBook book, ExcelStyles styles, Map<String, String> words, WhatIf whatIf) {
        this.styles = styles;
        this.words = words;
        this.whatIf = whatIf;
        this.sheet = new ExcelSheet(book, styles, word(words, "what-if"), 12, 16, 16, 16, 16, 14, 60);
        this.inputs = new ExcelInputs(sheet);
    }

    static void write(ExcelBook book, ExcelStyles styles, Map<String, String> words, WhatIf whatIf, String run) {
        new ExcelWhatIf(book, styles, words, whatIf).write(run);
    }

    private void write(String run) {
        sheet.frame().hideGrid();
        sheet.table(word(words, "what-if"), ExcelSheet.words(words, HEADER), 0, HEADER_ROW);
        sheet.remark(word(words, "what-if-remark"));
        values();
        int row = FIRST;
        for (WhatIf.Row estimate : whatIf.rows()) {
            row(sheet.at(row++), estimate);
        }
        sheet.hide(FITS, FITS + WAIT_WORST);
        chart(row - 1);
        sheet.footer(run);
    }

    private void values() {
        BurstFormula formula = whatIf.formula();
        value(0, "wi_p", "input-prompt", formula.prompt(), "#,##0.00");
        value(1, "wi_t0", "input-step", formula.step(), "#,##0.00");
        value(2, "wi_o", "input-tokens-mean", formula.tokens(), "#,##0.00");
        value(3, "wi_n", "input-requests", formula.requests(), "#,##0");
        value(4, "wi_factor", "input-factor", whatIf.factor(), "0.00");
    }

    private void value(int place, String name, String label, double value, String format) {
        String text = ExcelSheet.words(words, List.of(label)).get(0);
        int row = INPUTS + place;
        sheet.at(row)
                .text(0, text, styles.plain())
                .value(INPUT, OptionalDouble.of(value), styles.input(format))
                .text(HINT, word(words, "hint-positive"), styles.note());
        sheet.name(name, row, INPUT);
        inputs.positive(row, INPUT, word(words, "what-if"), word(words, "hint-positive"));
    }

    private void row(ExcelSheet.Row row, WhatIf.Row estimate) {
        int number = row.index() + 1;
        ExcelLook count = styles.number("#,##0");
        row.value(0, OptionalDouble.of(estimate.slots()), count);
        boolean now = estimate.measured().isPresent();
        String factor = now ? "1" : "wi_factor";
        formula(row, RATE_BEST, rate(number, "1"), estimate.bestRate());
        formula(row, RATE_WORST, rate(number, factor), estimate.worstRate());
        formula(row, WAIT_BEST, wait(number, "1"), estimate.bestWait());
        formula(row, WAIT_WORST, wait(number, factor), estimate.worstWait());
        row.value(MEASURED, estimate.measured(), styles.number("#,##0.00"))
                .text(NOTE, word(words, now ? "note-now" : "note-estimate"));
    }

    private void formula(ExcelSheet.Row row, int column, String formula, Estimate estimate) {
        row.value(FITS + column, OptionalDouble.of(estimate.fit()), styles.number("0.00"));
        String fit = ExcelSheet.letters(FITS + column) + (row.index() + 1);
        row.formula(
                column, "(" + formula + ")*" + fit, OptionalDouble.of(estimate.value()), "", styles.number("#,##0.00"));
    }

    private static String each(int row, String factor) {
        return "(wi_p+(wi_o-1)*wi_t0*" + factor + "/MIN(A" + row + ",wi_n))";
    }

    private static String rate(int row, String factor) {
        return "1000/" + each(row, factor);
    }

    private static String wait(int row, String factor) {
        return "(wi_n*" + each(row, factor) + "-(wi_o-1)*wi_t0*" + factor + ")/2000";
    }

    private void chart(int last) {
        ExcelCharts.estimates(
                sheet,
                new ExcelCharts.Titles(word(words, "chart-what-if"), word(words, "slots")),
                column(0, last),
                List.of(
                        new ExcelCharts.Line(word(words, "wait-best"), column(WAIT_BEST, last), true),
                        new ExcelCharts.Line(word(words, "wait-worst"), column(WAIT_WORST, last), true),
                        new ExcelCharts.Line(word(words, "measured"), column(MEASURED, last), false)),
                ExcelSheet.anchor(CHART, HEADER_ROW, CHART_WIDTH, CHART_ROWS));
    }

    private static CellRangeAddress column(int column, int last) {
        return new CellRangeAddress(FIRST, last, column, column);
    }
}
