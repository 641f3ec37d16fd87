package io.benchdoctor.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.facts.Trust.Verdict;
import org.junit.jupiter.api.Test;

class TrustTest {
    @Test
    void the_seed_agrees_as_far_as_rounded_figures_can() {
        Trust trust = Trust.of(Runs.seed());

        assertThat(trust.verdict()).isEqualTo(Verdict.WITHIN_ROUNDING);
        assertThat(trust.checks()).hasSize(7).allMatch(check -> !check.at().isEmpty());
        assertThat(trust.doubted()).isEmpty();
        assertThat(trust.survives()).contains("duration", "ttft.mean");
    }

    @Test
    void full_digits_agree_to_the_last_one() {
        Trust trust = Trust.of(Runs.block("requests.completed 10\nduration 4\nthroughput.requests 2.5"));

        assertThat(trust.verdict()).isEqualTo(Verdict.COHERENT);
        assertThat(trust.checks()).singleElement().satisfies(check -> {
            assertThat(check.relation()).isEqualTo("=");
            assertThat(check.expected().value()).isEqualTo(2.5);
            assertThat(check.found().value()).isEqualTo(2.5);
            assertThat(check.at()).hasSize(3);
        });
    }

    @Test
    void a_contradiction_names_whom_it_touches_and_whom_not() {
        Trust trust = Trust.of(Runs.block(Runs.SEED.replace("throughput.output 500.70", "throughput.output 610.70")));

        assertThat(trust.verdict()).isEqualTo(Verdict.CONTRADICTORY);
        // Requests per second vouch for the duration, all tokens per second for the tokens.
        assertThat(trust.doubted()).containsExactly("throughput.output");
        assertThat(trust.survives()).contains("duration", "tokens.output", "ttft.p99", "throughput.requests");
    }

    @Test
    void where_nothing_vouches_for_anything_all_that_disagrees_is_doubted() {
        Trust trust = Trust.of(Runs.block("requests.completed 10\nduration 4\nthroughput.requests 9.5"));

        assertThat(trust.doubted()).containsExactly("duration", "requests.completed", "throughput.requests");
    }

    @Test
    void a_first_token_cannot_come_after_the_whole_answer() {
        Trust trust = Trust.of(Runs.block("ttft.p99 300.00\ne2el.p99 200.00"));

        assertThat(trust.verdict()).isEqualTo(Verdict.CONTRADICTORY);
        assertThat(trust.doubted()).containsExactly("e2el.p99", "ttft.p99");
        assertThat(Trust.of(Runs.block("ttft.p99 200.01\ne2el.p99 200.00")).verdict())
                .isEqualTo(Verdict.WITHIN_ROUNDING);
    }

    @Test
    void a_single_figure_cannot_be_held_against_anything() {
        Trust trust = Trust.of(Runs.block("requests.completed 10"));

        assertThat(trust.verdict()).isEqualTo(Verdict.UNCHECKED);
        assertThat(trust.checks()).isEmpty();
    }
}
