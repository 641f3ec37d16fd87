package io.benchdoctor.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ShareTest {
    private static final double[] SAMPLES = new Random(3)
            .doubles(5_000)
            .map(x -> Math.rint(x * 2_000) / 1_000)
            .sorted()
            .toArray();

    @Test
    void bounds_in_any_order_are_found_where_a_search_for_each_finds_them() {
        double[] bounds = new Random(4).doubles(20_000, -0.5, 2.5).toArray();

        isFoundAsEver(SAMPLES, bounds);
        isFoundAsEver(SAMPLES, SAMPLES);
        isFoundAsEver(new double[] {1}, bounds);
        isFoundAsEver(new double[0], bounds);
    }

    @Test
    void rising_bounds_are_too_and_begin_anew_where_they_fall() {
        double[] answer =
                DoubleStream.iterate(0.1, at -> at + 0.0007).limit(3_000).toArray();
        double[] answers = DoubleStream.concat(Arrays.stream(answer), Arrays.stream(answer))
                .toArray();

        isFoundAsEver(SAMPLES, answers);
    }

    @Test
    void what_is_no_number_stands_before_all_samples_as_ever() {
        isFoundAsEver(SAMPLES, new double[] {
            1, Double.NaN, 1, Double.POSITIVE_INFINITY, Double.NaN, Double.NEGATIVE_INFINITY, -0.0, 0.0
        });
        isFoundAsEver(
                new double[] {0, 1, Double.POSITIVE_INFINITY, Double.NaN},
                new double[] {2, Double.POSITIVE_INFINITY, 0, Double.NaN});
    }

    private static void isFoundAsEver(double[] sorted, double[] bounds) {
        int near = 0;
        for (double bound : bounds) {
            near = Share.upTo(sorted, bound, near);
            assertThat(near).as("%s", bound).isEqualTo(Share.upTo(sorted, bound));
        }
    }
}
