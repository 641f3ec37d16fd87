package io.benchdoctor.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.facts.Frontier.Candidate;
import io.benchdoctor.facts.SweepPoint.LeftOut;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrontierTest {
    @Test
    void a_point_that_is_slower_and_yields_less_is_beaten() {
        Frontier frontier =
                Frontier.of(List.of(point("tp=1", 100, 10, 1), point("tp=1", 200, 20, 1), point("tp=2", 160, 15, 2)));

        assertThat(frontier.gain()).isEqualTo(SweepPoint.PER_GPU);
        assertThat(frontier.front()).isEqualTo(2);
        Frontier.Point beaten = frontier.points().get(2);
        assertThat(beaten.candidate().setUp()).as("80 a card at 15 ms").isEqualTo("tp=2");
        assertThat(beaten.beatenBy()).as("100 a card at 10 ms").hasValue(0);
    }

    @Test
    void a_difference_that_chance_brings_beats_nobody() {
        Frontier frontier =
                Frontier.of(List.of(point("a", 100, 10, 1), point("b", 102, 9.8, 1), point("c", 103, 9.9, 1)));

        assertThat(frontier.front()).isEqualTo(3);
    }

    @Test
    void where_no_point_tells_its_cards_set_ups_are_compared_whole() {
        Frontier frontier =
                Frontier.of(List.of(point("a", 100, 10, 0), point("b", 200, 10, 0), point("c", 300, 30, 0)));

        assertThat(frontier.gain()).isEqualTo("throughput.output");
        assertThat(frontier.points()).hasSize(3);
    }

    @Test
    void a_point_whose_cards_are_not_told_is_not_weighed_against_those_of_which_they_are() {
        Frontier frontier =
                Frontier.of(List.of(point("a", 100, 10, 1), point("b", 900, 10, 0), point("c", 300, 30, 2)));

        assertThat(frontier.points())
                .extracting(point -> point.candidate().setUp())
                .containsExactlyInAnyOrder("a", "c");
    }

    @Test
    void a_point_with_failures_is_not_compared() {
        Candidate failed = new Candidate(point("a", 900, 1, 1).point().without(LeftOut.FAILURES), "a");

        assertThat(Frontier.of(List.of(failed, point("b", 100, 10, 1))).points())
                .hasSize(1);
    }

    private static Candidate point(String setUp, double tokens, double tpot, double cards) {
        Map<String, Double> figures = cards > 0
                ? Map.of("throughput.output", tokens, "tpot.mean", tpot, SweepPoint.GPUS, cards)
                : Map.of("throughput.output", tokens, "tpot.mean", tpot);
        return new Candidate(
                new SweepPoint(1, "1", List.of("run"), List.of(), figures, List.of(), List.of(), Optional.empty()),
                setUp);
    }
}
