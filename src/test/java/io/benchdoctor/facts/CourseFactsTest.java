package io.benchdoctor.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchdoctor.model.RequestTimings;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What raw timings tell of the course of a run: arrivals, drift, pauses, mixed prompts, delays, tails. */
class CourseFactsTest {
    @Test
    void random_arrivals_have_a_dispersion_near_one() {
        FactSheet sheet = Runs.timed(arrivals(1), "duration 400\nrequestRate 1");

        assertThat(number(sheet, "load.dispersionSeen")).isBetween(0.7, 1.4);
    }

    @Test
    void arrivals_by_tens_have_a_dispersion_near_ten() {
        FactSheet sheet = Runs.timed(arrivals(10), "duration 400\nrequestRate 1");

        assertThat(number(sheet, "load.dispersionSeen")).isBetween(8.0, 40.0);
        assertThat(number(sheet, "load.dispersion")).isEqualTo(number(sheet, "load.dispersionSeen"));
    }

    @Test
    void a_stated_shape_of_arrivals_leads() {
        assertThat(number(Runs.block("requestRate 4\nburstiness 0.1"), "load.dispersion"))
                .isCloseTo(10, within(1e-9));
        assertThat(number(Runs.block("requestRate inf\nburstiness 0.1"), "load.dispersion"))
                .isNull();
    }

    @Test
    void a_ramp_over_requests_sends_at_its_logarithmic_mean() {
        String ramp = "requestRate inf\nrampUp linear\nrampUpStart 5\nrampUpEnd 36";

        assertThat(number(Runs.block(ramp), "load.rate")).isCloseTo(31 / Math.log(7.2), within(1e-9));
        assertThat(number(Runs.block(ramp), "load.unlimited")).isEqualTo(0);
        assertThat(number(Runs.block(ramp.replace("linear", "exponential")), "load.rate"))
                .isCloseTo(Math.log(7.2) / (1 / 5.0 - 1 / 36.0), within(1e-9));
        assertThat(number(Runs.block(ramp.replace("36", "5")), "load.rate")).isEqualTo(5);
    }

    @Test
    void steps_that_slow_down_for_everyone_drift() {
        FactSheet slowing = Runs.timed(steps(0.01, 0.02));

        assertThat(number(slowing, "step.drift")).isCloseTo(2, within(0.2));
        assertThat(number(slowing, "step.driftFloor")).isGreaterThan(1.5);
        assertThat(number(slowing, "step.driftOrder")).isGreaterThan(0.8);
        assertThat(number(slowing, "step.driftEqual")).isGreaterThan(1.5);
        assertThat(number(Runs.timed(steps(0.01, 0.01)), "step.driftFloor")).isCloseTo(1, within(1e-9));
    }

    @Test
    void steps_that_drift_have_no_usual_length() {
        assertThat(number(Runs.timed(steps(0.01, 0.02)), "decode.step")).isNull();
        assertThat(number(Runs.timed(steps(0.01, 0.01)), "decode.step")).isCloseTo(10, within(0.1));
    }

    @Test
    void a_pause_of_all_without_a_first_token_is_the_servers() {
        FactSheet sheet = Runs.timed(paused(Double.NaN));

        assertThat(number(sheet, "stall.count")).isEqualTo(4);
        assertThat(number(sheet, "stall.time")).isCloseTo(300, within(1e-6));
        assertThat(number(sheet, "stall.requests")).isEqualTo(3);
        assertThat(number(sheet, "stall.interval")).isCloseTo(0.5, within(1e-6));
        assertThat(number(sheet, "stall.rhythm")).isCloseTo(0, within(1e-6));
    }

    @Test
    void a_pause_that_ends_with_a_first_token_was_a_prompt() {
        assertThat(number(Runs.timed(paused(0.5)), "stall.count")).isEqualTo(3);
    }

    @Test
    void without_a_common_clock_no_pause_is_common() {
        var timings = Runs.timings();
        timings.request(Double.NaN, 0.1, Double.NaN, 10, 3, false).gap(0.01).gap(0.5);

        assertThat(number(Runs.timed(timings.build()), "stall.count")).isNull();
    }

    @Test
    void two_populations_of_prompts_are_told_apart() {
        FactSheet sheet = Runs.timed(mixed(100, 5000, 2));

        assertThat(number(sheet, "input.gapFactor")).isCloseTo(50, within(1e-9));
        assertThat(number(sheet, "input.upperShare")).isCloseTo(0.5, within(1e-9));
        assertThat(number(sheet, "input.lowerMedian")).isEqualTo(100);
        assertThat(number(sheet, "input.upperMedian")).isEqualTo(5000);
        assertThat(number(sheet, "ttft.upperOverLower")).isCloseTo(50, within(1e-6));
    }

