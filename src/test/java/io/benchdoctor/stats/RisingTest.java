package io.benchdoctor.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RisingTest {
    private static final int MANY = 700_000;

    @Test
    void latencies_come_in_the_order_of_an_ordinary_sort() {
        isSortedAsEver(x -> Math.exp(3 * x));
    }

    @Test
    void samples_that_are_nearly_all_alike_do_too() {
        isSortedAsEver(x -> x < 0.999 ? 20 : x);
    }

    @Test
    void zeros_of_either_sign_are_not_mixed() {
        isSortedAsEver(x -> x < 0.4 ? -0.0 : x < 0.8 ? 0.0 : x - 0.9);
    }

    @Test
    void what_is_no_number_stands_last() {
        isSortedAsEver(x -> x < 0.001 ? Double.NaN : -x);
    }

    @Test
    void rising_and_falling_samples_are_no_hard_case() {
        double[] rising = DoubleStream.iterate(0, x -> x + 1).limit(MANY).toArray();
        double[] falling = DoubleStream.iterate(MANY, x -> x - 1).limit(MANY).toArray();

        isSortedAsEver(rising);
        isSortedAsEver(falling);
    }

    private static void isSortedAsEver(DoubleUnaryOperator law) {
        isSortedAsEver(new Random(5).doubles(MANY).map(law).toArray());
        isSortedAsEver(new Random(5).doubles(20).map(law).toArray());
    }

    private static void isSortedAsEver(double[] samples) {
        double[] expected = samples.clone();
        Arrays.sort(expected);

        Rising.sort(samples);

        assertThat(Arrays.equals(samples, expected)).isTrue();
    }
}
