package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The largest load that keeps a promise, between the last point that keeps it and the first that does not.
 *
 * <p>In a closed loop times grow with the number in flight, and a longer line makes them grow faster: the crossing lies beyond
 * that of the line through both points, and before those of the lines through the two before and the two behind. In an open loop
 * times grow as {@code 1 / (1 - rate / most)} with the rate at which requests come, so the inverse of the score falls in a straight
 * line towards the greatest throughput; a run that came faster stands there.
 */
final class SweepCapacity {
    private final List<SweepPoint> points;
    private final boolean open;

    private SweepCapacity(List<SweepPoint> points, boolean open) {
        this.points = points;
        this.open = open;
    }

    /** Where the promise breaks: requests in flight and per second. */
    record Crossing(double inside, double rate) {}

    /** Of the points that count and tell how far away the promise is; failing ones tell that too. */
    static SweepCapacity of(FactSheet sheet) throws Unavailable {
        Sweep sweep = sheet.group(Sweep.class);
        Symbols.valid(sweep.lever() == Lever.CONCURRENCY || sweep.lever() == Lever.RATE);
        List<SweepPoint> judged = new ArrayList<>();
        for (SweepPoint point : SweepCurve.of(sweep.counted()).points()) {
            if (point.figure(SweepPoint.SCORE).isPresent()) {
                judged.add(point);
                point.at().forEach(sheet::at);
            }
        }
        if (judged.size() < 2) {
            throw Unavailable.because(Why.NO_SAMPLES);
        }
        return new SweepCapacity(judged, sweep.lever() == Lever.RATE);
    }

    /** The last point that keeps the promise; empty where none does. */
    Optional<SweepPoint> lastKept() {
        int kept = kept(SweepCapacity::score);
        return kept < 0 ? Optional.empty() : Optional.of(points.get(kept));
    }

    /** The first of the points beyond; empty where all keep the promise. */
    Optional<SweepPoint> firstBroken() {
        int kept = kept(SweepCapacity::score);
        return kept + 1 == points.size() ? Optional.empty() : Optional.of(points.get(kept + 1));
    }

    /** Empty where every point keeps the promise, or none does. */
    Optional<Crossing> crossing() {
        return crossing(SweepCapacity::score);
    }

    /**
     * The least that chance allows for; from printed percentiles, which tell no chance, the last load that keeps the promise.
     * Empty where not even the first load surely keeps it.
     */
    Optional<Crossing> low() {
        return tellsChance()
                ? crossing(point -> point.figure(SweepPoint.SCORE_HIGH).orElseThrow())
                : between(lastKept());
    }

    /** The most that chance allows for; else the first load that does not keep it. Empty where the last one may keep it. */
    Optional<Crossing> high() {
        return tellsChance()
                ? crossing(point -> point.figure(SweepPoint.SCORE_LOW).orElseThrow())
                : between(firstBroken());
    }

    private boolean tellsChance() {
        return points.stream()
                .allMatch(point -> point.figure(SweepPoint.SCORE_HIGH).isPresent());
    }

    private Optional<Crossing> between(Optional<SweepPoint> end) {
        return crossing().isEmpty()
                ? Optional.empty()
                : end.map(point -> new Crossing(SweepCurve.inside(point), SweepCurve.rate(point)));
    }

    private static double score(SweepPoint point) {
        return point.figure(SweepPoint.SCORE).orElseThrow();
    }

    private int kept(ToDoubleFunction<SweepPoint> score) {
        int kept = points.size() - 1;
        while (kept >= 0 && score.applyAsDouble(points.get(kept)) > 1) {
            kept--;
        }
        return kept;
    }

    private Optional<Crossing> crossing(ToDoubleFunction<SweepPoint> score) {
        int kept = kept(score);
        if (kept < 0 || kept + 1 == points.size()) {
            return Optional.empty();
        }
        double[] scores = points.stream().mapToDouble(score).toArray();
        return Optional.of(open ? open(kept, scores) : closed(kept, scores));
    }

    private Crossing open(int kept, double[] scores) {
        SweepPoint last = points.get(kept);
        double most = points.stream().mapToDouble(SweepCurve::rate).max().orElseThrow();
        double from = Math.min(most, came(last));
        double to = Math.max(from, Math.min(most, came(points.get(kept + 1))));
        double part = (1 / scores[kept] - 1) / (1 / scores[kept] - 1 / scores[kept + 1]);
        double rate = from + part * (to - from);
        double left = inverseTime(kept);
        double right = inverseTime(kept + 1);
        return new Crossing(rate / (left + part * (right - left)), rate);
    }

    /** What came in a second. A run serves fewer over its whole length, for at its end nobody comes any more. */
    private static double came(SweepPoint point) {
        return point.figure(SweepPoint.SENT).orElse(point.level());
    }

    /** Of the mean time in the system, per second. */
    private double inverseTime(int point) {
        return SweepCurve.rate(points.get(point)) / SweepCurve.inside(points.get(point));
    }

    private Crossing closed(int kept, double[] scores) {
        double[] inside = points.stream().mapToDouble(SweepCurve::inside).toArray();
        double chord = inside[kept] + (1 - scores[kept]) * step(inside, kept) / (scores[kept + 1] - scores[kept]);
        double most = Math.min(before(kept, inside, scores), behind(kept, inside, scores));
        // however flat it was before, the promise is broken at the next load
        double crossing =
                Double.isFinite(most) && most > chord ? (chord + Math.min(most, inside[kept + 1])) / 2 : chord;
        OptionalDouble rate = SweepCurve.between(
                inside, points.stream().mapToDouble(SweepCurve::rate).toArray(), crossing);
        return new Crossing(crossing, rate.orElse(SweepCurve.rate(points.get(kept))));
    }

    /** Where the line through the last two points that keep the promise breaks it: times never grow more slowly than before. */
    private static double before(int kept, double[] inside, double[] scores) {
        boolean rising = kept > 0 && scores[kept] > scores[kept - 1];
        return rising
                ? inside[kept] + (1 - scores[kept]) * step(inside, kept - 1) / (scores[kept] - scores[kept - 1])
                : Double.POSITIVE_INFINITY;
    }

    /** Where the line through the two points behind does. */
    private static double behind(int kept, double[] inside, double[] scores) {
        boolean rising = kept + 2 < inside.length && scores[kept + 2] > scores[kept + 1];
        return rising
                ? inside[kept + 1]
                        - (scores[kept + 1] - 1) * step(inside, kept + 1) / (scores[kept + 2] - scores[kept + 1])
                : Double.POSITIVE_INFINITY;
    }

    private static double step(double[] inside, int from) {
        return inside[from + 1] - inside[from];
    }
}
