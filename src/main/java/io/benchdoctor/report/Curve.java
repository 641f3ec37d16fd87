package io.benchdoctor.report;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/**
 * Points of a chart over many measurements, thinned without losing an extreme: of each stretch the lowest and the highest
 * stay, in their order. Packed; a NaN stands for an interruption only inside.
 */
public final class Curve {
    private final double[] x;
    private final double[] y;

    private Curve(double[] x, double[] y) {
        this.x = x;
        this.y = y;
    }

    public int count() {
        return x.length;
    }

    public double x(int point) {
        return x[point];
    }

    /** Empty where the line is interrupted. */
    public OptionalDouble y(int point) {
        return Double.isNaN(y[point]) ? OptionalDouble.empty() : OptionalDouble.of(y[point]);
    }

    /** Where the lines of one chart may have no point. */
    enum Holes {
        /** A request without the time is no point. */
        SKIPPED,
        /** A sample without the figure interrupts the line. */
        KEPT
    }

    /** @param most points that stay */
    static Curve of(int count, IntToDoubleFunction x, IntFunction<OptionalDouble> y, Holes holes, int most) {
        double[] xs = new double[count];
        double[] ys = new double[count];
        int n = 0;
        for (int i = 0; i < count; i++) {
            OptionalDouble value = y.apply(i);
            if (value.isPresent() || holes == Holes.KEPT) {
                xs[n] = x.applyAsDouble(i);
                ys[n++] = value.orElse(Double.NaN);
            }
        }
        Curve whole = new Curve(Arrays.copyOf(xs, n), Arrays.copyOf(ys, n));
        return n <= most ? whole : whole.thinned(most);
    }

    private Curve thinned(int most) {
        int stretches = most / 2;
        double[] xs = new double[most];
        double[] ys = new double[most];
        int n = 0;
        for (int s = 0; s < stretches; s++) {
            int from = (int) ((long) x.length * s / stretches);
            int to = (int) ((long) x.length * (s + 1) / stretches);
            int low = from;
            int high = from;
            for (int i = from; i < to; i++) {
                low = !(y[i] >= y[low]) ? i : low;
                high = y[i] > y[high] || Double.isNaN(y[high]) ? i : high;
            }
            for (int i : low == high ? new int[] {low} : new int[] {Math.min(low, high), Math.max(low, high)}) {
                xs[n] = x[i];
                ys[n++] = y[i];
            }
        }
        return new Curve(Arrays.copyOf(xs, n), Arrays.copyOf(ys, n));
    }
}
