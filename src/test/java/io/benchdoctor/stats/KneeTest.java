package io.benchdoctor.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KneeTest {
    private static final double[] DOUBLED = {1, 2, 4, 8, 16, 32, 64};

    /** Ten milliseconds alone, and one more for each that is there: the knee is at ten. */
    private static final ScalabilityLaw SHARED = new ScalabilityLaw(0.010, 0.001, 0);

    @Test
    void the_knee_of_processor_sharing_is_where_its_two_lines_meet() {
        Knee knee = Knee.of(DOUBLED, rates(SHARED), 0.02).orElseThrow();

        assertThat(knee.inside()).isCloseTo(SHARED.knee(), within(1.0));
        assertThat(SHARED.knee()).isCloseTo(10, within(1e-9));
    }

    @Test
    void a_curve_that_falls_has_its_knee_before_its_top() {
        ScalabilityLaw falling = new ScalabilityLaw(0.010, 0.001, 0.0001);

        Knee knee = Knee.of(DOUBLED, rates(falling), 0.02).orElseThrow();

        assertThat(knee.inside()).isCloseTo(falling.knee(), within(0.6));
        assertThat(falling.knee()).isLessThan(Math.sqrt(falling.alone() / falling.each2()));
    }

    @Test
    void where_power_grows_to_the_last_load_no_knee_is_told() {
        double[] first = {1, 2, 4, 8};

        assertThat(Knee.of(first, rates(SHARED, first), 0.02)).isEmpty();
        assertThat(Knee.top(first, rates(SHARED, first))).isEqualTo(3);
    }

    @Test
    void chance_widens_the_range_until_an_end_is_open() {
        Knee sure = Knee.of(DOUBLED, rates(SHARED), 0.01).orElseThrow();
        Knee unsure = Knee.of(DOUBLED, rates(SHARED), 0.3).orElseThrow();

        assertThat(sure.low()).isBetween(1.0, sure.inside());
        assertThat(sure.high()).isBetween(sure.inside(), 64.0);
        assertThat(unsure.high()).isInfinite();
    }

    @Test
    void a_law_is_found_again_from_its_own_points() {
        ScalabilityLaw falling = new ScalabilityLaw(0.020, 0.002, 0.00003);

        ScalabilityLaw found = ScalabilityLaw.fit(DOUBLED, rates(falling), true).orElseThrow();

        assertThat(found.alone()).isCloseTo(0.020, within(1e-6));
        assertThat(found.each()).isCloseTo(0.002, within(1e-6));
        assertThat(found.each2()).isCloseTo(0.00003, within(1e-8));
        assertThat(ScalabilityLaw.error(DOUBLED, rates(falling), true)).isLessThan(1e-6);
    }

    @Test
    void no_part_of_a_law_is_negative() {
        double[] faster = {100, 210, 450, 950, 2000, 4100, 8600};

        ScalabilityLaw law = ScalabilityLaw.fit(DOUBLED, faster, true).orElseThrow();

        assertThat(law.alone()).isPositive();
        assertThat(law.each()).isZero();
        assertThat(law.each2()).isZero();
    }

    @Test
    void a_point_that_the_others_do_not_foretell_stands_out() {
        double[] rates = rates(SHARED);
        rates[3] *= 1.4;

        double off = ScalabilityLaw.residual(DOUBLED, rates, 3, true);

        assertThat(off).isCloseTo(Math.log(1.4), within(0.02));
    }

    @Test
    void two_points_tell_no_law() {
        assertThat(ScalabilityLaw.fit(new double[] {1, 2}, new double[] {1, 2}, false))
                .isEmpty();
    }

    private static double[] rates(ScalabilityLaw law) {
        return rates(law, DOUBLED);
    }

    private static double[] rates(ScalabilityLaw law, double[] inside) {
        return Arrays.stream(inside).map(law::rate).toArray();
    }
}
