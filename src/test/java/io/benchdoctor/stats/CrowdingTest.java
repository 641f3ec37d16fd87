package io.benchdoctor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CrowdingTest {
    /** One from 0 to 4, one from 1 to 3, one from 3 to 5; on the clock of a computer. */
    private static final double EPOCH = 1_760_000_000;

    private final Crowding crowding =
            new Crowding(new double[] {EPOCH, EPOCH + 1, EPOCH + 3}, new double[] {EPOCH + 4, EPOCH + 3, EPOCH + 5});

    @Test
    void company_is_the_mean_number_that_was_open_meanwhile() {
        assertThat(crowding.between(EPOCH, EPOCH + 4)).isCloseTo((1 + 2 + 2 + 2) / 4.0, within(1e-6));
        assertThat(crowding.between(EPOCH + 1, EPOCH + 3)).isCloseTo(2, within(1e-6));
        assertThat(crowding.between(EPOCH + 3, EPOCH + 5)).isCloseTo(1.5, within(1e-6));
    }

    @Test
    void who_comes_counts_and_who_has_just_left_does_not() {
        assertThat(crowding.at(EPOCH)).isEqualTo(1);
        assertThat(crowding.at(EPOCH + 3)).isEqualTo(2);
        assertThat(crowding.between(EPOCH + 1, EPOCH + 1)).isEqualTo(2);
    }
}
