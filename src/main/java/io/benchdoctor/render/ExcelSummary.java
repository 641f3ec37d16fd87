package io.benchdoctor.render;

import static io.benchdoctor.render.ExcelSheet.word;

import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import io.benchdoctor.report.ChartView;
import io.benchdoctor.report.ReportView;
import io.benchdoctor.report.WorkbookView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.poi.ss.util.CellRangeAddress;

/** The first sheet of one run: verdict, first step, what it stands on, three figures, the scorecard, chart 1. */
final class ExcelSummary {
    private static final int LABEL = 1;
    private static final int VALUE = 2;
    private static final int UNIT = 3;
    private static final int PLAIN = 4;
    private static final int VERDICT = 5;
    private static final int CHART_ROWS = 14;
    /** A part below this share of the bar is too narrow for its number. */
    private static final double NARROW = 0.05;

    private final ExcelSheet sheet;
    private final ExcelStyles styles;
    private final ReportView view;
    private final Map<String, String> words;
    /** Kept free under the scorecard for what another sheet counts. */
    private final int targetRow;

    private ExcelSummary(ExcelBook book, ExcelStyles styles, ReportView view) {
        this.words = view.words();
        this.styles = styles;
        this.view = view;
        this.sheet = new ExcelSheet(book, styles, word(words, "summary"), 2, 34, 22, 14, 60, 18);
        this.targetRow = write();
    }

    static ExcelSummary write(ExcelBook book, ExcelStyles styles, ReportView view) {
        return new ExcelSummary(book, styles, view);
    }

    /** The row that follows what is changed on the target sheet; that sheet must have been written. */
    void targets(WorkbookView.TargetSheet targets) {
        WorkbookView.Judged together = targets.together();
        boolean counted = targets.counted();
        boolean judged = targets.banner().isEmpty();
        ExcelSheet.Row row = sheet.at(targetRow)
                .text(LABEL, word(words, "targets-live"), styles.strong())
                .formula(
                        VALUE,
                        counted ? "slo_share_all" : "IF(slo_judge=0,\"\",slo_low_all)",
                        counted ? together.share() : judged ? together.low() : OptionalDouble.empty(),
                        "",
                        styles.number("0.0%"))
                .text(UNIT, counted ? unit(Unit.SHARE) : word(words, "at-least"))
                .text(PLAIN, targets.togetherName())
                .formula(
                        VERDICT,
                        "slo_verdict_all",
                        OptionalDouble.empty(),
                        ExcelVerdicts.text(words, together.standing()),
                        styles.text());
        ExcelVerdicts.colour(sheet, new CellRangeAddress(row.index(), row.index(), VERDICT, VERDICT));
    }

    /** @return the row that is kept free */
    private int write() {
        sheet.prose();
        sheet.footer(view.title());
        sheet.row().text(LABEL, view.verdict().headline(), styles.title());
        sheet.row()
                .mark(
                        LABEL,
                        view.verdict().mark(),
                        ExcelSheet.sign(view.verdict().mark()) + " "
                                + view.verdict().severity())
                .text(PLAIN, view.verdict().certainty(), styles.muted());
        sheet.row().text(LABEL, view.verdict().meaning(), styles.plain());
        sheet.frame().freeze(0, 3);
        sheet.skip();
        standing();
        sheet.skip();
        view.about().forEach(property -> sheet.row()
                .text(LABEL, property.name(), styles.muted())
                .text(VALUE, property.value(), styles.plain()));
        sheet.skip();
        view.figures().forEach(figure -> sheet.row()
                .text(LABEL, figure.value(), styles.section())
                .text(PLAIN, figure.note()));
        sheet.skip();
        scorecard();
        int free = sheet.nextRow();
        sheet.skip();
        sheet.skip();
        view.firstChart().ifPresent(this::timeSplit);
        return free;
    }

    /** What to do first, and what the verdict stands on. */
    private void standing() {
        view.firstStep()
                .ifPresent(step ->
                        sheet.row().text(LABEL, step.title(), styles.strong()).text(PLAIN, step.text()));
        view.basis().forEach(basis -> sheet.row()
                .text(LABEL, ExcelSheet.sign(basis.mark()) + " " + basis.text(), styles.plain()));
        sheet.row()
                .text(LABEL, view.trust().headline(), styles.strong())
                .text(PLAIN, view.trust().text());
        view.trust().artefacts().forEach(artefact -> sheet.row()
                .text(LABEL, words.get("artefact") + ": " + artefact.title(), styles.text())
                .text(PLAIN, artefact.text()));
    }

    private void scorecard() {
        sheet.row().text(LABEL, word(words, "scorecard"), styles.section());
        sheet.row()
                .text(LABEL, word(words, "metric"), styles.header())
                .text(VALUE, word(words, "result"), styles.header())
                .text(UNIT, word(words, "unit"), styles.header())
                .text(PLAIN, word(words, "plain"), styles.header())
                .text(VERDICT, word(words, "verdict"), styles.header());
        for (ReportView.Score score : view.scorecard()) {
            String name = score.statistic().isEmpty() ? score.metric() : score.metric() + ", " + score.statistic();
            ExcelSheet.Row row = sheet.row().text(LABEL, name);
            score.result()
                    .quantity()
                    .ifPresentOrElse(
                            quantity -> row.number(VALUE, quantity).text(UNIT, unit(quantity.unit())),
                            () -> row.text(VALUE, score.result().text()));
            String verdict = ExcelSheet.sign(score.mark()) + " " + score.verdict();
            row.text(PLAIN, score.plain())
                    .mark(
                            VERDICT,
                            score.mark(),
                            score.verdictNote().isEmpty() ? verdict : verdict + "\n" + score.verdictNote());
        }
    }

    /** The parts of a mean request in seconds, and the bar over them. */
    private void timeSplit(ChartView chart) {
        if (!(chart.drawing() instanceof ChartView.TimeSplit split)) {
            return;
        }
        sheet.row().text(LABEL, chart.title(), styles.section());
        ExcelSheet.Row names = sheet.row().text(LABEL, chart.subtitle(), styles.muted());
        ExcelSheet.Row values = sheet.row().text(LABEL, split.total(), styles.plain());
        List<ExcelCharts.Part> parts = new ArrayList<>();
        double whole = split.parts().stream()
                .mapToDouble(ChartView.TimeSplit.Part::millis)
                .sum();
        int column = VALUE;
        for (ChartView.TimeSplit.Part part : split.parts()) {
            names.text(column, role(part.role()), styles.header());
            values.number(column, new Quantity(part.millis() / 1000, Unit.SECONDS));
            boolean wide = part.millis() >= NARROW * whole;
            parts.add(new ExcelCharts.Part(
                    cell(names.index(), column), cell(values.index(), column), colour(part.role()), wide));
            column++;
        }
        sheet.row().text(LABEL, chart.source(), styles.muted());
        int top = sheet.nextRow();
        ExcelCharts.stackedBar(
                sheet,
                chart.title(),
                cell(values.index(), LABEL),
                parts,
                new ExcelAnchor(LABEL, top, VERDICT + 1, top + CHART_ROWS));
    }

    private String role(String role) {
        return word(words, "part." + role);
    }

    private String unit(Unit unit) {
        return word(words, "unit." + unit.name().toLowerCase(Locale.ROOT));
    }

    private static CellRangeAddress cell(int row, int column) {
        return new CellRangeAddress(row, row, column, column);
    }

    /** The palette of the page's charts. */
    private static String colour(String role) {
        return switch (role) {
            case "read" -> "E69F00";
            case "write" -> "0072B2";
            default -> "D55E00";
        };
    }
}