    @Test
    void a_few_giants_are_no_population() {
        FactSheet sheet = Runs.timed(mixed(100, 5000, 20));

        assertThat(number(sheet, "input.gapFactor")).isEqualTo(1);
        assertThat(number(sheet, "input.longShare")).isCloseTo(0.05, within(1e-9));
        assertThat(number(sheet, "input.longTokens")).isCloseTo(25_000 / 34_500.0, within(1e-9));
        assertThat(number(sheet, "ttft.longOverShort")).isCloseTo(50, within(1e-6));
    }

    @Test
    void a_delay_of_all_that_no_prompt_explains_is_outside_the_engine() {
        var timings = Runs.timings();
        for (int r = 0; r < 40; r++) {
            timings.request(r, 0.9 + (r % 5) * 0.002, Double.NaN, 100, 3, false)
                    .gap(0.010)
                    .gap(r % 4 == 0 ? 0.016 : 0.010);
        }

        FactSheet sheet = Runs.timed(timings.build(), "duration 40");

        assertThat(number(sheet, "prefill.most")).isCloseTo(110, within(1e-6));
        assertThat(number(sheet, "delay.outside")).isCloseTo(790, within(1.0));
        assertThat(number(sheet, "whatif.noDelay.ttft")).isCloseTo(114, within(3.0));
    }

    @Test
    void a_burst_without_stamps_began_at_one_moment() {
        var timings = Runs.timings();
        for (int r = 0; r < 30; r++) {
            int tokens = r == 7 ? 101 : 11;
            timings.request(Double.NaN, 0.1, Double.NaN, 10, tokens, false);
            for (int g = 1; g < tokens; g++) {
                timings.gap(0.01);
            }
        }

        FactSheet sheet = Runs.timed(timings.build(), "duration 1.1\nrequestRate inf");

        assertThat(number(sheet, "tail.afterP90")).isCloseTo(0.9 / 1.1, within(1e-6));
        assertThat(number(sheet, "tail.running")).isCloseTo(1, within(1e-6));
        assertThat(number(sheet, "output.maxOverMedian")).isCloseTo(101 / 11.0, within(1e-9));
    }

    /** Four hundred sends at one a second on average, so many at a time. */
    private static RequestTimings arrivals(int clump) {
        var timings = Runs.timings();
        Random random = new Random(7);
        double at = 0;
        for (int r = 0; r < 400; r++) {
            at += r % clump == 0 ? -Math.log(1 - random.nextDouble()) * clump : 0;
            timings.request(at + r % clump * 1e-4, 0.1, Double.NaN, 10, 1, false);
        }
        return timings.build();
    }

    private static RequestTimings steps(double from, double to) {
        var timings = Runs.timings();
        for (int r = 0; r < 90; r++) {
            timings.request(r, 0.05, Double.NaN, 10, 21, false);
            for (int g = 0; g < 20; g++) {
                timings.gap(from + (to - from) * Math.min(1, Math.max(0, (r - 30) / 30.0)));
            }
        }
        return timings.build();
    }

    /** Three answers that all pause after every half second; one more request may get its first token somewhere. */
    private static RequestTimings paused(double firstToken) {
        var timings = Runs.timings();
        for (int r = 0; r < 3; r++) {
            timings.request(0, 0.02, Double.NaN, 10, 105, false);
            for (int g = 1; g <= 84; g++) {
                timings.gap(g % 21 == 0 ? 0.3 : 0.01);
            }
        }
        if (!Double.isNaN(firstToken)) {
            timings.request(0, 0.02 + 20 * 0.01 + 0.3, Double.NaN, 10, 2, false).gap(0.01);
        }
        return timings.build();
    }

    private static RequestTimings mixed(int shorter, int longer, int every) {
        var timings = Runs.timings();
        for (int r = 0; r < 100; r++) {
            int length = r % every == 0 ? longer : shorter;
            timings.request(r, length * 1e-4, Double.NaN, length, 2, false).gap(0.01);
        }
        return timings.build();
    }

    private static Double number(FactSheet sheet, String id) {
        return sheet.get(id).known().map(quantity -> quantity.value()).orElse(null);
    }
}
