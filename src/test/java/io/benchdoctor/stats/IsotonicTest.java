package io.benchdoctor.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IsotonicTest {
    @Test
    void what_rises_stays_as_it_is() {
        assertThat(Isotonic.of(new double[] {0, 0.2, 0.7, 1})).containsExactly(0, 0.2, 0.7, 1);
        assertThat(Isotonic.of(new double[0])).isEmpty();
    }

    @Test
    void neighbours_that_fall_are_pooled_with_all_that_they_fall_below() {
        assertThat(Isotonic.of(new double[] {0, 1, 0, 1, 1})).containsExactly(0, 0.5, 0.5, 1, 1);
        assertThat(Isotonic.of(new double[] {3, 2, 1})).containsExactly(2, 2, 2);
    }
}
