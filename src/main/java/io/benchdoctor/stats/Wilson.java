package io.benchdoctor.stats;

/** The share that lies behind a count: Wilson's score interval, which stays inside 0..1 even for counts of zero. */
public final class Wilson {
    /** Two-sided 95 % point of the normal law. */
    private static final double Z95 = 1.959963984540054;

    private Wilson() {}

    /**
     * The 95 % interval of the share.
     *
     * @param hits in [0, n]
     * @param n at least 1
     */
    public static Interval interval(long hits, long n) {
        if (n < 1 || hits < 0 || hits > n) {
            throw new IllegalArgumentException(hits + " of " + n + " is no share");
        }
        double share = (double) hits / n;
        double z2 = Z95 * Z95;
        double middle = (share + z2 / (2 * n)) / (1 + z2 / n);
        double half = Z95 / (1 + z2 / n) * Math.sqrt(share * (1 - share) / n + z2 / (4.0 * n * n));
        return new Interval(hits == 0 ? 0 : middle - half, hits == n ? 1 : middle + half);
    }
}
