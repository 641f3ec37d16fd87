package io.benchdoctor.stats;

/**
 * The never falling steps that are nearest to values by their squares: neighbours that fall are pooled (Ayer et al., An empirical
 * distribution function for sampling with incomplete information, 1955).
 */
public final class Isotonic {
    private Isotonic() {}

    /** Of values in the order of what they should rise with. */
    public static double[] of(double[] values) {
        double[] means = new double[values.length];
        int[] sizes = new int[values.length];
        int pools = 0;
        for (double value : values) {
            means[pools] = value;
            sizes[pools++] = 1;
            while (pools > 1 && means[pools - 2] >= means[pools - 1]) {
                int size = sizes[pools - 2] + sizes[pools - 1];
                means[pools - 2] = (means[pools - 2] * sizes[pools - 2] + means[pools - 1] * sizes[pools - 1]) / size;
                sizes[pools - 2] = size;
                pools--;
            }
        }
        double[] steps = new double[values.length];
        int at = 0;
        for (int pool = 0; pool < pools; pool++) {
            for (int n = 0; n < sizes[pool]; n++) {
                steps[at++] = means[pool];
            }
        }
        return steps;
    }
}
