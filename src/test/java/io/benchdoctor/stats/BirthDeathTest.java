package io.benchdoctor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BirthDeathTest {
    @Test
    void one_server_with_one_place_has_the_shares_of_its_textbook() {
        // it serves ten in a second, however many there are: M/M/1
        BirthDeath law =
                BirthDeath.of(new double[] {1, 40}, new double[] {10, 10}).orElseThrow();

        double[] shares = law.shares(5);

        for (int n = 0; n < 10; n++) {
            assertThat(shares[n]).isCloseTo(0.5 * Math.pow(0.5, n), within(1e-6));
        }
        assertThat(law.most()).isEqualTo(10);
    }

    @Test
    void where_each_is_served_as_if_alone_the_number_inside_is_poisson() {
        BirthDeath law =
                BirthDeath.of(new double[] {1, 50}, new double[] {2, 100}).orElseThrow();

        double[] shares = law.shares(6);

        assertThat(shares[0]).isCloseTo(Math.exp(-3), within(1e-6));
        assertThat(shares[3]).isCloseTo(Math.exp(-3) * 27 / 6, within(1e-6));
    }

    @Test
    void shares_sum_up_to_one_even_where_more_come_than_are_served() {
        BirthDeath law =
                BirthDeath.of(new double[] {1, 8, 64}, new double[] {1, 6, 12}).orElseThrow();

        for (double rate : new double[] {1e-9, 1, 11.9, 12, 1e6}) {
            double sum = 0;
            for (double share : law.shares(rate)) {
                sum += share;
            }
            assertThat(sum).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void more_than_one_can_sum_over_is_no_law() {
        assertThat(BirthDeath.of(new double[] {1, 1e9}, new double[] {1, 2})).isEmpty();
        assertThat(BirthDeath.of(new double[] {1, Double.NaN}, new double[] {1, 2}))
                .isEmpty();
        assertThat(BirthDeath.of(new double[0], new double[0])).isEmpty();
    }
}
