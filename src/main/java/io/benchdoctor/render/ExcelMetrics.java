package io.benchdoctor.render;

import static io.benchdoctor.render.ExcelSheet.word;

import io.benchdoctor.model.Quantity;
import io.benchdoctor.report.ReportView;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellRangeAddress;

/** Every figure: reported beside recomputed, where it stands, and by which formula the derived ones were computed. */
final class ExcelMetrics {
    private static final List<String> HEADER = List.of(
            "metric",
            "statistic",
            "reported",
            "recomputed",
            "difference",
            "unit",
            "quality",
            "file",
            "line",
            "formula",
            "id",
            "run");
    private static final int RUN = 11;
    private static final int REPORTED = 2;
    private static final int RECOMPUTED = 3;
    /** How the number comes about; of a metric, where its tool defines it otherwise than vLLM's client. */
    private static final int FORMULA = 9;

    private static final String WAIT = "D55E00";
    private static final String WRITE = "0072B2";
    /** Beyond this a bar from zero shows nothing of the median. */
    private static final double LOGARITHMIC_FROM = 10;

    private static final int CHART_ROWS = 16;
    private static final int CHART_COLUMNS = 8;

    /** The metrics of a few runs are printed whole; of hundreds, the first pages show what there is to filter. */
    private static final int PRINTED_WHOLE = 2000;

    private final ExcelSheet sheet;
    private final ExcelStyles styles;
    private final Map<String, String> words;
    private final int columns;

    /** @param several whether a column says which run a line belongs to */
    ExcelMetrics(ExcelBook book, ExcelStyles styles, Map<String, String> words, boolean several) {
        this.columns = several ? RUN + 1 : RUN;
        this.words = words;
        this.styles = styles;
        this.sheet =
                new ExcelSheet(book, styles, word(words, "metrics"), 34, 12, 16, 16, 14, 14, 14, 28, 8, 46, 24, 24);
        sheet.table(word(words, "metrics"), ExcelSheet.words(words, HEADER.subList(0, columns)), 1);
    }

    /** @param run what the run is called where there are several */
    void add(ReportView view, String run, boolean withCharts) {
        int first = sheet.nextRow();
        if (!withCharts) {
            sheet.lined();
        }
        view.metrics().forEach(metric -> metric(metric, run));
        if (withCharts) {
            chart(view, first, "ttft", WAIT, 0);
            chart(view, first, "itl", WRITE, 1);
        }
        sheet.lined();
        view.facts().forEach(fact -> fact(fact, run));
    }

    void end(String run) {
        sheet.footer(run);
        int last = sheet.nextRow() - 1;
        sheet.endTable("tblMetrics", columns);
        if (last > PRINTED_WHOLE) {
            sheet.print(columns - 1, ExcelRequests.PRINTED);
        }
    }

    private void metric(ReportView.MetricRow metric, String run) {
        ExcelSheet.Row row = sheet.row()
                .text(0, metric.metric())
                .text(1, metric.statistic())
                .number(REPORTED, metric.reported())
                .number(RECOMPUTED, metric.recomputed())
                .text(5, metric.unit())
                .text(6, metric.quality())
                .text(7, metric.path(), styles.muted())
                .text(10, metric.id(), styles.muted());
        run(row, run);
        if (!metric.definition().isEmpty()) {
            row.text(FORMULA, metric.definition(), styles.muted());
        }
        if (metric.line() > 0) {
            row.count(8, metric.line());
        }
        if (finite(metric.reported()) && finite(metric.recomputed())) {
            Quantity reported = metric.reported().get();
            double difference = metric.recomputed().get().value() - reported.value();
            int line = row.index() + 1;
            row.formula(4, "D" + line + "-C" + line, difference, reported);
        }
    }

    private void fact(ReportView.FactRow fact, String run) {
        ExcelSheet.Row row = sheet.row()
                .text(0, fact.name())
                .number(RECOMPUTED, fact.value())
                .text(5, fact.unit())
                .text(6, fact.quality())
                .text(FORMULA, fact.formula(), styles.muted())
                .text(10, fact.id(), styles.muted());
        run(row, run);
    }

    private void run(ExcelSheet.Row row, String run) {
        if (columns > RUN) {
            row.text(RUN, run, styles.muted());
        }
    }

    /** Mean, median and percentiles of one family stand in adjacent rows; a bar each. */
    private void chart(ReportView view, int firstRow, String family, String colour, int place) {
        List<ReportView.MetricRow> metrics = view.metrics();
        int[] rows = IntStream.range(0, metrics.size())
                .filter(n -> drawn(metrics.get(n), family))
                .toArray();
        if (rows.length < 2 || rows[rows.length - 1] - rows[0] != rows.length - 1) {
            return;
        }
        boolean recomputed =
                IntStream.of(rows).allMatch(n -> finite(metrics.get(n).recomputed()));
        boolean reported =
                IntStream.of(rows).allMatch(n -> finite(metrics.get(n).reported()));
        if (!recomputed && !reported) {
            return;
        }
        int column = recomputed ? RECOMPUTED : REPORTED;
        double[] values = IntStream.of(rows)
                .mapToDouble(n -> (recomputed
                                ? metrics.get(n).recomputed()
                                : metrics.get(n).reported())
                        .orElseThrow()
                        .value())
                .toArray();
        double highest = Arrays.stream(values).max().orElse(0);
        double lowest = Arrays.stream(values).min().orElse(0);
        ExcelCharts.columns(
                sheet,
                metrics.get(rows[0]).metric() + " (" + metrics.get(rows[0]).unit() + ")",
                new CellRangeAddress(firstRow + rows[0], firstRow + rows[rows.length - 1], 1, 1),
                new CellRangeAddress(firstRow + rows[0], firstRow + rows[rows.length - 1], column, column),
                colour,
                lowest > 0 && highest / lowest > LOGARITHMIC_FROM,
                // Below the header, which is printed again on each page with all that stands in its rows.
                ExcelSheet.anchor(columns + 1, firstRow + place * (CHART_ROWS + 2), CHART_COLUMNS, CHART_ROWS));
    }

    private static boolean drawn(ReportView.MetricRow metric, String family) {
        return metric.id().matches(family + "\\.(mean|median|p\\d.*)");
    }

    private static boolean finite(Optional<Quantity> quantity) {
        return quantity.filter(q -> Double.isFinite(q.value())).isPresent();
    }
}
