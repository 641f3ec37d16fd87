package io.benchdoctor.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchdoctor.model.RequestTimings;
import org.junit.jupiter.api.Test;

/** A run held against what a chat promises: 2 s to the first token for 99 of 100, 100 ms per token, no gap over 0.5 s. */
class SloFactsTest {
    @Test
    void whoever_breaks_one_limit_and_whoever_failed_has_missed_the_promise() {
        RequestTimings.Builder timings = Runs.timings();
        for (int r = 0; r < 10; r++) {
            boolean late = r == 0;
            boolean halting = r == 1;
            boolean failed = r == 2;
            timings.request(r, late ? 3 : 0.2, Double.NaN, 100, 3, failed)
                    .gap(0.02)
                    .gap(halting ? 0.9 : 0.02);
        }

        FactSheet sheet = Runs.timed(timings.build(), "duration 20\nrequestRate 1");

        assertThat(number(sheet, "slo.attainment")).isEqualTo(0.7);
        assertThat(number(sheet, "slo.ttft.attainment")).isEqualTo(0.8);
        assertThat(number(sheet, "slo.stall.attainment")).isEqualTo(0.8);
        assertThat(number(sheet, "slo.attainment.low")).isCloseTo(0.397, within(0.001));
        assertThat(number(sheet, "slo.attainment.high")).isCloseTo(0.892, within(0.001));
    }

    @Test
    void an_answer_of_one_token_keeps_nobody_waiting_for_the_next() {
        RequestTimings.Builder timings = Runs.timings();
        timings.request(0, 0.2, 0.2, 100, 1, false);

        assertThat(number(Runs.timed(timings.build(), "duration 1\nrequestRate 1"), "slo.attainment"))
                .isEqualTo(1);
    }

    @Test
    void a_request_that_the_log_does_not_see_end_leaves_the_share_unknown() {
        RequestTimings.Builder timings = Runs.timings();
        timings.request(0, 0.2, Double.NaN, 100, -1, false).unfinished();

        assertThat(number(Runs.timed(timings.build(), "duration 1\nrequestRate 1"), "slo.attainment"))
                .isNull();
    }

    @Test
    void gaps_that_no_log_holds_are_unknown_and_keep_no_promise() {
        RequestTimings.Builder timings = Runs.timings();
        for (int r = 0; r < 10; r++) {
            timings.request(r, r < 8 ? 3 : 0.2, r < 8 ? 4 : 1.2, 100, 50, false);
        }

        FactSheet sheet = Runs.timed(timings.build(), "duration 20\nrequestRate 1");

        assertThat(number(sheet, "stall.p99")).isNull();
        assertThat(number(sheet, "slo.stall.attainment")).isNull();
        assertThat(number(sheet, "slo.attainment")).isNull();
        assertThat(number(sheet, "slo.ttft.attainment")).isEqualTo(0.2);
        assertThat(number(sheet, "slo.attainment.low")).isEqualTo(0);
        assertThat(number(sheet, "slo.attainment.high")).isEqualTo(number(sheet, "slo.ttft.attainment.high"));
    }

    @Test
    void an_answer_in_one_piece_has_no_gap_where_others_have_some() {
        RequestTimings.Builder timings = Runs.timings();
        timings.request(0, 0.2, Double.NaN, 100, 3, false).gap(0.02).gap(0.04);
        timings.request(1, 0.2, 0.2, 100, 3, false);

        assertThat(number(Runs.timed(timings.build(), "duration 2\nrequestRate 1"), "stall.p50"))
                .isEqualTo(20);
    }

    @Test
    void a_block_only_bounds_the_share() {
        FactSheet sheet = Runs.block("""
                requests.completed 100
                duration 100
                requestRate 1
                ttft.mean 500
                ttft.median 400
                ttft.p99 3000
                tpot.mean 20
                tpot.median 20
                tpot.p99 30
                """);

        assertThat(number(sheet, "slo.attainment")).isNull();
        assertThat(number(sheet, "slo.attainment.low")).isEqualTo(0);
        assertThat(number(sheet, "slo.attainment.high")).isEqualTo(0.99);
        assertThat(number(sheet, "slo.breach")).isEqualTo(1.5);
    }

    @Test
    void a_burst_is_held_against_nothing() {
        FactSheet sheet = Runs.seed();

        assertThat(number(sheet, "slo.judgeable")).isEqualTo(0);
        assertThat(number(sheet, "slo.attainment.high")).isNull();
        assertThat(number(sheet, "slo.breach")).isNull();
    }

    @Test
    void a_reader_who_has_text_left_does_not_notice_a_gap() {
        RequestTimings.Builder timings = Runs.timings();
        answer(timings, 0.02, 30, 2.0);
        answer(timings, 0.02, 3, 2.0);

        FactSheet sheet = Runs.timed(timings.build(), "duration 20\nrequestRate 1");

        assertThat(number(sheet, "reader.haltedShare")).isEqualTo(0.5);
        assertThat(number(sheet, "reader.longestHalt"))
                .as("3 gaps of 20 ms and one of 2 s, less four tokens read in 0.727 s")
                .isCloseTo(2060 - 4 / 5.5 * 1000, within(1e-6));
    }

    /** Even gaps, then one long one, then the last token. */
    private static void answer(RequestTimings.Builder timings, double gap, int even, double halt) {
        timings.request(timings.count(), 0.2, Double.NaN, 100, even + 2, false);
        for (int g = 0; g < even; g++) {
            timings.gap(gap);
        }
        timings.gap(halt);
    }

    private static Double number(FactSheet sheet, String id) {
        return sheet.get(id).known().map(quantity -> quantity.value()).orElse(null);
    }
}
