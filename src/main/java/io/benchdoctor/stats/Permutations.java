package io.benchdoctor.stats;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** How often a series says as much when its order is chance. */
final class Permutations {
    private static final int COUNT = 999;
    private static final double ALIKE = 1e-9;
    private static final long SEED = 20_240_229;

    private Permutations() {}

    /**
     * The share of orders, the given one among them, that weigh at least as much; a thousandth at least.
     *
     * @param weight larger where an order says more; asked of a copy
     */
    static double chance(double[] values, ToDoubleFunction<double[]> weight) {
        double own = weight.applyAsDouble(values);
        double[] shuffled = values.clone();
        SplittableRandom random = new SplittableRandom(SEED);
        int asHeavy = 1;
        for (int turn = 0; turn < COUNT; turn++) {
            shuffle(shuffled, random);
            asHeavy += weight.applyAsDouble(shuffled) >= own - ALIKE ? 1 : 0;
        }
        return (double) asHeavy / (1 + COUNT);
    }

    private static void shuffle(double[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double kept = values[i];
            values[i] = values[j];
            values[j] = kept;
        }
    }
}
