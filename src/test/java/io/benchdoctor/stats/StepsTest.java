package io.benchdoctor.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Series whose truth is known: how often a change is made up, missed, and put on the wrong night. */
class StepsTest {
    private static final int SERIES = 200;

    private static final int MANY_SERIES = 600;

    /** As {@code Course} has it: quieter no server is. */
    private static final double QUIET = 0.01;

    @ParameterizedTest
    @ValueSource(ints = {10, 30, 90})
    void noise_alone_makes_a_step_in_as_many_series_as_promised(int nights) {
        int made = 0;
        for (int n = 0; n < SERIES; n++) {
            made += Steps.of(noise(n, nights, 0.02, 0), QUIET).isEmpty() ? 0 : 1;
        }

        // 1.5 % promised; of 200 series 3 are expected, and more than 9 in fewer than one of five hundred tests
        assertThat(made).isLessThanOrEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 20, 30, 60})
    void nights_that_resemble_their_neighbours_make_a_step_in_five_of_a_hundred_series_at_most(int nights) {
        int made = 0;
        int crept = 0;
        for (int n = 0; n < MANY_SERIES; n++) {
            double[] values = noise(n, nights, 0.02, 0.3);
            made += Steps.of(values, QUIET).isEmpty() ? 0 : 1;
            crept += Drift.of(values).isPresent() ? 1 : 0;
        }

        // of 600 series 30 at 5 %; more than 40 in one of thirty tests
        assertThat(made).isLessThanOrEqualTo(40);
        assertThat(crept).isLessThanOrEqualTo(25);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 10, 12, 14, 16, 24, 45})
    void the_smallest_step_that_is_said_to_be_seen_is_seen_in_nine_of_ten_series(int nights) {
        double least = SmallestStep.of(nights);
        int seen = 0;
        int below = 0;
        for (int n = 0; n < SERIES; n++) {
            seen += isSeen(n, nights, least) ? 1 : 0;
            below += isSeen(n, nights, 0.7 * least) ? 1 : 0;
        }

        assertThat(seen / (double) SERIES).isBetween(0.84, 0.99);
        assertThat(below / (double) SERIES).isLessThan(0.84);
    }

    @Test
    void a_larger_step_needs_fewer_nights_and_one_that_drowns_needs_more_than_a_year() {
        assertThat(SmallestStep.of(7)).isInfinite();
        assertThat(SmallestStep.values(20)).hasValue(8);
        assertThat(SmallestStep.values(2).orElseThrow()).isBetween(25, 35);
        assertThat(SmallestStep.values(0.3)).isEmpty();
    }

    private static boolean isSeen(int seed, int nights, double deviations) {
        double[] values = noise(seed, nights, 0.02, 0);
        add(values, nights / 2, 0.02 * deviations);
        return !Steps.of(values, QUIET).isEmpty();
    }

    @ParameterizedTest(name = "{0} nights, {1} after, {2} deviations")
    @CsvSource({
        "30, 10, 3, 0.97",
        "30, 5, 3, 0.7",
        "30, 10, 2, 0.75",
        "90, 30, 2, 0.95",
        "14, 5, 4, 0.85",
        "10, 3, 8, 0.95",
        "9, 4, 8, 0.95"
    })
    void a_step_is_found_within_a_night_of_its_own(int nights, int after, double deviations, double least) {
        int found = 0;
        int close = 0;
        for (int n = 0; n < SERIES; n++) {
            double[] values = noise(n, nights, 0.02, 0);
            add(values, nights - after, 0.02 * deviations);
            List<Steps.Step> steps = Steps.of(values, QUIET);
            found += steps.isEmpty() ? 0 : 1;
            close += steps.stream().anyMatch(step -> Math.abs(step.at() - (nights - after)) <= 1) ? 1 : 0;
        }

        assertThat(found / (double) SERIES).isGreaterThanOrEqualTo(least);
        assertThat(close / (double) Math.max(1, found)).isGreaterThanOrEqualTo(deviations >= 3 ? 0.9 : 0.7);
    }

    @Test
    void a_step_and_its_mending_are_two_steps() {
        int both = 0;
        for (int n = 0; n < SERIES; n++) {
            double[] values = noise(n, 40, 0.02, 0);
            add(values, 15, 0.1);
            add(values, 25, -0.1);
            List<Steps.Step> steps = Steps.of(values, QUIET);
            both += steps.size() == 2
                            && Math.abs(steps.get(0).at() - 15) <= 1
                            && Math.abs(steps.get(1).at() - 25) <= 1
                    ? 1
                    : 0;
        }

        assertThat(both / (double) SERIES).isGreaterThan(0.85);
    }

    @Test
    void one_bad_night_is_no_step() {
        int made = 0;
        for (int n = 0; n < SERIES; n++) {
            double[] values = noise(n, 30, 0.01, 0);
            values[17] += 1;
            made += Steps.of(values, QUIET).isEmpty() ? 0 : 1;
        }
        assertThat(made).isLessThanOrEqualTo(9);
    }

    @Test
    void what_creeps_is_a_drift_and_what_steps_is_none() {
        int crept = 0;
        int stepped = 0;
        for (int n = 0; n < SERIES; n++) {
            double[] creeping = noise(n, 40, 0.01, 0);
            for (int i = 0; i < creeping.length; i++) {
                creeping[i] += 0.003 * i;
            }
            double[] stepping = noise(n, 40, 0.01, 0);
            add(stepping, 20, 0.1);
            crept += Drift.of(creeping).isPresent() && Steps.of(creeping, QUIET).isEmpty() ? 1 : 0;
            stepped += Drift.of(stepping).isPresent() ? 1 : 0;
        }

        assertThat(crept / (double) SERIES).isGreaterThan(0.97);
        assertThat(stepped).isZero();
    }

    @Test
    void the_slope_of_a_drift_is_that_of_the_truth() {
        double[] values = noise(7, 60, 0.01, 0);
        for (int i = 0; i < values.length; i++) {
            values[i] += 0.002 * i;
        }

        assertThat(Drift.of(values).orElseThrow()).isBetween(0.0017, 0.0023);
    }

    @Test
    void noise_alone_creeps_in_as_many_series_as_promised() {
        int made = 0;
        for (int n = 0; n < SERIES; n++) {
            made += Drift.of(noise(n, 30, 0.02, 0)).isPresent() ? 1 : 0;
        }

        assertThat(made).isLessThanOrEqualTo(9);
    }

    @Test
    void what_never_differs_or_is_too_short_has_no_step() {
        assertThat(Steps.of(new double[30], QUIET)).isEmpty();
        assertThat(Steps.of(new double[] {1, 2, 3, 4, 5}, QUIET)).isEmpty();
        assertThat(Steps.of(new double[0], QUIET)).isEmpty();
        assertThat(Drift.of(new double[30])).isEmpty();
    }

    @Test
    void equal_values_share_their_rank() {
        assertThat(Ranks.of(new double[] {5, 1, 5, 3})).containsExactly(3.5, 1, 3.5, 2);
    }

    private static void add(double[] values, int from, double size) {
        for (int i = from; i < values.length; i++) {
            values[i] += size;
        }
    }

    /** Normal, each night with a part of the one before. */
    private static double[] noise(long seed, int nights, double deviation, double likeness) {
        SplittableRandom random = new SplittableRandom(1_000 + seed);
        double[] values = new double[nights];
        double last = 0;
        for (int i = 0; i < nights; i++) {
            double normal =
                    Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
            last = likeness * last + Math.sqrt(1 - likeness * likeness) * normal;
            values[i] = deviation * last;
        }
        return values;
    }
}
