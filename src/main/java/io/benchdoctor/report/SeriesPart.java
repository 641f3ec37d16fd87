package io.benchdoctor.report;

import io.benchdoctor.facts.ServerSeries;
import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.report.Curve.Holes;
import io.benchdoctor.report.WorkbookView.Series;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The server's interval lines for the workbook: every line, and curves that are interrupted where the log is. */
final class SeriesPart {
    private static final int MOST_POINTS = 2_000;
    /** So many usual intervals without a line are a pause of the log. */
    private static final double PAUSE = 3;

    private static final int HOLE = -1;

    private final Page page;
    private final Wording wording;

    SeriesPart(Page page) {
        this.page = page;
        this.wording = page.wording();
    }

    Optional<Series> series() {
        SampleLines lines = new SampleLines(wording.facts().parts(EngineSamples.class));
        return lines.rows() == 0 ? Optional.empty() : Optional.of(series(lines));
    }

    private Series series(SampleLines lines) {
        Optional<ServerSeries> moments = page.server().get();
        return new Series(
                lines,
                lines.hasReplicas(),
                curve(moments, moments.map(ServerSeries::running)),
                curve(moments, moments.map(ServerSeries::waiting)),
                curve(moments, moments.map(ServerSeries::kvCacheUsageRatio)),
                lines.leftOut() == 0
                        ? ""
                        : wording.say(
                                "report.series.left-out",
                                Map.of("count", wording.numbers().count(lines.leftOut()))));
    }

    /** Without a clock nothing can be drawn over time. */
    private static Curve curve(Optional<ServerSeries> moments, Optional<double[]> values) {
        double[] seconds = moments.map(ServerSeries::seconds).orElse(new double[0]);
        int[] order = withPauses(seconds, moments.map(ServerSeries::step).orElse(0.0));
        return Curve.of(
                order.length,
                point -> seconds[order[point] == HOLE ? order[point - 1] : order[point]],
                point -> value(values, order[point]),
                Holes.KEPT,
                MOST_POINTS);
    }

    private static OptionalDouble value(Optional<double[]> values, int moment) {
        return moment == HOLE || Double.isNaN(values.orElseThrow()[moment])
                ? OptionalDouble.empty()
                : OptionalDouble.of(values.orElseThrow()[moment]);
    }

    private static int[] withPauses(double[] seconds, double step) {
        int[] order = new int[2 * seconds.length];
        int count = 0;
        for (int n = 0; n < seconds.length; n++) {
            if (n > 0 && seconds[n] - seconds[n - 1] > PAUSE * step) {
                order[count++] = HOLE;
            }
            order[count++] = n;
        }
        return Arrays.copyOf(order, count);
    }
}
