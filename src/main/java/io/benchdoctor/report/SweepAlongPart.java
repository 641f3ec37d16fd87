package io.benchdoctor.report;

import io.benchdoctor.facts.Lever;
import io.benchdoctor.facts.Sweep;
import io.benchdoctor.facts.SweepAlong;
import io.benchdoctor.facts.SweepPoint;
import io.benchdoctor.report.ChartView.LoadCurve;
import io.benchdoctor.report.ChartView.LoadCurve.Line;
import io.benchdoctor.report.ChartView.LoadCurve.Point;
import io.benchdoctor.report.ChartView.Tick;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is said and drawn of a sweep whose lever is no load: what changes along it, and by how much. */
final class SweepAlongPart {
    /** A prompt that is longer by a thousand tokens and costs less is not felt. */
    private static final double FELT_MILLIS = 1;

    /** From here on an axis in seconds is easier to read. */
    private static final double SECONDS_FROM = 10_000;

    private static final double HEADROOM = 1.05;

    private final Sweep sweep;
    private final SweepAlong along;
    private final Wording wording;
    private final SweepPoints words;

    SweepAlongPart(Sweep sweep, SweepAlong along, Wording wording, SweepPoints words) {
        this.sweep = sweep;
        this.along = along;
        this.wording = wording;
        this.words = words;
    }

    /** The answer in a sentence; it is also what the chart shows. */
    String headline() {
        Optional<String> leading = along.leading();
        if (leading.isEmpty()) {
            return wording.say("sweep.headline.levels", Map.of("count", (long)
                    sweep.counted().size()));
        }
        String measure = leading.get();
        if (along.isSame(measure)) {
            return wording.say("sweep.headline.same", Map.of("measure", measure(measure)));
        }
        boolean prompt = sweep.lever() == Lever.INPUT && measure.equals("ttft.median");
        if (prompt && wording.value("sweep.ttft.slope").orElse(0) >= FELT_MILLIS) {
            return wording.engineer("sweep.headline.slope", Map.of()).orElseThrow();
        }
        boolean cards = measure.equals(SweepPoint.PER_GPU)
                && wording.value("sweep.perGpu.share").orElse(1) < 1;
        return cards ? wording.lay("sweep.headline.per-gpu", ends(measure)).orElseThrow() : change(measure);
    }

    /** A sentence for each measure that changes along the lever; those that do not, together. */
    List<String> answers() {
        List<String> answers = new ArrayList<>();
        List<String> same = new ArrayList<>();
        for (String measure : SweepAlong.MEASURES) {
            if (along.isTold(measure)) {
                if (along.isSame(measure)) {
                    same.add(measure(measure));
                } else {
                    answers.add(wording.say("sweep.say.sentence", Map.of("text", change(measure))));
                }
            }
        }
        if (!same.isEmpty()) {
            answers.add(wording.say("sweep.say.same", Map.of("list", wording.list(same))));
        }
        return answers;
    }

    /** Which measure is drawn over the lever. */
    Optional<String> drawn() {
        return along.leading().filter(along::isTold);
    }

    Optional<ChartView> chart(SweepChart frame) {
        return drawn().map(measure -> chart(measure, frame));
    }

    private ChartView chart(String measure, SweepChart frame) {
        List<Point> drawn = points(measure);
        double most = drawn.stream().mapToDouble(Point::up).max().orElseThrow();
        double widest = drawn.stream().mapToDouble(Point::across).max().orElseThrow();
        boolean millis = !measure.equals(SweepPoint.PER_GPU) && !measure.equals("throughput.output");
        boolean seconds = millis && most >= SECONDS_FROM;
        String unit = wording.say("chart.along.unit." + (seconds ? "seconds" : millis ? "ms" : "tokens"));
        List<Tick> ticks = sweep.lever().isText()
                ? List.of(new Tick(0, ""), new Tick(widest + 1, ""))
                : frame.ticks(widest * HEADROOM);
        String lever = wording.say("sweep.lever." + sweep.lever().id());
        Map<String, Object> said = Map.of("lever", lever, "measure", measure(measure));
        return new ChartView(
                "along",
                headline().replace("`", ""),
                wording.say("chart.along.subtitle", said),
                wording.say(sweep.lever().isText() ? "chart.along.source.text" : "chart.along.source"),
                wording.say(
                        "chart.along.alt",
                        Map.of(
                                "points",
                                (long) drawn.size(),
                                "change",
                                change(measure).replace("`", ""))),
                new LoadCurve(
                        wording.say("chart.along.axis", Map.of("measure", measure(measure), "unit", unit)),
                        seconds ? 1000 : 1,
                        most,
                        lever,
                        ticks,
                        List.of(new Line("", drawn)),
                        List.of(),
                        !sweep.lever().isText()));
    }

    private List<Point> points(String measure) {
        List<Point> drawn = new ArrayList<>();
        for (SweepPoint point : sweep.points()) {
            double up = point.figure(measure).orElse(0);
            if (up > 0 && Double.isFinite(point.level())) {
                drawn.add(new Point(
                        point.level(),
                        up,
                        sweep.lever().isText() ? words.bare(point) : words.phrase(measure, up),
                        point.leftOut().isEmpty()));
            }
        }
        return List.copyOf(drawn);
    }

    private String measure(String id) {
        return wording.say("sweep.col." + id);
    }

    private String change(String measure) {
        Map<String, Object> said = ends(measure);
        Optional<SweepPoint> turn = along.turn(measure);
        turn.ifPresent(point -> {
            said.put("turn", words.phrase(measure, point.figure(measure).orElseThrow()));
            said.put("turnAt", at(point));
        });
        return wording.say(turn.isPresent() ? "sweep.say.change.turn" : "sweep.say.change", said);
    }

    private Map<String, Object> ends(String measure) {
        List<SweepPoint> points = along.points(measure);
        SweepPoint first = points.get(0);
        SweepPoint last = points.get(points.size() - 1);
        Map<String, Object> ends = new HashMap<>();
        ends.put("measure", measure(measure));
        ends.put("from", words.phrase(measure, first.figure(measure).orElseThrow()));
        ends.put("first", at(first));
        ends.put("to", words.phrase(measure, last.figure(measure).orElseThrow()));
        ends.put("last", at(last));
        return ends;
    }

    private String at(SweepPoint point) {
        String key = "sweep.at." + sweep.lever().id();
        return wording.words().has(key) ? wording.say(key, Map.of("level", words.level(point))) : words.level(point);
    }
}
