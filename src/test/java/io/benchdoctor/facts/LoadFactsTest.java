package io.benchdoctor.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadFactsTest {
    @ParameterizedTest(name = "{0}: unlimited {1}, limited {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "?",
            value = {
                "requestRate inf                                         | 1 | ?",
                "rate.offered inf                                        | 1 | ?",
                "rate.offered 4                                          | 0 | ?",
                "requestRate 4.5                                         | 0 | ?",
                "maxConcurrency None                                     | ? | 0",
                "concurrency.limit 8;requests.completed 100              | ? | 1",
                "concurrency.limit 8;requests.completed 8                | ? | ?",
                "maxConcurrency 200;requests.completed 90;requests.failed 10 | ? | 0",
                "maxConcurrency 50;numPrompts 100                        | ? | 1",
            })
    void how_requests_were_sent_is_known_only_where_a_log_says_so(String lines, Double unlimited, Double limited) {
        FactSheet sheet = Runs.block(lines.replace(';', '\n'));

        assertThat(number(sheet, "load.unlimited")).isEqualTo(unlimited);
        assertThat(number(sheet, "load.limited")).isEqualTo(limited);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "?",
            value = {
                "tokens.input 11000                                  | 0.1",
                "tokens.input 9500                                   | 0.05",
                "tokens.input 12000;prefixLength 20                  | 0",
                "tokens.input 5000                                   | ?",
                "tokens.input 10200;rangeRatio 0.5                   | ?",
                "tokens.input 12000;rangeRatio 0.5                   | 0.2",
                "tokens.input 9500;rangeRatio 0.9                    | ?",
                "tokens.input 50000;dataset image                    | ?",
            })
    void prompts_miss_the_asked_length_only_where_no_draw_and_no_picture_explains_it(String lines, Double part) {
        FactSheet sheet = Runs.block("requests.completed 100\ninputLength 100\n" + lines.replace(';', '\n'));

        assertThat(number(sheet, "input.mismatch")).isEqualTo(part);
    }

    @Test
    void the_wait_in_a_line_is_no_tail_of_the_run() {
        FactSheet behind = Runs.block("""
                requests.completed 1000
                duration 1204.8
                rate.offered 1
                ttft.mean 90525
                ttft.median 94063
                ttft.p99 185360
                tpot.mean 149.57
                tpot.median 153.47
                tpot.p99 155.85
                itl.mean 149.57
                itl.median 60.61
                itl.p99 437.32
                tokens.input 4096000
                tokens.output 512000""");

        assertThat(number(behind, "load.keptUp")).isCloseTo(0.887, within(0.001));
        assertThat(number(behind, "load.overload")).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} of 1000 in flight")
    @CsvSource({"1000, 1", "985, 1", "970, 0"})
    void all_in_flight_together_were_sent_before_the_first_had_ended(String peak, double together) {
        FactSheet sheet = Runs.block("requests.completed 1000\nconcurrency.peak " + peak);

        assertThat(number(sheet, "load.together")).isEqualTo(together);
    }

    @Test
    void stamps_tell_that_all_requests_were_sent_at_once() {
        var timings = Runs.timings();
        for (int r = 0; r < 10; r++) {
            timings.request(5 + r * 0.001, 1 + r, 2 + r, 8, 2, false).gap(1);
        }

        assertThat(number(Runs.timed(timings.build()), "load.unlimited")).isEqualTo(1);
    }

    @Test
    void spread_stamps_tell_nothing_when_a_client_may_have_held_back() {
        var timings = Runs.timings();
        for (int r = 0; r < 10; r++) {
            timings.request(r, 1, 2, 8, 2, false).gap(1);
        }

        assertThat(number(Runs.timed(timings.build()), "load.unlimited")).isNull();
        assertThat(number(Runs.timed(timings.build(), "maxConcurrency None"), "load.unlimited"))
                .isEqualTo(0);
    }

    @Test
    void answers_are_short_only_where_prompts_are_as_long_as_asked() {
        String asked = "inputLength 1000\noutputLength 1000\nrequests.completed 10\ntokens.output 5000\n";

        assertThat(number(Runs.block(asked + "tokens.input 10000"), "output.shortfall"))
                .isEqualTo(0.5);
        assertThat(number(Runs.block(asked + "tokens.input 5000"), "output.shortfall"))
                .isNull();
    }

    @Test
    void what_is_missing_where_nobody_counts_failures_is_not_called_failed() {
        FactSheet counted = Runs.block("requests.completed 90\nrequests.failed 10");
        FactSheet missing = Runs.block("requests.completed 90\nnumPrompts 100");

        assertThat(number(counted, "requests.failedShare")).isEqualTo(0.1);
        assertThat(number(counted, "requests.missing")).isNull();
        assertThat(number(missing, "requests.missing")).isEqualTo(10);
        assertThat(number(missing, "requests.missingShare")).isEqualTo(0.1);
        assertThat(number(missing, "requests.failedShare")).isNull();
    }

    @Test
    void the_rate_without_the_tail_is_what_the_server_kept_up() {
        FactSheet sheet = Runs.block("""
                requests.completed 100
                duration 22
                requestRate 5
                e2el.median 2000
                """);

        assertThat(number(sheet, "load.tailCorrectedRate")).isCloseTo(5, within(1e-9));
        assertThat(number(sheet, "load.keptUp")).isCloseTo(1, within(1e-9));
    }

    @Test
    void a_run_shorter_than_its_median_request_has_no_corrected_rate() {
        FactSheet sheet = Runs.block("requests.completed 4\nduration 2\ne2el.median 2000");

        assertThat(sheet.get("load.tailCorrectedRate"))
                .isInstanceOfSatisfying(
                        FactValue.Unknown.class, u -> assertThat(u.why()).isEqualTo(Why.OUTSIDE_VALIDITY));
    }

    @Test
    void an_overload_is_a_wait_that_grows_and_not_a_slow_start() {
        // the public example: sixty requests offered per second, eight served
        String overload = """
                requests.completed 1000
                duration 118.85
                requestRate 60
                ttft.mean 47500
                ttft.median 47000
                ttft.p99 98100
                """;

        assertThat(number(Runs.block(overload), "load.overload")).isEqualTo(1);
        assertThat(number(Runs.block(overload), "capacity.requests")).isCloseTo(8.41, within(0.005));
        assertThat(number(Runs.block(overload), "ttft.overloadRamp")).isCloseTo(98.1 / 102.18, within(0.001));
        assertThat(number(Runs.block(overload.replace("47000", "900")), "load.overload"))
                .isEqualTo(0);
        assertThat(number(Runs.block(overload.replace("Rate 60", "Rate 8.5")), "capacity.requests"))
                .isNull();
    }

    private static Double number(FactSheet sheet, String id) {
        return sheet.get(id).known().map(q -> q.value()).orElse(null);
    }
}
