package io.benchdoctor.stats;

/**
 * How much values resemble their neighbours, beyond the levels that they lie on: a night is warm as the one before was.
 *
 * <p>The mean of n values of which each carries a part r of the one before it varies by (1 + r) / (1 - r) times what n strangers would
 * (Anderson, <i>The Statistical Analysis of Time Series</i>, 1971); so does the sum behind a step or a trend. The part that a short series
 * shows of itself is mostly luck, with a deviation of 1 / √n. It counts as far as it is none: where likenesses of 0.18 are usual, as n to n + 30.
 */
final class SerialCorrelation {
    /** One over the variance of likenesses that are usual. */
    private static final double DOUBT = 30;

    /** By how much a series of n that has lost its own levels shows less of a likeness, times n. */
    private static final double LOST = 1;

    private static final double MOST = 0.8;

    private SerialCorrelation() {}

    /**
     * By what a sum is to be multiplied to weigh as much as one of strangers; 1 at most.
     *
     * @param from and {@code to}: values from one to before the other lie on one level, all others on another
     */
    static double damping(double[] values, int from, int to) {
        double inside = 0;
        double outside = 0;
        for (int i = 0; i < values.length; i++) {
            if (i >= from && i < to) {
                inside += values[i];
            } else {
                outside += values[i];
            }
        }
        double[] rest = values.clone();
        for (int i = 0; i < rest.length; i++) {
            boolean isInside = i >= from && i < to;
            rest[i] -= isInside ? inside / (to - from) : outside / (values.length - to + from);
        }
        return damping(rest);
    }

    /** @param rest values less their levels */
    static double damping(double[] rest) {
        double squares = 0;
        double carried = 0;
        for (int i = 0; i < rest.length; i++) {
            squares += rest[i] * rest[i];
            carried += i > 0 ? rest[i] * rest[i - 1] : 0;
        }
        if (squares <= 0) {
            return 1;
        }
        int n = rest.length;
        double part = (carried / squares + LOST / n) * n / (n + DOUBT);
        double counted = Math.max(0, Math.min(MOST, part));
        return Math.sqrt((1 - counted) / (1 + counted));
    }
}
