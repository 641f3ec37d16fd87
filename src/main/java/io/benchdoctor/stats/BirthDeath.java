package io.benchdoctor.stats;

import java.util.Arrays;
import java.util.Optional;

/**
 * How many are inside a system at once, where they come by chance (Poisson) and the more are inside the more are served: the
 * stationary shares of a birth and death process, {@code share(n) ~ rate^n / (served(1) * ... * served(n))}. For servers that
 * share their capacity among all that are inside it holds whatever the sizes of the requests are (Kelly, Reversibility and
 * stochastic networks, 1979, 3.3; Kleinrock, Queueing Systems II, 1976, 4.4).
 */
public final class BirthDeath {
    /** Of so many times as many as were ever seen inside there is nothing to tell; nor does the sum need them. */
    private static final int BEYOND = 8;

    /** A run with more in flight is none that a single computer sends. */
    private static final int MOST_INSIDE = 20_000;

    /** Logarithms of {@code served(1) * ... * served(n)}, from n = 0. */
    private final double[] products;

    private final double most;

    private BirthDeath(double[] products, double most) {
        this.products = products;
        this.most = most;
    }

    /**
     * Served in a second with so many inside: on straight lines between the points in logarithms, below the first in step with the
     * number inside, and never falling.
     *
     * @param inside mean numbers inside, rising and above 0
     * @param rates throughput at each, per second, above 0
     * @return empty for no points, or where more were inside than can be summed over
     */
    public static Optional<BirthDeath> of(double[] inside, double[] rates) {
        int last = inside.length - 1;
        if (last < 0 || !(inside[last] <= MOST_INSIDE)) {
            return Optional.empty();
        }
        double[] products = new double[(int) Math.ceil(BEYOND * Math.max(1, inside[last])) + 1];
        double served = 0;
        for (int n = 1; n < products.length; n++) {
            served = Math.max(served, served(inside, rates, n));
            products[n] = products[n - 1] + Math.log(served);
        }
        return Optional.of(new BirthDeath(products, served));
    }

    private static double served(double[] inside, double[] rates, int n) {
        int next = Arrays.binarySearch(inside, n);
        next = next < 0 ? -next - 1 : next;
        if (next == 0) {
            return rates[0] * n / inside[0];
        }
        if (next == inside.length) {
            return rates[next - 1];
        }
        double part = Math.log(n / inside[next - 1]) / Math.log(inside[next] / inside[next - 1]);
        return rates[next - 1] * Math.pow(rates[next] / rates[next - 1], part);
    }

    /** The throughput that no number inside exceeds, per second. */
    public double most() {
        return most;
    }

    /**
     * The share of the time with each number inside, which is also the share of those that come and find so many.
     *
     * @param rate of those that come, per second, above 0; from {@link #most} on the number grows without end, and the shares are
     *     those of a system that turns away whom it has no room for
     * @return from 0 inside; they sum up to 1
     */
    public double[] shares(double rate) {
        double[] shares = new double[products.length];
        double log = Math.log(rate);
        double greatest = Double.NEGATIVE_INFINITY;
        for (int n = 0; n < shares.length; n++) {
            shares[n] = n * log - products[n];
            greatest = Math.max(greatest, shares[n]);
        }
        double sum = 0;
        for (int n = 0; n < shares.length; n++) {
            shares[n] = Math.exp(shares[n] - greatest);
            sum += shares[n];
        }
        for (int n = 0; n < shares.length; n++) {
            shares[n] /= sum;
        }
        return shares;
    }
}
