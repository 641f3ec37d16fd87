package io.benchdoctor.stats;

import java.util.Optional;

/**
 * The load at which power, throughput over time in the system, is greatest (Kleinrock, Power and deterministic rules of thumb,
 * 1979; Giessler et al., 1978). Left of it one percent more inside brings more than half a percent of throughput, right of it
 * less. By Little's law power is {@code rate * rate / inside}; no asymptote has to be guessed for it, and it does not depend on
 * how far a sweep goes or how its steps are spaced, as the knee of a curve by its bend does (Satopää et al., Kneedle, 2011).
 *
 * @param inside mean number inside at the knee
 * @param low the smallest number that chance allows for, 0 where no measured load is small enough to tell
 * @param high the largest; infinite where no measured load is large enough to tell
 */
public record Knee(double inside, double low, double high) {
    /** Half of the 95 % interval of a difference of two powers of like error, in their error: 1.96 * sqrt(2). */
    private static final double APART = 2.8;

    /**
     * @param inside mean numbers inside, rising
     * @param rates throughput at each
     * @param error relative standard error of a power
     * @return empty for fewer than three points, and where power is greatest at the first or the last of them
     */
    public static Optional<Knee> of(double[] inside, double[] rates, double error) {
        int last = inside.length - 1;
        double[] x = logs(inside);
        double[] y = powers(inside, rates);
        int top = top(y);
        if (last < 2 || top == 0 || top == last) {
            return Optional.empty();
        }
        double vertex = vertex(x, y, top);
        double floor = y[top] - APART * error;
        return Optional.of(new Knee(
                Math.exp(vertex),
                Math.exp(Math.min(vertex, fall(x, y, top, -1, floor))),
                Math.exp(Math.max(vertex, fall(x, y, top, 1, floor)))));
    }

    /** Index of the point with the greatest power. */
    public static int top(double[] inside, double[] rates) {
        return top(powers(inside, rates));
    }

    private static int top(double[] powers) {
        int top = 0;
        for (int p = 1; p < powers.length; p++) {
            top = powers[p] > powers[top] ? p : top;
        }
        return top;
    }

    /** Of the parabola through the greatest and its neighbours. */
    private static double vertex(double[] x, double[] y, int top) {
        double left = (y[top] - y[top - 1]) / (x[top] - x[top - 1]);
        double right = (y[top + 1] - y[top]) / (x[top + 1] - x[top]);
        double bend = (right - left) / (x[top + 1] - x[top - 1]);
        double vertex = bend < 0 ? (x[top] + x[top - 1]) / 2 - left / (2 * bend) : x[top];
        return Math.max(x[top - 1], Math.min(x[top + 1], vertex));
    }

    /** Where the line through the points falls below the floor. */
    private static double fall(double[] x, double[] y, int top, int step, double floor) {
        for (int p = top; p + step >= 0 && p + step < x.length; p += step) {
            if (y[p + step] < floor) {
                return x[p] + (floor - y[p]) / (y[p + step] - y[p]) * (x[p + step] - x[p]);
            }
        }
        return step < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    private static double[] logs(double[] values) {
        double[] logs = new double[values.length];
        for (int p = 0; p < logs.length; p++) {
            logs[p] = Math.log(values[p]);
        }
        return logs;
    }

    private static double[] powers(double[] inside, double[] rates) {
        double[] powers = new double[inside.length];
        for (int p = 0; p < powers.length; p++) {
            powers[p] = 2 * Math.log(rates[p]) - Math.log(inside[p]);
        }
        return powers;
    }
}
