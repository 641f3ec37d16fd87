package io.benchdoctor.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Unit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodeFactsTest {
    @Test
    void decode_time_is_measured_where_it_can_be() {
        var timings = Runs.timings()
                .request(0, 1, 3, 10, 3, false)
                .gap(0.5)
                .gap(1.5)
                .request(0, 1, 2, 10, 2, false)
                .gap(1)
                .request(0, Double.NaN, Double.NaN, 10, 0, true)
                .build();

        FactSheet sheet = Runs.timed(timings, "duration 4");

        assertThat(number(sheet, "decode.time")).isEqualTo(3);
        assertThat(number(sheet, "decode.concurrency")).isEqualTo(0.75);
        assertThat(number(sheet, "chunk.tokens")).isEqualTo(1);
        assertThat(((FactValue.Computed) sheet.get("decode.time")).quality()).isEqualTo(Quality.EXACT);
    }

    @Test
    void from_a_block_it_is_the_difference_of_means_or_else_an_estimate() {
        String block = "requests.completed 10\nduration 20\nttft.mean 100\ntpot.mean 10\ntokens.output 1010";

        assertThat(number(Runs.block(block + "\ne2el.mean 1200"), "decode.time"))
                .isCloseTo(11, within(1e-9));
        assertThat(number(Runs.block(block), "decode.time")).isCloseTo(10, within(1e-9));
        assertThat(((FactValue.Computed) Runs.block(block).get("decode.time")).quality())
                .isEqualTo(Quality.APPROXIMATE);
    }

    @Test
    void short_answers_that_are_slow_do_not_lengthen_the_writing_of_the_others() {
        String burst = "requests.completed 1000\nduration 63.28\nttft.mean 6948\ntpot.mean 420\ntokens.output 200774";

        assertThat(number(Runs.block(burst), "decode.concurrency")).isGreaterThan(1000);
        assertThat(number(Runs.block(burst + "\nitl.mean 139"), "decode.concurrency"))
                .isCloseTo(438.8, within(0.1));
        assertThat(number(Runs.block(burst + "\nitl.mean 3700"), "decode.concurrency"))
                .isGreaterThan(1000);
    }

    @Test
    void answers_of_one_token_have_no_writing_speed() {
        FactSheet sheet = Runs.block("requests.completed 10\ntokens.output 10\ntpot.mean 5\nitl.mean 5");

        assertThat(number(sheet, "answer.time")).isNull();
        assertThat(number(sheet, "chunk.tokens")).isNull();
        assertThat(number(sheet, "output.oneToken")).isEqualTo(1);
    }

    @Test
    void eight_tokens_in_a_chunk_show_in_the_means() {
        FactSheet sheet = Runs.block("requests.completed 10\ntokens.output 1000\ntpot.mean 22.01\nitl.mean 192.59");

        assertThat(number(sheet, "chunk.tokens")).isCloseTo(8.75, within(0.005));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "?",
            value = {
                "the seed                                    | 9.43 | 9.43  | 8.42 | 8.42",
                "several tokens in a chunk                   | 9.43 | 4.00  | 8.42 | ?",
                "gaps of microseconds are deliveries         | 9.43 | 9.43  | 0.03 | ?",
                "most steps are the longer ones              | 8.00 | 8.00  | 8.42 | ?",
                "steps so full of prompts that none is bare  | 99.0 | 99.0  | 90.0 | ?",
            })
    void a_bare_step_is_seen_only_where_gaps_are_steps(
            String says, double itl, double tpot, double median, Double step) {
        FactSheet sheet = Runs.block(("requests.completed 1000\nduration 254.88\ntokens.output 127618\n"
                        + "itl.mean %s\ntpot.mean %s\nitl.median %s")
                .formatted(itl, tpot, median));

        assertThat(number(sheet, "decode.step")).isEqualTo(step);
    }

    @Test
    void a_median_above_the_mean_says_nothing_of_prompts() {
        assertThat(number(Runs.block(Runs.SEED.replace("itl.median 8.42", "itl.median 9.50")), "prefill.time"))
                .isNull();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // a burst in front of a limit of 256, which its mean of 249.8 betrays
                "249.8 | 256",
                "4.685 | 5",
                "88    | 96",
                "99    | 100",
            })
    void a_limit_is_the_smallest_usual_one_that_is_nearly_used(double decoding, double slots) {
        FactSheet sheet =
                FactSheet.given(Map.of("decode.concurrency", new Quantity(decoding, Unit.REQUESTS)), Facts.ALL);

        assertThat(number(sheet, "cap.slots")).isEqualTo(slots);
        assertThat(number(sheet, "cap.isDefault")).isEqualTo(slots == 256 ? 1 : 0);
    }

    @Test
    void a_number_near_no_usual_limit_betrays_none_and_a_stated_limit_counts() {
        assertThat(number(Runs.block(Runs.SEED.replace("254.88", "189")), "cap.slots"))
                .isNull();
        assertThat(number(Runs.block(Runs.SEED + "\nmaxNumSeqs 12"), "cap.slots"))
                .isEqualTo(12);
        assertThat(number(Runs.block(Runs.SEED + "\nmaxNumSeqs 12"), "cap.estimate"))
                .isEqualTo(5);
    }

    @Test
    void slots_that_stand_empty_are_held_by_nobody() {
        assertThat(number(Runs.block(Runs.SEED + "\nmaxNumSeqs 5"), "cap.slotTime"))
                .isCloseTo(5 * 254.88 / 1000, within(1e-6));
        assertThat(number(Runs.block(Runs.SEED + "\nmaxNumSeqs 256"), "cap.slotTime"))
                .isNull();
    }

    @Test
    void what_runs_and_one_more_is_held_against_the_longest_context() {
        FactSheet sheet = Runs.block(Runs.SEED + "\nmaxModelLength 8192");

        assertThat(number(sheet, "cap.tokensHeld")).isCloseTo(6 * 1151.618, within(0.001));
        assertThat(number(sheet, "cap.heldOverContext")).isCloseTo(6 * 1151.618 / 8192, within(1e-6));
    }

    private static Double number(FactSheet sheet, String id) {
        return sheet.get(id).known().map(q -> q.value()).orElse(null);
    }
}
