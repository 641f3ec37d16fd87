package io.benchdoctor.report;

import io.benchdoctor.diagnose.Evidence;
import io.benchdoctor.facts.Kept;
import io.benchdoctor.report.ChartView.Queue;
import io.benchdoctor.report.ChartView.Queue.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Chart 2: who waits how long. Quantiles are dots; a line is drawn only through raw data or by theory. */
final class QueueChart {
    private final Page page;
    private final Wording wording;

    QueueChart(Page page) {
        this.page = page;
        this.wording = page.wording();
    }

    Optional<ChartView> chart() {
        List<Point> points = points();
        if (!page.hasQueue() || points.size() < 2) {
            return Optional.empty();
        }
        List<double[]> curve = curve();
        OptionalDouble theory = theory();
        double longest = points.get(points.size() - 1).seconds();
        boolean minutes = Wording.inMinutes(longest);
        String last = wording.moreThan(longest);
        return Optional.of(new ChartView(
                "queue",
                wording.say("chart.queue.title", Map.of("longest", last)),
                wording.say(curve.isEmpty() ? "chart.queue.subtitle.points" : "chart.queue.subtitle.curve"),
                ChartsPart.source(page, List.of("ttft.median", "ttft.p99"), remark(curve, theory)),
                wording.lay(page.isSmall() ? "chart.queue.alt.few" : "chart.queue.alt")
                        .orElse(""),
                new Queue(
                        wording.say(minutes ? "chart.queue.axis.minutes" : "chart.queue.axis.seconds"),
                        minutes ? 60 : 1,
                        wording.say("chart.queue.left"),
                        wording.say("chart.queue.middle"),
                        wording.say("chart.queue.right"),
                        wording.say("chart.queue.x"),
                        points,
                        curve,
                        theory,
                        wording.say("chart.queue.theory"))));
    }

    private String remark(List<double[]> curve, OptionalDouble theory) {
        if (!curve.isEmpty()) {
            return wording.say("chart.queue.remark.curve");
        }
        return wording.say(theory.isPresent() ? "chart.queue.remark.theory" : "chart.queue.remark.points");
    }

    private List<Point> points() {
        List<Point> points = new ArrayList<>();
        point("ttft.median", 0.5, "chart.queue.median").ifPresent(points::add);
        point("ttft.p99", 0.99, page.isSmall() ? "chart.queue.slow" : "chart.queue.p99")
                .ifPresent(points::add);
        return points;
    }

    private Optional<Point> point(String fact, double share, String label) {
        return wording.quantity(fact)
                .map(q -> new Point(
                        share,
                        q.value() / 1000,
                        wording.say(label + ".line1"),
                        wording.say(
                                label + ".line2",
                                Map.of("time", wording.numbers().layArgument(q)))));
    }

    private List<double[]> curve() {
        return Kept.waits(wording.facts()).stream()
                .map(wait -> new double[] {wait.share(), wait.millis() / 1000})
                .toList();
    }

    /** The line of a queue that drains evenly; only where the run passed the test for it. */
    private OptionalDouble theory() {
        boolean ramp = page.diagnosis()
                .finding("burst-queue-ramp")
                .filter(finding -> finding.evidence().stream()
                        .anyMatch(e -> e.fact().equals("ttft.p99OverMedian") && e.side() == Evidence.Side.FOR))
                .isPresent();
        OptionalDouble duration = wording.value("duration");
        if (!ramp || duration.isEmpty()) {
            return OptionalDouble.empty();
        }
        double writing = wording.value("answer.time").orElse(0) / 1000;
        return OptionalDouble.of(duration.getAsDouble() - writing);
    }
}
