package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.facts.SweepCrowds.Foretold;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The largest load that keeps a promise, between the last point that keeps it and the first that does not.
 *
 * <p>In a closed loop times grow with the number in flight, and a longer line makes them grow faster: the crossing lies beyond
 * that of the line through both points, and before those of the lines through the two before and the two behind. In an open loop
 * the crowds tell it ({@link SweepCrowds}); where they do not, times grow as {@code 1 / (1 - rate / most)} with the rate at which
 * requests come, so the inverse of the score falls in a straight line towards the greatest throughput; a run that came faster
 * stands there.
 */
final class SweepCapacity {
    /** A client that has fewer in flight most of the time does not hold its limit. */
    private static final double HELD = 0.7;

    /**
     * Half of a 95 % interval, as logarithm, of a crossing between two loads of which one is twice the other: in a closed loop of
     * the lab, beyond what the order of requests shows, and where percentiles are printed, which show nothing.
     */
    private static final double COUNTED = 0.06;

    private static final double PRINTED = 0.1;
    private static final double DOUBLED = 2;

    /** The same in an open loop between loads of which one is a third larger; a run of a few minutes does not tell better. */
    private static final double OPEN = 0.18;

    private static final double RAISED = 1.33;

    private final List<SweepPoint> points;
    private final boolean open;
    private final Optional<Foretold> crowds;
    private final double[] loads;
    private final double[] scores;

    private SweepCapacity(List<SweepPoint> points, boolean open, Optional<Foretold> crowds) {
        this.points = points;
        this.open = open;
        this.crowds = crowds;
        double most = points.stream().mapToDouble(SweepCurve::rate).max().orElseThrow();
        this.loads = points.stream()
                .mapToDouble(point -> open ? Math.min(most, came(point)) : held(point))
                .toArray();
        for (int n = 1; n < loads.length; n++) {
            loads[n] = Math.max(loads[n - 1], loads[n]);
        }
        this.scores = points.stream()
                .mapToDouble(point -> figure(point, SweepPoint.SCORE))
                .toArray();
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
        sheet.find("sweep.crowds");
        if (judged.size() < 2) {
            throw Unavailable.because(Why.NO_SAMPLES);
        }
        return new SweepCapacity(judged, sweep.lever() == Lever.RATE, sweep.foretold());
    }

    /** The last load that keeps the promise; empty where none does. */
    Optional<Crossing> lastKept() {
        int kept = kept(scores);
        return kept < 0 ? Optional.empty() : Optional.of(at(loads[kept]));
    }

    /** The first of the loads beyond; empty where all keep the promise. */
    Optional<Crossing> firstBroken() {
        int kept = kept(scores);
        return kept + 1 == points.size() ? Optional.empty() : Optional.of(at(loads[kept + 1]));
    }

    /** Empty where every point keeps the promise, or none does. */
    Optional<Crossing> crossing() {
        return foretold().map(Foretold::rate).or(() -> boxed(load(scores))).map(this::at);
    }

    /** The least that chance and the space between the loads allow for. Empty where not even the first load surely keeps it. */
    Optional<Crossing> low() {
        return foretold()
                .map(Foretold::low)
                .or(() -> boxed(end(SweepPoint.SCORE_HIGH, -1)))
                .map(this::at);
    }

    /** The most that they allow for. Empty where the last load may keep it. */
    Optional<Crossing> high() {
        return foretold()
                .map(Foretold::high)
                .or(() -> boxed(end(SweepPoint.SCORE_LOW, 1)))
                .map(this::at);
    }

    /** Where no load kept the promise, or all did, or where it should break far from where it was seen to, the law does not hold. */
    private Optional<Foretold> foretold() {
        int kept = kept(scores);
        if (kept < 0 || kept + 1 == points.size()) {
            return Optional.empty();
        }
        double least = loads[Math.max(0, kept - 1)];
        double most = loads[Math.min(loads.length - 1, kept + 2)];
        return crowds.filter(found -> found.rate() >= least && found.rate() <= most);
    }

