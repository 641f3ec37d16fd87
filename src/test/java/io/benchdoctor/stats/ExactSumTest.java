package io.benchdoctor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactSumTest {
    @Test
    void ten_tenths_are_the_exact_sum_of_ten_doubles_and_not_the_sum_of_their_roundings() {
        double[] tenths = {.1, .1, .1, .1, .1, .1, .1, .1, .1, .1};

        assertThat(ExactSum.of(tenths)).isEqualTo(1.0);
    }

    @Test
    void what_cancels_leaves_what_was_too_small_to_see() {
        assertThat(ExactSum.of(new double[] {1e300, 1, -1e300, 1e-300})).isEqualTo(1.0);
        assertThat(ExactSum.of(new double[] {1e300, 1e-300, -1e300})).isEqualTo(1e-300);
    }

    @Test
    void the_smallest_and_the_largest_double_are_kept() {
        assertThat(ExactSum.of(new double[] {Double.MIN_VALUE, Double.MIN_VALUE}))
                .isEqualTo(2 * Double.MIN_VALUE);
        assertThat(ExactSum.of(new double[] {Double.MAX_VALUE})).isEqualTo(Double.MAX_VALUE);
        assertThat(ExactSum.of(new double[] {})).isZero();
    }

    @Test
    void a_sum_with_something_infinite_is_no_number() {
        assertThat(ExactSum.of(new double[] {1, Double.POSITIVE_INFINITY})).isNaN();
    }

    @Test
    void it_is_what_decimal_arithmetic_without_rounding_gives() {
        qt().forAll(lists().of(doubles().any()).ofSizeBetween(0, 40)).check(values -> {
            List<Double> finite = values.stream().filter(Double::isFinite).toList();
            BigDecimal exact = finite.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
            return ExactSum.of(array(finite)) == exact.doubleValue();
        });
    }

    @Test
    void any_order_gives_the_same_bits() {
        qt().forAll(
                        lists().of(doubles().between(-1e9, 1e9)).ofSizeBetween(1, 60),
                        integers().all())
                .check((values, seed) -> {
                    List<Double> shuffled = new ArrayList<>(values);
                    Collections.shuffle(shuffled, new Random(seed));
                    return Double.doubleToRawLongBits(ExactSum.of(array(values)))
                            == Double.doubleToRawLongBits(ExactSum.of(array(shuffled)));
                });
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
