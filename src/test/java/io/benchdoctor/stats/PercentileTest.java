package io.benchdoctor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quicktheories.core.Gen;

class PercentileTest {
    private static final double[] SIX = {15, 20, 35, 40, 50, 120};

    @ParameterizedTest(name = "P{0} = {1}")
    @CsvSource({
        "0, 15",
        "10, 17.5",
        "25, 23.75",
        "50, 37.5",
        "75, 47.5",
        "90, 85",
        "99, 116.5",
        "99.9, 119.65",
        "100, 120"
    })
    void it_interpolates_as_numpy_does(double rank, double value) {
        assertThat(Percentile.ofSorted(SIX, rank).orElseThrow()).isCloseTo(value, within(1e-9));
    }

    @Test
    void it_may_leave_out_the_smallest_samples() {
        assertThat(Percentile.ofSorted(SIX, 2, 50)).hasValue(45);
        assertThat(Percentile.ofSorted(SIX, 5, 99)).hasValue(120);
        assertThat(Percentile.ofSorted(SIX, 6, 50)).isEmpty();
    }

    @Test
    void of_no_samples_there_is_none_and_of_one_it_is_that_one() {
        assertThat(Percentile.ofSorted(new double[0], 50)).isEmpty();
        assertThat(Percentile.ofSorted(new double[] {7}, 99)).hasValue(7);
    }

    @ParameterizedTest
    @CsvSource({"-0.1", "100.1", "NaN"})
    void a_rank_outside_is_refused(double rank) {
        assertThatThrownBy(() -> Percentile.ofSorted(SIX, rank)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void it_lies_between_the_least_and_the_greatest() {
        qt().forAll(samples(), doubles().between(0, 100)).check((samples, rank) -> {
            double[] sorted = sorted(samples);
            double value = Percentile.ofSorted(sorted, rank).orElseThrow();
            return value >= sorted[0] && value <= sorted[sorted.length - 1];
        });
    }

    @Test
    void it_does_not_fall_as_the_rank_rises() {
        qt().forAll(samples(), doubles().between(0, 100), doubles().between(0, 100))
                .check((samples, one, other) -> {
                    double[] sorted = sorted(samples);
                    return Percentile.ofSorted(sorted, Math.min(one, other)).orElseThrow()
                            <= Percentile.ofSorted(sorted, Math.max(one, other)).orElseThrow();
                });
    }

    @ParameterizedTest(name = "n = {0}: P99 lies between rank {1} and rank {2}")
    @CsvSource({"100, 97, 100", "300, 293, 300", "1000, 983, 997", "10000, 9880, 9920"})
    void the_interval_of_p99_narrows_with_the_number_of_samples(int n, double low, double high) {
        double[] ranks = IntStream.rangeClosed(1, n).asDoubleStream().toArray();

        Interval interval = Percentile.interval(ranks, 99);

        assertThat(interval.low()).isEqualTo(low);
        assertThat(interval.high()).isEqualTo(high);
    }

    private static Gen<List<Double>> samples() {
        return lists().of(doubles().between(0, 1e6)).ofSizeBetween(1, 50);
    }

    private static double[] sorted(List<Double> samples) {
        return samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }
}
