package io.benchdoctor.stats;

import java.util.Optional;

/**
 * How the time in a system grows with the number inside: {@code time(n) = alone + each * n + each2 * n * n}, and by Little's law
 * the throughput {@code n / time(n)}.
 *
 * <p>With {@code each2 = 0} it is processor sharing, {@code T = alone / (1 - rate * each)} (Kleinrock, Queueing Systems II,
 * 1976, 4.4); with the square it is the universal scalability law (Gunther, Guerrilla Capacity Planning, 2007), which lets
 * throughput fall again.
 *
 * @param alone time of one that finds nobody there, seconds
 * @param each what one more inside adds, seconds; its inverse is the throughput that is never reached
 * @param each2 what pairs of them add, seconds
 */
public record ScalabilityLaw(double alone, double each, double each2) {
    /** More parameters than points can tell nothing. */
    private static final int FEWEST = 3;

    /**
     * The law nearest to points, by the squares of the relative errors of the time.
     *
     * @param inside mean numbers inside, above 0
     * @param rates throughput at each, above 0
     * @param square whether throughput may fall again
     * @return empty for fewer than three points, or where no law with these signs fits
     */
    public static Optional<ScalabilityLaw> fit(double[] inside, double[] rates, boolean square) {
        if (inside.length < FEWEST) {
            return Optional.empty();
        }
        ScalabilityLaw best = null;
        double least = Double.POSITIVE_INFINITY;
        // non-negative least squares of so few parameters: the best of the subsets that come out non-negative
        for (int used = 1; used < (square ? 8 : 4); used++) {
            ScalabilityLaw law = solved(inside, rates, used);
            double error = law == null ? Double.POSITIVE_INFINITY : law.squares(inside, rates);
            if (error < least) {
                least = error;
                best = law;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Time inside, seconds, with so many inside. */
    public double time(double inside) {
        return alone + each * inside + each2 * inside * inside;
    }

    /** Throughput per second with so many inside. */
    public double rate(double inside) {
        return inside / time(inside);
    }

    /** The throughput that it never exceeds; infinite where nothing holds it. */
    public double most() {
        return 1 / (each + 2 * Math.sqrt(alone * each2));
    }

    /**
     * Where power, throughput over time, is greatest (Kleinrock, 1979); without the square that is also where the line of
     * unhindered growth meets the greatest throughput. Infinite where every one more is free.
     */
    public double knee() {
        if (each2 == 0) {
            return alone / each;
        }
        return (Math.sqrt(each * each + 12 * alone * each2) - each) / (6 * each2);
    }

    /**
     * Root mean square of the relative errors that throughput has where each point is foretold from the others.
     *
     * @return NaN where that cannot be told
     */
    public static double error(double[] inside, double[] rates, boolean square) {
        double sum = 0;
        for (int left = 0; left < inside.length; left++) {
            double off = Math.expm1(residual(inside, rates, left, square));
            sum += off * off;
        }
        return inside.length <= FEWEST ? Double.NaN : Math.sqrt(sum / inside.length);
    }

    /** Logarithm of the throughput of a point over that which the others foretell; NaN where they foretell nothing. */
    public static double residual(double[] inside, double[] rates, int point, boolean square) {
        return fit(without(inside, point), without(rates, point), square)
                .map(law -> Math.log(rates[point] / law.rate(inside[point])))
                .orElse(Double.NaN);
    }

    private double squares(double[] inside, double[] rates) {
        double sum = 0;
        for (int p = 0; p < inside.length; p++) {
            double off = time(inside[p]) * rates[p] / inside[p] - 1;
            sum += off * off;
        }
        return sum;
    }

    /** @param used bits of the parameters that are not 0; null where one comes out negative */
    private static ScalabilityLaw solved(double[] inside, double[] rates, int used) {
        int count = Integer.bitCount(used);
        double[][] normal = new double[count][count + 1];
        for (int p = 0; p < inside.length; p++) {
            double weight = rates[p] / inside[p];
            double[] row = new double[count + 1];
            int at = 0;
            for (int power = 0; power < FEWEST; power++) {
                if ((used >> power & 1) == 1) {
                    row[at++] = Math.pow(inside[p], power) * weight;
                }
            }
            row[count] = 1;
            for (int r = 0; r < count; r++) {
                for (int c = 0; c <= count; c++) {
                    normal[r][c] += row[r] * row[c];
                }
            }
        }
        double[] found = LinearSystem.solved(normal);
        double[] all = new double[FEWEST];
        int at = 0;
        for (int power = 0; power < FEWEST; power++) {
            all[power] = (used >> power & 1) == 1 ? found[at++] : 0;
            if (!(all[power] >= 0)) {
                return null;
            }
        }
        return new ScalabilityLaw(all[0], all[1], all[2]);
    }

    private static double[] without(double[] values, int point) {
        double[] rest = new double[values.length - 1];
        System.arraycopy(values, 0, rest, 0, point);
        System.arraycopy(values, point + 1, rest, point, rest.length - point);
        return rest;
    }
}
