package io.benchdoctor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What chance does to the ratio of two runs. */
class ChanceTest {
    private static final int STRETCHES = 16;

    @ParameterizedTest(name = "{0} of the draws, {1} degrees of freedom")
    @CsvSource({
        "0.95, 1, 12.7062",
        "0.95, 2, 4.3027",
        "0.95, 4, 2.7764",
        "0.95, 15, 2.1314",
        "0.99, 15, 2.9467",
        "0.95, 1000, 1.9623",
        "0.5, 1, 1.0"
    })
    void students_law_is_that_of_the_printed_tables(double share, double freedom, double distance) {
        assertThat(StudentT.twoSided(share, freedom)).isCloseTo(distance, within(5e-4));
    }

    @Test
    void a_percentile_with_every_stretch_once_is_a_sample_of_its_rank() {
        double[] samples = IntStream.rangeClosed(1, 1000).mapToDouble(k -> k).toArray();
        Stretches run =
                Stretches.of(samples, IntStream.range(0, 1000).map(k -> k % 4).toArray(), 4);
        int[] once = {1, 1, 1, 1};

        assertThat(run.percentile(50, once)).isEqualTo(500);
        assertThat(run.percentile(99, once)).isEqualTo(990);
        assertThat(run.mean(once)).isEqualTo(500.5);
    }

    @Test
    void very_many_samples_give_nearly_the_percentile_that_all_of_them_give() {
        double[] samples = IntStream.rangeClosed(1, 100_000).mapToDouble(k -> k).toArray();
        Stretches run = Stretches.of(samples, new int[100_000], 1);

        assertThat(run.percentile(99, new int[] {1})).isCloseTo(99_000, within(15.0));
    }

    @Test
    void what_both_runs_have_in_common_is_no_chance() {
        double[] growing = IntStream.rangeClosed(1, 1600).mapToDouble(k -> k).toArray();
        double[] slower = Arrays.stream(growing).map(k -> 1.1 * k).toArray();

        assertThat(MatchedBootstrap.variance(cut(growing), cut(slower), MatchedBootstrap.MEAN, 1))
                .isCloseTo(0, within(1e-20));
    }

    @Test
    void of_strangers_it_tells_what_the_textbook_tells() {
        SplittableRandom random = new SplittableRandom(5);
        double sum = 0;
        int times = 200;
        for (int k = 0; k < times; k++) {
            sum += MatchedBootstrap.variance(cut(drawn(random, 0)), cut(drawn(random, 0)), MatchedBootstrap.MEAN, k);
        }
        // uniform on 1 ± 0.5 over 1600 samples: variance 1/12/1600 of each mean, and as much of the other
        double expected = 2 * (1.0 / 12) / 1600;

        assertThat(sum / times).isBetween(0.9 * expected, 1.6 * expected);
    }

    @Test
    void neighbours_that_are_alike_make_it_wider() {
        SplittableRandom random = new SplittableRandom(6);
        double strangers = 0;
        double alike = 0;
        for (int k = 0; k < 50; k++) {
            strangers +=
                    MatchedBootstrap.variance(cut(drawn(random, 0)), cut(drawn(random, 0)), MatchedBootstrap.MEAN, k);
            alike += MatchedBootstrap.variance(
                    cut(drawn(random, 0.998)), cut(drawn(random, 0.998)), MatchedBootstrap.MEAN, k);
        }

        assertThat(alike).isGreaterThan(20 * strangers);
    }

    @Test
    void the_same_seed_gives_the_same_bits() {
        SplittableRandom random = new SplittableRandom(7);
        Stretches base = cut(drawn(random, 0.9));
        Stretches now = cut(drawn(random, 0.9));

        assertThat(MatchedBootstrap.variance(base, now, MatchedBootstrap.percentile(50), 3))
                .isEqualTo(MatchedBootstrap.variance(base, now, MatchedBootstrap.percentile(50), 3));
    }

    @Test
    void runs_that_are_cut_differently_are_refused() {
        Stretches four = Stretches.ofSums(new double[] {1, 1, 1, 1}, new double[] {1, 1, 1, 1});
        Stretches two = Stretches.ofSums(new double[] {1, 1}, new double[] {1, 1});

        assertThatThrownBy(() -> MatchedBootstrap.variance(four, two, MatchedBootstrap.MEAN, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("4 stretches against 2");
    }

    private static Stretches cut(double[] samples) {
        int[] stretch = IntStream.range(0, samples.length)
                .map(k -> k * STRETCHES / samples.length)
                .toArray();
        return Stretches.of(samples, stretch, STRETCHES);
    }

    /** Numbers around 1, each of which keeps a part of how far the one before was off. */
    private static double[] drawn(SplittableRandom random, double kept) {
        double[] samples = new double[1600];
        double off = 0;
        for (int k = 0; k < samples.length; k++) {
            off = kept * off + random.nextDouble() - 0.5;
            samples[k] = Math.max(0.01, 1 + off * (kept == 0 ? 1 : 0.1));
        }
        return samples;
    }
}
