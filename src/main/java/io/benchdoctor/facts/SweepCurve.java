package io.benchdoctor.facts;

import io.benchdoctor.facts.Fact.Unavailable;
import io.benchdoctor.stats.Knee;
import io.benchdoctor.stats.ScalabilityLaw;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Throughput over the mean number of requests in flight. Closed and open loops lie on the same curve: one holds the number, the
 * other the throughput, and Little's law gives the other. A run that is too short, or that came too fast for the server, is
 * shown where it was and not where it was meant to be.
 */
final class SweepCurve {
    /** By how much the throughput of runs of one server and load deviates where no repeats tell it: a band of 3 % for two. */
    static final double UNSEEN = 0.02;

    /** Arrivals of one seed are the same each time, and so is the throughput that they bring; the server is not. */
    private static final double LEAST = 0.005;

    /** Two powers lie apart by as much as throughput and latency do together. */
    private static final double OF_POWER = Math.sqrt(2);

    /** Points that tell less than three others nothing are no curve. */
    static final int FEWEST = 3;

    private final List<SweepPoint> points;

    private SweepCurve(List<SweepPoint> points) {
        this.points = points;
    }

    /** Of the points that count, rising by the number in flight. */
    static SweepCurve of(FactSheet sheet) throws Unavailable {
        Sweep sweep = sheet.group(Sweep.class);
        Symbols.valid(sweep.lever().isLoad());
        SweepCurve curve = of(sweep.counted());
        Symbols.valid(curve.points.size() >= FEWEST);
        curve.points.forEach(point -> point.at().forEach(sheet::at));
        return curve;
    }

    static SweepCurve of(List<SweepPoint> counted) {
        List<SweepPoint> rising = new ArrayList<>();
        counted.stream()
                .filter(point -> point.figure(SweepPoint.RATE).orElse(0) > 0)
                .filter(point -> point.figure(SweepPoint.INSIDE).orElse(0) > 0)
                .sorted(Comparator.comparingDouble(SweepCurve::inside).thenComparingDouble(SweepCurve::rate))
                .forEach(point -> {
                    boolean apart = rising.isEmpty() || inside(point) > inside(rising.get(rising.size() - 1));
                    if (apart) {
                        rising.add(point);
                    }
                });
        return new SweepCurve(List.copyOf(rising));
    }

    static double inside(SweepPoint point) {
        return point.figure(SweepPoint.INSIDE).orElseThrow();
    }

    static double rate(SweepPoint point) {
        return point.figure(SweepPoint.RATE).orElseThrow();
    }

    List<SweepPoint> points() {
        return points;
    }

    /** The same points in the order of the lever. */
    SweepCurve byLevel() {
        return new SweepCurve(points.stream()
                .sorted(Comparator.comparingDouble(SweepPoint::level))
                .toList());
    }

    double[] insides() {
        return points.stream().mapToDouble(SweepCurve::inside).toArray();
    }

    double[] rates() {
        return points.stream().mapToDouble(SweepCurve::rate).toArray();
    }

    /** Deviation of the throughput between runs of one load: pooled over the points with repeats, else assumed. */
    double noise() {
        return noise(points);
    }

    static double noise(List<SweepPoint> points) {
        double squares = 0;
        double freedom = freedom(points);
        for (SweepPoint point : points) {
            double spread = point.figure(SweepPoint.SPREAD).orElse(0);
            squares += spread * spread * (point.runs().size() - 1);
        }
        return freedom == 0 ? UNSEEN : Math.max(LEAST, Math.sqrt(squares / freedom));
    }

    /** Repeats behind {@link #noise}, less one of each point; 0 where it is assumed. */
    double freedom() {
        return freedom(points);
    }

    private static double freedom(List<SweepPoint> points) {
        return points.stream()
                .filter(point -> point.figure(SweepPoint.SPREAD).isPresent())
                .mapToDouble(point -> point.runs().size() - 1.0)
                .sum();
    }

    Optional<Knee> knee() {
        return Knee.of(insides(), rates(), OF_POWER * noise());
    }

    /** The law that foretells left out points better; processor sharing where both do alike. */
    Optional<ScalabilityLaw> law() {
        return ScalabilityLaw.fit(insides(), rates(), falls());
    }

    double lawError() {
        return ScalabilityLaw.error(insides(), rates(), falls());
    }

    private boolean falls() {
        double without = ScalabilityLaw.error(insides(), rates(), false);
        return ScalabilityLaw.error(insides(), rates(), true) < 0.9 * without;
    }

    /** Throughput with so many in flight, on straight lines between the points in logarithms; empty beyond them. */
    OptionalDouble rateAt(double inside) {
        return between(insides(), rates(), inside);
    }

    /**
     * How much throughput grows with the load at the last step: 1 is in step, 0 is not at all.
     *
     * @param open whether the load is what was sent, which a line that grows does not change
     */
    double growth(boolean open) {
        int last = points.size() - 1;
        double more = Math.log(rate(points.get(last)) / rate(points.get(last - 1)));
        return open
                ? more
                        / Math.log(
                                points.get(last).level() / points.get(last - 1).level())
                : more / Math.log(inside(points.get(last)) / inside(points.get(last - 1)));
    }

    static OptionalDouble between(double[] x, double[] y, double at) {
        for (int p = 0; p + 1 < x.length; p++) {
            if (at >= x[p] && at <= x[p + 1]) {
                double part = Math.log(at / x[p]) / Math.log(x[p + 1] / x[p]);
                return OptionalDouble.of(y[p] * Math.pow(y[p + 1] / y[p], part));
            }
        }
        return OptionalDouble.empty();
    }
}