    private OptionalDouble end(String figure, int sign) {
        boolean counted =
                !open && points.stream().allMatch(point -> point.figure(figure).isPresent());
        OptionalDouble found = counted
                ? load(points.stream()
                        .mapToDouble(point -> figure(point, figure))
                        .toArray())
                : load(scores);
        int kept = kept(scores);
        if (found.isEmpty() || kept < 0 || kept + 1 == loads.length) {
            return OptionalDouble.empty();
        }
        double usual = Math.log(open ? RAISED : DOUBLED);
        double wide = Math.max(1, Math.log(loads[kept + 1] / loads[kept]) / usual);
        double off = open ? OPEN : counted ? COUNTED : PRINTED;
        return OptionalDouble.of(found.getAsDouble() * Math.exp(sign * off * wide));
    }

    private static double figure(SweepPoint point, String id) {
        return point.figure(id).orElseThrow();
    }

    private static Optional<Double> boxed(OptionalDouble load) {
        return load.isEmpty() ? Optional.empty() : Optional.of(load.getAsDouble());
    }

    private static int kept(double[] scores) {
        int kept = scores.length - 1;
        while (kept >= 0 && scores[kept] > 1) {
            kept--;
        }
        return kept;
    }

    private OptionalDouble load(double[] scores) {
        int kept = kept(scores);
        if (kept < 0 || kept + 1 == scores.length) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(open ? open(kept, scores) : closed(kept, scores));
    }

    private double open(int kept, double[] scores) {
        double part = (1 / scores[kept] - 1) / (1 / scores[kept] - 1 / scores[kept + 1]);
        return loads[kept] + part * step(kept);
    }

    private double closed(int kept, double[] scores) {
        double chord = loads[kept] + (1 - scores[kept]) * step(kept) / (scores[kept + 1] - scores[kept]);
        double most = Math.min(before(kept, scores), behind(kept, scores));
        // however flat it was before, the promise is broken at the next load
        return Double.isFinite(most) && most > chord ? (chord + Math.min(most, loads[kept + 1])) / 2 : chord;
    }

    /** Where the line through the last two points that keep the promise breaks it: times never grow more slowly than before. */
    private double before(int kept, double[] scores) {
        boolean rising = kept > 0 && scores[kept] > scores[kept - 1];
        return rising
                ? loads[kept] + (1 - scores[kept]) * step(kept - 1) / (scores[kept] - scores[kept - 1])
                : Double.POSITIVE_INFINITY;
    }

    /** Where the line through the two points behind does. */
    private double behind(int kept, double[] scores) {
        boolean rising = kept + 2 < loads.length && scores[kept + 2] > scores[kept + 1];
        return rising
                ? loads[kept + 1] - (scores[kept + 1] - 1) * step(kept + 1) / (scores[kept + 2] - scores[kept + 1])
                : Double.POSITIVE_INFINITY;
    }

    private double step(int from) {
        return loads[from + 1] - loads[from];
    }

    /** What came in a second. A run serves fewer over its whole length, for at its end nobody comes any more. */
    private static double came(SweepPoint point) {
        return point.figure(SweepPoint.SENT).orElse(point.level());
    }

    /** What the client held in flight. Over its whole length a run has fewer, for at its end nothing more is sent. */
    private static double held(SweepPoint point) {
        double inside = SweepCurve.inside(point);
        return inside >= HELD * point.level() ? Math.max(inside, point.level()) : inside;
    }

    /** Requests in flight and per second at a load: times lie on straight lines between the points, in an open loop their inverses. */
    private Crossing at(double load) {
        int from = 0;
        while (from + 2 < loads.length && loads[from + 1] <= load) {
            from++;
        }
        double part = step(from) > 0 ? Math.max(-1, Math.min(1, (load - loads[from]) / step(from))) : 0;
        double left = seconds(from);
        double right = seconds(from + 1);
        double slowly = Math.min(left, right);
        return open
                ? new Crossing(load / Math.max(1 / Math.max(left, right), (1 - part) / left + part / right), load)
                : new Crossing(load, load / Math.max(slowly, (1 - part) * left + part * right));
    }

    /** Mean time in the system. */
    private double seconds(int point) {
        return SweepCurve.inside(points.get(point)) / SweepCurve.rate(points.get(point));
    }
}
