package io.benchdoctor.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.RequestTimings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the chunks of all answers tell of the steps that read prompts. */
class PromptReadingTest {
    private static final double STEP = 0.010;
    private static final double READING = 0.050;

    @Test
    void a_newcomer_waits_until_the_running_step_has_ended_and_is_read_in_the_next() {
        FactSheet sheet = Runs.timed(newcomers(STEP / 5), "duration 2\nrequestRate 7");

        assertThat(number(sheet, "prefill.elapsed")).isCloseTo(50, within(1e-6));
        assertThat(number(sheet, "ttft.queueTime")).isCloseTo(40.0 / 11, within(1e-6));
    }

    @Test
    void what_every_request_takes_beyond_its_step_is_its_way_and_neither_reading_nor_waiting() {
        FactSheet sheet = Runs.timed(newcomers(0), "duration 2\nrequestRate 7");

        assertThat(number(sheet, "prefill.elapsed")).isCloseTo(50, within(0.5));
        assertThat(number(sheet, "ttft.queueShare")).isLessThan(0.001);
    }

    @Test
    void who_waits_for_the_only_place_is_not_being_read_meanwhile() {
        FactSheet sheet = Runs.timed(oneAfterTheOther(), "duration 4.8\nrequestRate inf");

        assertThat(number(sheet, "prefill.elapsed")).isCloseTo(50, within(1e-6));
        assertThat(number(sheet, "ttft.queueTime")).isCloseTo(240 * 9.5, within(1e-3));
        assertThat(number(sheet, "engine.running")).isCloseTo(1, within(0.01));
    }

    @Test
    void answers_that_go_on_within_each_others_steps_come_from_several_engines() {
        FactSheet sheet = Runs.timed(pairs(), "duration 6\nrequestRate 4");

        assertThat(number(sheet, "prefill.seen")).isNull();
    }

    /** One long answer, and ten requests that come before the end of a step by up to four times of what is given. */
    private static RequestTimings newcomers(double earlier) {
        List<Double> ends = new ArrayList<>(List.of(READING));
        List<double[]> requests = new ArrayList<>();
        for (int r = 0; r < 10; r++) {
            for (int step = 0; step < 10; step++) {
                ends.add(last(ends) + STEP);
            }
            double sent = last(ends) - (r % 5) * earlier - (earlier == 0 ? STEP / 4 : 0);
            ends.add(last(ends) + READING);
            requests.add(new double[] {sent, last(ends) - sent});
        }
        var timings = Runs.timings();
        timings.request(0, READING, Double.NaN, 100, ends.size(), false);
        for (int step = 1; step < ends.size(); step++) {
            timings.gap(ends.get(step) - ends.get(step - 1));
        }
        requests.forEach(request -> timings.request(request[0], request[1], Double.NaN, 100, 3, false)
                .gap(STEP)
                .gap(STEP));
        return timings.build();
    }

    /** Twenty answers of twenty tokens, sent at once and worked off one by one. */
    private static RequestTimings oneAfterTheOther() {
        var timings = Runs.timings();
        for (int r = 0; r < 20; r++) {
            double ttft = READING + r * (READING + 19 * STEP);
            answer(timings.request(0, ttft, Double.NaN, 100, 20, false));
        }
        return timings.build();
    }

    /** Twenty answers, two at a time, of which one is half a step ahead of the other. */
    private static RequestTimings pairs() {
        var timings = Runs.timings();
        for (int r = 0; r < 20; r++) {
            double sent = r / 2 * 0.5 + r % 2 * STEP / 2;
            answer(timings.request(sent, READING, Double.NaN, 100, 20, false));
        }
        return timings.build();
    }

    private static void answer(RequestTimings.Builder request) {
        for (int token = 1; token < 20; token++) {
            request.gap(STEP);
        }
    }

    private static double last(List<Double> ends) {
        return ends.get(ends.size() - 1);
    }

    private static Double number(FactSheet sheet, String id) {
        return sheet.get(id).known().map(Quantity::value).orElse(null);
    }
}
