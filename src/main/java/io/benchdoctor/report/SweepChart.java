package io.benchdoctor.report;

import io.benchdoctor.diagnose.SweepDiagnosis;
import io.benchdoctor.facts.SweepPoint;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import io.benchdoctor.report.ChartView.LoadCurve;
import io.benchdoctor.report.ChartView.LoadCurve.Line;
import io.benchdoctor.report.ChartView.LoadCurve.Point;
import io.benchdoctor.report.ChartView.Tick;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Chart 10: throughput and time of a request over the load, of one sweep or of several beside each other. */
final class SweepChart {
    /** A line that grows without end would press the rest of the curve flat; its points are named at the edge. */
    private static final double TIMES_SHORTEST = 8;

    private static final double MINUTES_FROM = 120;
    private static final int MOST_TICKS = 6;
    private static final double HEADROOM = 1.05;

    private final Wording wording;

    SweepChart(Wording wording) {
        this.wording = wording;
    }

    /** Of one sweep, with its knee and its capacity; empty where the lever is no load, or fewer than two points are known. */
    Optional<ChartView> of(SweepDiagnosis sweep, String name, SweepPoints points) {
        List<Point> drawn = points(sweep, points);
        boolean curve = drawn.stream().filter(Point::counted).count() >= 2;
        if (!sweep.sweep().lever().isLoad() || !curve) {
            return Optional.empty();
        }
        List<Tick> places = new ArrayList<>();
        place("sweep.knee.rate", "chart.load-curve.knee").ifPresent(places::add);
        place("sweep.capacity", "chart.load-curve.capacity").ifPresent(places::add);
        String alt = wording.say(
                "chart.load-curve.alt",
                Map.of(
                        "points", (long) drawn.size(),
                        "first", said(drawn.get(0)),
                        "last", said(drawn.get(drawn.size() - 1))));
        String title = wording.firstLay(
                        Map.of(),
                        "chart.load-curve.title.knee",
                        "chart.load-curve.title.rising",
                        "chart.load-curve.title")
                .orElse(name);
        return Optional.of(chart("load-curve", title, alt, List.of(new Line("", drawn)), places));
    }

    /** Of several sweeps that differ in one thing, each named at its end. */
    ChartView together(List<Line> lines) {
        return chart(
                "load-curves",
                wording.say("chart.load-curves.title"),
                wording.say("chart.load-curves.alt", Map.of("count", (long) lines.size())),
                lines,
                List.of());
    }

    /** The points of a sweep as they are drawn, in the order of the load. */
    static List<Point> points(SweepDiagnosis sweep, SweepPoints points) {
        List<Point> drawn = new ArrayList<>();
        for (SweepPoint point : sweep.sweep().points()) {
            double rate = point.figure(SweepPoint.RATE).orElse(0);
            double inside = point.figure(SweepPoint.INSIDE).orElse(0);
            if (rate > 0 && inside > 0) {
                drawn.add(new Point(
                        rate,
                        inside / rate,
                        points.level(point),
                        point.leftOut().isEmpty()));
            }
        }
        return List.copyOf(drawn);
    }

    private ChartView chart(String id, String title, String alt, List<Line> lines, List<Tick> places) {
        List<Point> all = lines.stream().flatMap(line -> line.points().stream()).toList();
        double shortest = all.stream().mapToDouble(Point::up).min().orElseThrow();
        double most = all.stream()
                .mapToDouble(Point::up)
                .filter(seconds -> seconds <= TIMES_SHORTEST * shortest)
                .max()
                .orElseThrow();
        double widest = all.stream().mapToDouble(Point::across).max().orElseThrow() * HEADROOM;
        String unit = most < 1 ? "ms" : most < MINUTES_FROM ? "seconds" : "minutes";
        return new ChartView(
                id,
                title,
                wording.say("chart.load-curve.subtitle"),
                wording.say("chart.load-curve.source"),
                alt,
                new LoadCurve(
                        wording.say("chart.load-curve.axis." + unit),
                        most < 1 ? 0.001 : most < MINUTES_FROM ? 1 : 60,
                        most,
                        wording.say("chart.load-curve.x"),
                        ticks(widest),
                        lines,
                        places,
                        true));
    }

    private Optional<Tick> place(String fact, String key) {
        OptionalDouble rate = wording.value(fact);
        return rate.isPresent() ? Optional.of(new Tick(rate.getAsDouble(), wording.say(key))) : Optional.empty();
    }

    private String said(Point point) {
        return wording.say(
                "chart.load-curve.point",
                Map.of(
                        "level", point.label(),
                        "rate", wording.numbers().layArgument(new Quantity(point.across(), Unit.REQUESTS_PER_SECOND)),
                        "time", wording.numbers().layArgument(new Quantity(point.up(), Unit.SECONDS))));
    }

    /** Round numbers from 0 to the end of the axis, which is the last. */
    List<Tick> ticks(double widest) {
        double power = Math.pow(10, Math.floor(Math.log10(widest)) - 1);
        double step = power;
        for (double times : new double[] {1, 2, 5, 10, 20, 50}) {
            step = times * power;
            if (widest / step < MOST_TICKS) {
                break;
            }
        }
        int decimals = step >= 1 ? 0 : (int) Math.ceil(-Math.log10(step));
        List<Tick> ticks = new ArrayList<>();
        for (int n = 0; n * step <= widest; n++) {
            ticks.add(new Tick(n * step, wording.numbers().number(n * step, decimals)));
        }
        ticks.add(new Tick(widest, ""));
        ticks.sort(Comparator.comparingDouble(Tick::at));
        return ticks;
    }
}
