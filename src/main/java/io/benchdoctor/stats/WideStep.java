package io.benchdoctor.stats;

import java.util.Optional;

/**
 * A step that is many times as large as the noise, in a series of few values.
 *
 * <p>Of nine values in any order, one in sixty-three has the four small ones before the five large ones or after them: the best that a test of
 * the order alone can say. What it cannot see is how far apart they lie. So two things are asked together: that few orders part
 * the values so well, which holds whatever their law is, and that values of a normal law that resemble their neighbours
 * would lie so far apart in at most one of a hundred series (Student's law of the difference of two means, for every split that could have been the one).
 */
final class WideStep {
    /** Of all orders; as many as twice the two that have the three largest at an end, where these are so few. */
    private static final double MOST_ORDERS = 0.05;

    private static final double FEWEST_ORDERS = 0.01;
    private static final double OF_NORMAL = 0.01;

    /** By what a mean of values of which each carries 0.3 of the one before tells less than one of strangers. */
    private static final double LIKE = Math.sqrt((1 - 0.3) / (1 + 0.3));

    private WideStep() {}

    /** @param quietest the least deviation that a value can have */
    static Optional<Steps.Step> of(double[] values, double quietest) {
        int n = values.length;
        if (n < 2 * Steps.FEWEST) {
            return Optional.empty();
        }
        Split widest = widest(values, quietest);
        int splits = n - 2 * Steps.FEWEST + 1;
        double normal = splits * (1 - StudentT.within(LIKE * widest.apart(), n - 2.0));
        if (normal > OF_NORMAL) {
            return Optional.empty();
        }
        double chance =
                Permutations.chance(values, each -> widest(each, quietest).apart());
        return chance <= orders(n) ? Optional.of(new Steps.Step(widest.at(), chance)) : Optional.empty();
    }

    private static double orders(int n) {
        double ends = 4 / (n * (n - 1.0) * (n - 2.0) / 6);
        return Math.max(FEWEST_ORDERS, Math.min(MOST_ORDERS, ends));
    }

    /** @param apart distance of the means, in standard errors */
    private record Split(int at, double apart) {}

    private static Split widest(double[] values, double quietest) {
        int n = values.length;
        double all = 0;
        double allSquares = 0;
        double middle = values[0];
        for (double value : values) {
            all += value - middle;
            allSquares += (value - middle) * (value - middle);
        }
        Split widest = new Split(Steps.FEWEST, 0);
        double sum = 0;
        double squares = 0;
        for (int k = 1; k <= n - Steps.FEWEST; k++) {
            double value = values[k - 1] - middle;
            sum += value;
            squares += value * value;
            if (k >= Steps.FEWEST) {
                double rest = all - sum;
                double within = squares - sum * sum / k + allSquares - squares - rest * rest / (n - k);
                double variance = Math.max(quietest * quietest, Math.max(0, within) / (n - 2));
                double error = Math.sqrt(variance * (1.0 / k + 1.0 / (n - k)));
                double apart = error > 0 ? Math.abs(sum / k - rest / (n - k)) / error : 0;
                widest = apart > widest.apart() ? new Split(k, apart) : widest;
            }
        }
        return widest;
    }
}
