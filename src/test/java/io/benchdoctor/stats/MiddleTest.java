package io.benchdoctor.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MiddleTest {
    @Test
    void the_middle_is_the_median_of_the_sorted_samples_to_the_last_bit() {
        var random = new SplittableRandom(3);
        for (int count = 1; count < 200; count++) {
            double[] samples = random.doubles(count, 0, 50).toArray();
            isMedian(samples);
            isMedian(Arrays.stream(samples).map(Math::rint).toArray());
            Arrays.sort(samples);
            isMedian(samples);
            Arrays.fill(samples, 7);
            isMedian(samples);
        }
    }

    @Test
    void only_the_first_samples_are_meant_and_of_none_there_is_no_middle() {
        assertThat(Middle.of(new double[] {3, 1, 2, -9, -9}, 3)).hasValue(2);
        assertThat(Middle.of(new double[] {3}, 0)).isEmpty();
    }

    private static void isMedian(double[] samples) {
        double[] rising = samples.clone();
        Arrays.sort(rising);

        assertThat(Middle.of(samples.clone(), samples.length)).isEqualTo(Percentile.ofSorted(rising, 50));
    }
}
