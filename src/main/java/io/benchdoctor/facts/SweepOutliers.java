package io.benchdoctor.facts;

import io.benchdoctor.facts.SweepPoint.LeftOut;
import io.benchdoctor.stats.ScalabilityLaw;
import java.util.ArrayList;
import java.util.List;

/** Names the points whose throughput the others do not foretell. */
final class SweepOutliers {
    /** Fewer others follow any point. */
    private static final int FEWEST = 5;

    /** One of four that is out is an accident; two of four are another curve. */
    private static final double MOST = 0.25;

    /** What a law of three numbers misses of a real server, as logarithm. */
    private static final double FAR = 0.15;

    /** In deviations of the throughput between runs of one load. */
    private static final double SURE = 4;

    /** Without an outlier the law foretells the others so much better. */
    private static final double BETTER = 0.4;

    private SweepOutliers() {}

    /** The same points, those that are out left out. */
    static List<SweepPoint> named(Lever lever, List<SweepPoint> points) {
        List<SweepPoint> named = new ArrayList<>(points);
        int most = (int) (MOST * points.size());
        for (int found = 0; found < most; found++) {
            SweepCurve curve = SweepCurve.of(counted(named));
            int worst = worst(curve);
            // a line that grows all through an overload is as long as the run was: only a closed loop holds it
            if (worst < 0 && lever != Lever.RATE && curve.points().size() > FEWEST) {
                worst = sagging(curve.insides(), curve.rates(), curve.noise());
            }
            if (worst < 0) {
                break;
            }
            SweepPoint out = curve.points().get(worst);
            named.set(named.indexOf(out), out.without(LeftOut.OUTLIER));
        }
        return List.copyOf(named);
    }

    private static List<SweepPoint> counted(List<SweepPoint> points) {
        return points.stream().filter(point -> point.leftOut().isEmpty()).toList();
    }

    /** Index of the point that is out by most; below 0 where none is. */
    private static int worst(SweepCurve curve) {
        double[] inside = curve.insides();
        double[] rates = curve.rates();
        if (inside.length < FEWEST + 1) {
            return -1;
        }
        int worst = -1;
        double farthest = Math.max(FAR, SURE * curve.noise());
        // the first and the last point are foretold by going beyond the others, which is no foretelling
        for (int p = 1; p + 1 < inside.length; p++) {
            double off = Math.abs(ScalabilityLaw.residual(inside, rates, p, true));
            if (off > farthest) {
                farthest = off;
                worst = p;
            }
        }
        return worst >= 0 && isBetterWithout(inside, rates, worst) ? worst : -1;
    }

    /**
     * Throughput grows less and less with the load, whatever law it follows: no point lies below the line through its neighbours.
     * Where a limit of the server bends the curve no law foretells the others well, and this still holds.
     */
    private static int sagging(double[] inside, double[] rates, double noise) {
        int lowest = -1;
        double farthest = Math.max(FAR, SURE * noise);
        for (int p = 1; p + 1 < inside.length; p++) {
            double part = Math.log(inside[p] / inside[p - 1]) / Math.log(inside[p + 1] / inside[p - 1]);
            double line = (1 - part) * Math.log(rates[p - 1]) + part * Math.log(rates[p + 1]);
            double below = line - Math.log(rates[p]);
            if (below > farthest && !isJump(inside, rates, p + 1)) {
                farthest = below;
                lowest = p;
            }
        }
        return lowest;
    }

    /** Whether a point lies above what the growth two points before allows: then not the one before it sags. */
    private static boolean isJump(double[] inside, double[] rates, int point) {
        double growth = point < 3
                ? 1
                : Math.log(rates[point - 2] / rates[point - 3]) / Math.log(inside[point - 2] / inside[point - 3]);
        double most = rates[point - 2] * Math.pow(inside[point] / inside[point - 2], Math.max(0, growth));
        return Math.log(rates[point] / most) > FAR;
    }

    private static boolean isBetterWithout(double[] inside, double[] rates, int point) {
        double[] fewer = new double[inside.length - 1];
        double[] their = new double[inside.length - 1];
        for (int p = 0, to = 0; p < inside.length; p++) {
            if (p != point) {
                fewer[to] = inside[p];
                their[to++] = rates[p];
            }
        }
        return ScalabilityLaw.error(fewer, their, true) < BETTER * ScalabilityLaw.error(inside, rates, true);
    }
}
