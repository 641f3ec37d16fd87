package io.benchdoctor.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchdoctor.model.RequestTimings;
import org.junit.jupiter.api.Test;

/** What only raw timings tell: who waited, how chunks arrived, how long the load held. */
class TimingFactsTest {
    @Test
    void the_fastest_first_token_of_similar_prompts_is_what_nothing_delayed() {
        var timings = Runs.timings();
        for (int r = 0; r < 100; r++) {
            int length = r % 2 == 0 ? 100 : 1000;
            timings.request(r, (length == 100 ? 0.02 : 0.2) + r * 0.001, Double.NaN, length, 2, false)
                    .gap(0.01);
        }

        assertThat(number(Runs.timed(timings.build()), "ttft.floor")).isCloseTo(110.5, within(1e-6));
    }

    @Test
    void a_run_that_ends_before_it_begins_has_no_busiest_second() {
        var timings = Runs.timings();
        timings.request(0, -1e12, Double.NaN, 10, 2, false).gap(0.1);

        assertThat(number(Runs.timed(timings.build()), "recomputed.throughput.output.peak"))
                .isNull();
    }

    @Test
    void a_delay_that_all_share_is_no_queue() {
        var timings = Runs.timings();
        for (int r = 0; r < 40; r++) {
            timings.request(r, 0.9 + (r % 5) * 0.002, Double.NaN, 100, 3, false)
                    .gap(0.010)
                    .gap(r % 4 == 0 ? 0.016 : 0.010);
        }

        FactSheet sheet = Runs.timed(timings.build(), "duration 2");

        assertThat(number(sheet, "ttft.queueShare")).isLessThan(0.01);
    }

    @Test
    void where_every_step_carries_prompts_first_tokens_show_the_steps() {
        RequestTimings timings = ramp(40, 4);

        FactSheet sheet = Runs.timed(timings, "duration 2\nrequestRate inf");

        assertThat(number(sheet, "prefill.density")).isGreaterThan(0.35);
        assertThat(number(sheet, "prefill.stepSeen")).isCloseTo(100, within(1e-6));
        assertThat(number(sheet, "ttft.queueShare")).isCloseTo(1 - 100 / 550.0, within(1e-6));
    }

    @Test
    void without_stamps_and_without_a_burst_the_steps_cannot_be_seen() {
        FactSheet sheet = Runs.timed(ramp(40, 4), "duration 2\nrequestRate 30");

        assertThat(number(sheet, "prefill.elapsed")).isNull();
        assertThat(number(sheet, "ttft.queueShare")).isNull();
    }

    @Test
    void between_writing_and_in_flight_there_is_little_room_when_nobody_waits() {
        FactSheet sheet = Runs.block("""
                requests.completed 100
                duration 100
                tokens.output 2000
                ttft.mean 50
                tpot.mean 50
                itl.mean 100
                itl.median 100
                e2el.mean 1000
                """);

        assertThat(number(sheet, "prefill.elapsed")).isNull();
        assertThat(number(sheet, "engine.running")).isCloseTo(0.975, within(1e-9));
        assertThat(number(sheet, "wait.share")).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void a_ramp_rises_with_the_order_of_sending() {
        assertThat(number(Runs.timed(ramp(40, 1)), "ttft.trend")).isCloseTo(1, within(1e-12));
    }

    @Test
    void chunks_of_a_buffered_stream_arrive_together() {
        var timings = Runs.timings();
        for (int r = 0; r < 10; r++) {
            timings.request(r, 1, Double.NaN, 8, 20, false);
            for (int g = 1; g < 20; g++) {
                timings.gap(g % 5 == 0 ? 0.1 : 0.00003);
            }
        }

        FactSheet sheet = Runs.timed(timings.build(), "duration 20");

        assertThat(number(sheet, "itl.nearZeroShare")).isCloseTo(16 / 19.0, within(1e-9));
        assertThat(number(sheet, "chunk.tokensPerBurst")).isEqualTo(5);
        assertThat(number(sheet, "decode.step")).isNull();
    }

    @Test
    void stalls_and_lumps_are_counted_against_the_usual_gap() {
        var timings = Runs.timings().request(0, 1, Double.NaN, 8, 11, false);
        for (double gap : new double[] {0.001, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.031}) {
            timings.gap(gap);
        }

        FactSheet sheet = Runs.timed(timings.build());

        assertThat(number(sheet, "itl.bunchedShare")).isEqualTo(0.1);
        assertThat(number(sheet, "itl.stalledShare")).isCloseTo(0.1, within(1e-12));
        assertThat(number(sheet, "chunk.tokensPerBurst")).isEqualTo(1);
    }

    @Test
    void the_first_wave_makes_the_tail() {
        var timings = Runs.timings();
        for (int r = 0; r < 200; r++) {
            timings.request(r, r < 10 ? 1 + r * 0.01 : 0.1, Double.NaN, 8, 2, false)
                    .gap(0.01);
        }

        FactSheet sheet = Runs.timed(timings.build(), "maxConcurrency 16");

        assertThat(number(sheet, "firstWave.tailShare")).isEqualTo(1);
        assertThat(number(sheet, "cold.firstOverRest")).isCloseTo(10, within(0.5));
        assertThat(number(Runs.timed(timings.build()), "firstWave.tailShare")).isNull();
    }

    @Test
    void one_long_answer_is_the_tail_of_the_run() {
        var timings = Runs.timings();
        for (int r = 0; r < 20; r++) {
            timings.request(0, 1, r == 0 ? 10 : 5, 8, 2, false);
        }

        FactSheet sheet = Runs.timed(timings.build());

        assertThat(number(sheet, "tail.fraction")).isEqualTo(0.5);
        assertThat(number(sheet, "tail.afterP90")).isEqualTo(0.5);
        assertThat(number(sheet, "steady.share")).isEqualTo(0.5);
    }

    @Test
    void lengths_are_equal_up_to_a_handful_of_early_stops() {
        var alike = Runs.timings();
        var mixed = Runs.timings();
        for (int r = 0; r < 100; r++) {
            alike.request(r, 1, 2, 1024, r == 7 ? 120 : 128, false);
            mixed.request(r, 1, 2, 1024, 64 + r, false);
        }

        assertThat(number(Runs.timed(alike.build()), "lengths.equal")).isEqualTo(1);
        assertThat(number(Runs.timed(mixed.build()), "lengths.equal")).isEqualTo(0);
        assertThat(number(Runs.seed(), "lengths.equal")).isNull();
    }

    @Test
    void four_cold_requests_of_sixty_four_double_a_mean() {
        // a public thread: mean 2065, median 1100, worst 17,000
        FactSheet sheet =
                Runs.block("requests.completed 64\nttft.mean 2065\nttft.median 1100\nttft.p99 17000\nmaxConcurrency 4");

        assertThat(number(sheet, "cold.requests")).isCloseTo(3.9, within(0.05));
        assertThat(number(sheet, "cold.requestsPerSlot")).isCloseTo(1, within(0.05));
    }

    /** A burst: each step lets some requests in and takes a tenth of a second, and so does each gap. */
    private static RequestTimings ramp(int requests, int perStep) {
        var timings = Runs.timings();
        for (int r = 0; r < requests; r++) {
            timings.request(Double.NaN, 0.1 * (r / perStep + 1), Double.NaN, 100, 3, false)
                    .gap(0.1)
                    .gap(0.1);
        }
        return timings.build();
    }

    private static Double number(FactSheet sheet, String id) {
        return sheet.get(id).known().map(q -> q.value()).orElse(null);
    }
}
