package io.benchdoctor.lab;

import java.util.SplittableRandom;

/** When a client sends: gamma-distributed gaps, of which burstiness 1 is Poisson, below 1 comes in clumps. */
final class Arrivals {
    private final double rate;
    private final double burstiness;
    private final SplittableRandom random;
    private double due;

    /** @param rate requests per second; infinite = all at once */
    Arrivals(double rate, double burstiness, SplittableRandom random) {
        this.rate = rate;
        this.burstiness = burstiness;
        this.random = random;
    }

    static Arrivals atOnce() {
        return new Arrivals(Double.POSITIVE_INFINITY, 1, new SplittableRandom(0));
    }

    /** Seconds at which the next request is due; the first at 0. */
    double next() {
        double now = due;
        if (!Double.isInfinite(rate)) {
            due += gamma(burstiness) / (burstiness * rate);
        }
        return now;
    }

    /** Marsaglia and Tsang, 2000. */
    private double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal();
            double v = Math.pow(1 + c * x, 3);
            if (v > 0 && Math.log(1 - random.nextDouble()) < 0.5 * x * x + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    private double normal() {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
