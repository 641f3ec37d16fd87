package io.benchdoctor.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchdoctor.model.RequestTimings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecomputedFactsTest {
    /** Three requests that overlap by pairs, and one that failed. */
    private static final RequestTimings FOUR = Runs.timings()
            .request(10, 0.100, Double.NaN, 7, 3, false)
            .gap(0.010)
            .gap(0.030)
            .request(10.1, 0.300, Double.NaN, 9, 2, false)
            .gap(0.020)
            .request(10.2, 0.200, Double.NaN, 8, 1, false)
            .request(10.3, Double.NaN, Double.NaN, 5, 0, true)
            .build();

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "recomputed.ttft.mean, 200",
        "recomputed.ttft.median, 200",
        "recomputed.ttft.min, 100",
        "recomputed.ttft.max, 300",
        "recomputed.ttft.std, 81.649658",
        "recomputed.ttft.p90, 280",
        "recomputed.ttft.p80, 260",
        "recomputed.tpot.mean, 20",
        "recomputed.itl.mean, 20",
        "recomputed.itl.p25, 15",
        "recomputed.e2el.max, 320",
        "recomputed.requests.completed, 3",
        "recomputed.requests.failed, 1",
        "recomputed.tokens.input, 24",
        "recomputed.tokens.output, 6",
        "recomputed.concurrency.peak, 2",
        "recomputed.duration, 0.42",
        "recomputed.throughput.output.peak, 6",
        "requests.sent, 4",
        "requests.failedShare, 0.25",
    })
    void figures_come_from_requests_that_did_not_fail(String id, double value) {
        assertThat(Runs.timed(FOUR).get(id).known().orElseThrow().value()).isCloseTo(value, within(1e-6));
    }

    @Test
    void the_plain_metric_is_the_recomputed_one() {
        var plain = (FactValue.Computed) Runs.timed(FOUR, "ttft.mean 999").get("ttft.mean");

        assertThat(plain.from()).containsExactly("recomputed.ttft.mean");
        assertThat(plain.quantity().value()).isCloseTo(200, within(1e-9));
    }

    @Test
    void a_printed_duration_is_better_than_a_bound() {
        var printed = (FactValue.Computed) Runs.timed(FOUR, "duration 0.5").get("duration");
        var bound = (FactValue.Computed) Runs.timed(FOUR).get("duration");

        assertThat(printed.from()).containsExactly("reported.duration");
        assertThat(bound.from()).containsExactly("recomputed.duration");
        assertThat(bound.quality()).isEqualTo(Quality.BOUND);
    }

    @Test
    void a_median_and_a_fiftieth_percentile_are_one_figure() {
        assertThat(Runs.block("ttft.p50 7")
                        .get("ttft.median")
                        .known()
                        .orElseThrow()
                        .value())
                .isEqualTo(7);
        assertThat(Runs.block("ttft.median 7")
                        .get("ttft.p50")
                        .known()
                        .orElseThrow()
                        .value())
                .isEqualTo(7);
    }

    @Test
    void one_request_without_tokens_leaves_the_sum_unknown() {
        RequestTimings timings = Runs.timings()
                .request(0, 1, 2, -1, 3, false)
                .request(0, 1, 2, 5, 3, false)
                .build();

        assertThat(Runs.timed(timings).get("recomputed.tokens.input").known()).isEmpty();
        assertThat(Runs.timed(timings).get("recomputed.tokens.output").known()).isPresent();
    }

    @Test
    void without_stamps_nothing_is_said_of_time() {
        RequestTimings timings = Runs.timings()
                .request(Double.NaN, 1, 2, 5, 3, false)
                .gap(0.5)
                .gap(0.5)
                .build();

        assertThat(Runs.timed(timings).get("recomputed.duration").known()).isEmpty();
        assertThat(Runs.timed(timings).get("recomputed.concurrency.peak").known())
                .isEmpty();
        assertThat(Runs.timed(timings).get("recomputed.ttft.mean").known()).isPresent();
    }

    @Test
    void a_run_in_which_all_failed_has_no_latency() {
        RequestTimings timings =
                Runs.timings().request(0, Double.NaN, Double.NaN, 5, 0, true).build();

        assertThat(Runs.timed(timings).known().keySet()).doesNotContain("recomputed.ttft.mean", "recomputed.duration");
        assertThat(Runs.timed(timings)
                        .get("requests.failedShare")
                        .known()
                        .orElseThrow()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void arrivals_without_a_sending_tell_how_many_were_written_at_once_but_no_first_token() {
        RequestTimings timings = Runs.timings()
                .request(Double.NaN, Double.NaN, Double.NaN, -1, 3, false)
                .firstChunk(100)
                .gap(2)
                .gap(2)
                .request(Double.NaN, Double.NaN, Double.NaN, -1, 2, false)
                .firstChunk(102)
                .gap(6)
                .build();

        FactSheet sheet = Runs.timed(timings);

        assertThat(sheet.get("duration").known().orElseThrow().value()).isEqualTo(8);
        assertThat(sheet.get("decode.concurrency").known().orElseThrow().value())
                .isEqualTo(1.25);
        assertThat(sheet.get("ttft.mean").known()).isEmpty();
        assertThat(sheet.get("recomputed.concurrency.peak").known()).isEmpty();
    }

    @Test
    void a_request_that_outlived_the_log_is_sent_but_not_completed() {
        RequestTimings timings = Runs.timings()
                .request(0, 0.1, Double.NaN, 8, 2, false)
                .gap(0.1)
                .request(0, 0.1, Double.NaN, 8, 2, false)
                .gap(0.1)
                .unfinished()
                .build();

        FactSheet sheet = Runs.timed(timings);

        assertThat(sheet.get("requests.completed").known().orElseThrow().value())
                .isEqualTo(1);
        assertThat(sheet.get("requests.sent").known().orElseThrow().value()).isEqualTo(2);
        assertThat(sheet.get("requests.failed").known().orElseThrow().value()).isZero();
        assertThat(sheet.get("decode.time").known()).isPresent();
    }
}
