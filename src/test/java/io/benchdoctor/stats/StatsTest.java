package io.benchdoctor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Known values of the small statistics. */
class StatsTest {
    @Test
    void deviation_is_that_of_the_population() {
        double[] eight = {2, 4, 4, 4, 5, 5, 7, 9};

        assertThat(Moments.mean(eight)).hasValue(5);
        assertThat(Moments.deviation(eight)).hasValue(2);
        assertThat(Moments.variation(eight)).hasValue(0.4);
        assertThat(Moments.mean(new double[0])).isEmpty();
        assertThat(Moments.deviation(new double[0])).isEmpty();
        assertThat(Moments.variation(new double[] {0, 0})).isEmpty();
    }

    @Test
    void mean_and_deviation_have_the_same_bits_for_any_order() {
        qt().forAll(
                        lists().of(doubles().between(0, 1e6)).ofSizeBetween(1, 60),
                        integers().all())
                .check((values, seed) -> {
                    List<Double> shuffled = new ArrayList<>(values);
                    Collections.shuffle(shuffled, new Random(seed));
                    return Moments.mean(array(values)).equals(Moments.mean(array(shuffled)))
                            && Moments.deviation(array(values)).equals(Moments.deviation(array(shuffled)));
                });
    }

    @Test
    void a_uniform_ramp_has_a_variation_of_one_over_the_root_of_three() {
        double[] ramp = IntStream.rangeClosed(0, 100_000).asDoubleStream().toArray();

        assertThat(Moments.variation(ramp).orElseThrow()).isCloseTo(1 / Math.sqrt(3), within(1e-4));
    }

    @Test
    void rank_correlation_is_that_of_the_textbook() {
        double[] iq = {106, 100, 86, 101, 99, 103, 97, 113, 112, 110};
        double[] hours = {7, 27, 2, 50, 28, 29, 20, 12, 6, 17};

        assertThat(Relation.rankCorrelation(iq, hours).orElseThrow()).isCloseTo(-29.0 / 165, within(1e-12));
    }

    @Test
    void ties_share_their_rank_and_what_does_not_vary_has_no_relation() {
        assertThat(Relation.rankCorrelation(new double[] {1, 2, 2, 3}, new double[] {10, 20, 20, 30}))
                .hasValue(1);
        assertThat(Relation.rankCorrelation(new double[] {1, 1, 1}, new double[] {1, 2, 3}))
                .isEmpty();
        assertThat(Relation.linearFit(new double[] {1, 2}, new double[] {1, 2})).isEmpty();
    }

    @Test
    void a_line_explains_what_lies_on_it() {
        double[] x = {1, 2, 3, 4};

        assertThat(Relation.linearFit(x, new double[] {5, 7, 9, 11}).orElseThrow())
                .isCloseTo(1, within(1e-12));
        assertThat(Relation.linearFit(x, new double[] {1, 3, 2, 4}).orElseThrow())
                .isCloseTo(0.64, within(1e-12));
    }

    @Test
    void shares_count_what_lies_strictly_on_one_side() {
        double[] sorted = {1, 2, 2, 3};

        assertThat(Share.below(sorted, 2)).isEqualTo(0.25);
        assertThat(Share.above(sorted, 2)).isEqualTo(0.25);
        assertThat(Share.below(sorted, 9)).isEqualTo(1);
    }

    @Test
    void requests_in_flight_are_counted_exactly_and_averaged_by_slice() {
        Occupancy occupancy = new Occupancy(new double[] {0, 1, 2}, new double[] {2, 4, 4});

        assertThat(occupancy.peak()).isEqualTo(2);
        assertThat(occupancy.means(4)).containsExactly(1, 2, 2, 2);
    }

    @Test
    void what_ends_when_another_starts_does_not_count_twice() {
        assertThat(new Occupancy(new double[] {0, 1, 2}, new double[] {1, 2, 3}).peak())
                .isEqualTo(1);
    }

    @Test
    void the_steady_window_leaves_out_the_way_up_and_the_way_down() {
        double[] curve = {2, 6, 10, 10, 9.5, 10, 10, 9, 4, 1};

        assertThat(SteadyWindow.share(curve, 0.9)).isEqualTo(0.6);
        assertThat(SteadyWindow.share(new double[0], 0.9)).isZero();
    }

    @Test
    void two_heaps_are_told_from_a_smooth_spread() {
        double[] ramp = IntStream.rangeClosed(1, 1000).asDoubleStream().toArray();
        double[] heaps = IntStream.range(0, 1000)
                .mapToDouble(k -> k < 500 ? 10 + k * 0.01 : 60 + k * 0.01)
                .toArray();

        assertThat(Clusters.gapFactor(ramp)).isLessThan(1.3);
        assertThat(Clusters.gapFactor(heaps)).isGreaterThan(3);
        assertThat(Clusters.gapFactor(new double[] {1, 100})).isEqualTo(1);
    }

    @Test
    void a_single_wild_sample_makes_no_heap() {
        double[] one = IntStream.range(0, 100)
                .mapToDouble(k -> k == 99 ? 1000 : 10 + k * 0.01)
                .toArray();

        assertThat(Clusters.gapFactor(one)).isLessThan(1.1);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Test
    void a_share_of_few_trials_is_uncertain_and_stays_within_nought_and_one() {
        Interval half = Wilson.of(0.5, 10);
        assertThat(half.low()).isCloseTo(0.2366, within(1e-4));
        assertThat(half.high()).isCloseTo(0.7634, within(1e-4));
        assertThat(Wilson.of(1, 10).high()).isCloseTo(1, within(1e-12));
        assertThat(Wilson.of(0, 10).low()).isCloseTo(0, within(1e-12));
        assertThat(Wilson.of(1, 10).low()).isCloseTo(0.7225, within(1e-4));
    }
}
