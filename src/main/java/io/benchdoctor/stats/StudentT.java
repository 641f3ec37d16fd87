package io.benchdoctor.stats;

/** Student's law: how far a mean may lie from the truth, in standard errors, when these were themselves measured. */
public final class StudentT {
    private static final double FARTHEST = 1e4;
    private static final int HALVINGS = 100;
    private static final int TERMS = 300;
    private static final double CLOSE = 1e-15;
    private static final double TINY = 1e-300;

    private StudentT() {}

    /**
     * The distance that a share of all draws does not exceed, to either side.
     *
     * @param share in (0, 1), such as 0.95
     * @param freedom degrees of freedom, above 0
     */
    public static double twoSided(double share, double freedom) {
        double low = 0;
        double high = FARTHEST;
        for (int n = 0; n < HALVINGS; n++) {
            double middle = (low + high) / 2;
            if (within(middle, freedom) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Share of all draws that lie no farther than so from the middle, to either side. */
    static double within(double distance, double freedom) {
        return 1 - beta(freedom / (freedom + distance * distance), freedom / 2, 0.5);
    }

    /** The regularised incomplete beta function, by its continued fraction (Lentz). */
    private static double beta(double x, double a, double b) {
        if (x <= 0 || x >= 1) {
            return x <= 0 ? 0 : 1;
        }
        double front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
        return x < (a + 1) / (a + b + 2) ? front * fraction(x, a, b) / a : 1 - front * fraction(1 - x, b, a) / b;
    }

    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / away(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m <= TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / away(1 + even * d);
            c = away(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / away(1 + odd * d);
            c = away(1 + odd / c);
            value *= d * c;
            if (Math.abs(d * c - 1) < CLOSE) {
                break;
            }
        }
        return value;
    }

    private static double away(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    /** Stirling's series, shifted to where it is exact to the last digits. */
    private static double logGamma(double x) {
        double shift = 0;
        double z = x;
        while (z < 15) {
            shift -= Math.log(z);
            z++;
        }
        double z2 = z * z;
        double series = 1 / (12 * z) - 1 / (360 * z * z2) + 1 / (1260 * z * z2 * z2) - 1 / (1680 * z * z2 * z2 * z2);
        return shift + (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series;
    }
}
