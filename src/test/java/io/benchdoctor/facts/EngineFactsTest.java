package io.benchdoctor.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchdoctor.model.EngineSample;
import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.SourceRef;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What the engine's own lines, and the pauses of answers, tell of replicas, preemption and reuse. */
class EngineFactsTest {
    private static final double STEP = 0.01;

    @Test
    void a_replica_that_writes_no_line_at_a_moment_is_idle_in_it() {
        FactSheet sheet = samples(
                replica(0, 10, 8, 4, 100),
                replica(1, 10, 2, 0, 20),
                replica(0, 20, 12, 0, 300),
                replica(0, 30, 0, 0, 0));

        assertThat(number(sheet, "replica.count")).isEqualTo(2);
        assertThat(number(sheet, "replica.busiest")).isEqualTo(12);
        assertThat(number(sheet, "replica.idlest")).isEqualTo(1);
        assertThat(number(sheet, "replica.imbalance")).isCloseTo(12 / 6.5, within(1e-12));
        assertThat(number(sheet, "replica.busiestRate")).isCloseTo(200 / 105.0, within(1e-12));
        assertThat(number(sheet, "replica.starvedShare")).isEqualTo(0.5);
    }

    @Test
    void one_engine_has_no_replicas_to_compare() {
        assertThat(number(samples(replica(0, 10, 8, 4, 100)), "replica.imbalance"))
                .isNull();
    }

    @Test
    void an_answer_that_stands_still_while_another_goes_on_was_out_of_the_batch() {
        assertThat(number(pausedAt(20, 0.5), "preempt.pauses")).isEqualTo(1);
        assertThat(number(pausedAt(20, 0.5), "preempt.pausedShare")).isEqualTo(0.5);
        assertThat(number(pausedAt(20, 0.5), "preempt.pauseTime")).isEqualTo(0.5);
    }

    @Test
    void one_late_chunk_is_no_pause() {
        assertThat(number(pausedAt(20, 2 * STEP), "preempt.pauses")).isZero();
    }

    @Test
    void a_step_that_is_long_for_all_is_no_pause() {
        RequestTimings.Builder timings = Runs.timings();
        for (int r = 0; r < 2; r++) {
            timings.request(0, 0.1, 0.1 + 99 * STEP + 0.5, 10, 101, false);
            answer(timings, 50, 0.5);
        }

        assertThat(number(Runs.timed(timings.build()), "preempt.pauses")).isZero();
    }

    @Test
    void what_could_be_reused_is_measured_by_what_the_prompts_share() {
        FactSheet sheet = Runs.sheet(
                "prefixLength 3072\nprefixCaching False\nrequests.completed 10\ntokens.input 32000\n",
                Optional.of(new EngineSamples.Builder("server.log")
                        .add(hits(0.1))
                        .add(hits(0.48))
                        .add(hits(0.18))
                        .build()));

        assertThat(number(sheet, "prefix.sharedShare")).isCloseTo(0.96, within(1e-12));
        assertThat(number(sheet, "prefix.usedShare")).isCloseTo(0.5, within(1e-12));
        assertThat(number(sheet, "prefix.drop")).isCloseTo(0.3, within(1e-12));
        assertThat(number(sheet, "prefix.off")).isEqualTo(1);
    }

    @Test
    void a_prompt_is_read_in_as_many_steps_as_the_budget_leaves() {
        FactSheet sheet =
                Runs.block("maxNumBatchedTokens 64\nchunkedPrefill True\nrequests.completed 10\ntokens.input 30070\n");

        assertThat(number(sheet, "budget.chunks")).isEqualTo(47);
    }

    @Test
    void an_engine_that_reads_prompts_whole_does_not_cut_them() {
        FactSheet sheet =
                Runs.block("maxNumBatchedTokens 64\nchunkedPrefill False\nrequests.completed 10\ntokens.input 30070\n");

        assertThat(number(sheet, "budget.split")).isZero();
        assertThat(number(sheet, "budget.chunks")).isNull();
    }

    /** Two answers of a hundred steps; the first one stops once. */
    private static FactSheet pausedAt(int gap, double seconds) {
        RequestTimings.Builder timings = Runs.timings();
        timings.request(0, 0.1, 0.1 + 99 * STEP + seconds, 10, 101, false);
        answer(timings, gap, seconds);
        timings.request(0, 0.1, 0.1 + 100 * STEP, 10, 101, false);
        answer(timings, gap, STEP);
        return Runs.timed(timings.build());
    }

    private static void answer(RequestTimings.Builder timings, int odd, double oddSeconds) {
        for (int g = 0; g < 100; g++) {
            timings.gap(g == odd ? oddSeconds : STEP);
        }
    }

    private static FactSheet samples(EngineSample... samples) {
        var builder = new EngineSamples.Builder("server.log");
        for (EngineSample sample : samples) {
            builder.add(sample);
        }
        return Runs.sheet("", Optional.of(builder.build()));
    }

    private static EngineSample replica(int engine, double clock, int running, int waiting, double generated) {
        return new EngineSample(
                new SourceRef("server.log", 1),
                OptionalDouble.of(clock),
                OptionalInt.of(engine),
                OptionalInt.of(running),
                OptionalInt.of(waiting),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(generated),
                OptionalInt.empty());
    }

    private static EngineSample hits(double rate) {
        return new EngineSample(
                new SourceRef("server.log", 1),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalInt.of(1),
                OptionalInt.of(0),
                OptionalDouble.empty(),
                OptionalDouble.of(rate),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty());
    }

    private static Double number(FactSheet sheet, String id) {
        return sheet.get(id).known().map(q -> q.value()).orElse(null);
    }
}
