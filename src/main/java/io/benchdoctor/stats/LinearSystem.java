package io.benchdoctor.stats;

/** A few linear equations. */
final class LinearSystem {
    private LinearSystem() {}

    /**
     * By elimination, the largest pivot first.
     *
     * @param rows coefficients, and behind them the right side; overwritten
     * @return NaN for what the equations do not tell
     */
    static double[] solved(double[][] rows) {
        int n = rows.length;
        for (int c = 0; c < n; c++) {
            int pivot = c;
            for (int r = c + 1; r < n; r++) {
                pivot = Math.abs(rows[r][c]) > Math.abs(rows[pivot][c]) ? r : pivot;
            }
            double[] swapped = rows[c];
            rows[c] = rows[pivot];
            rows[pivot] = swapped;
            for (int r = c + 1; r < n; r++) {
                double times = rows[r][c] / rows[c][c];
                for (int k = c; k <= n; k++) {
                    rows[r][k] -= times * rows[c][k];
                }
            }
        }
        double[] found = new double[n];
        for (int r = n - 1; r >= 0; r--) {
            double left = rows[r][n];
            for (int c = r + 1; c < n; c++) {
                left -= rows[r][c] * found[c];
            }
            found[r] = left / rows[r][r];
        }
        return found;
    }
}
