package io.benchdoctor.stats;

/** How sure a counted share is (E. B. Wilson, 1927): holds for small counts and for shares of nought and one. */
public final class Wilson {
    /** Two-sided 95 % of the normal distribution. */
    private static final double Z = 1.959964;

    private Wilson() {}

    /**
     * The 95 % interval of a share.
     *
     * @param share 0..1, of {@code trials} independent trials, at least one
     */
    public static Interval of(double share, int trials) {
        double z2 = Z * Z / trials;
        double middle = (share + z2 / 2) / (1 + z2);
        double half = Z / (1 + z2) * Math.sqrt(share * (1 - share) / trials + z2 / (4.0 * trials));
        return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
