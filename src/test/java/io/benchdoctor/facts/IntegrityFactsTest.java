package io.benchdoctor.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.RunPart;
import io.benchdoctor.model.SourceRef;
import io.benchdoctor.model.Unit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntegrityFactsTest {
    @ParameterizedTest(name = "TPOT {0}")
    @CsvSource({"2362.54, true", "216.55, false"})
    void answers_at_the_printed_speed_fit_into_the_run(String tpot, boolean wrong) {
        FactSheet sheet = Runs.block("requests.completed 20\nduration 19.39\ntokens.output 5112\ntpot.median " + tpot);

        assertThat(number(sheet, "check.writingWithinRun") > 1).isEqualTo(wrong);
    }

    @Test
    void the_seed_agrees_with_itself_within_rounding() {
        FactSheet seed = Runs.seed();

        assertThat(number(seed, "checks.failed")).isZero();
        assertThat(number(seed, "checks.done")).isEqualTo(7);
        assertThat(number(seed, "checks.worst")).isLessThan(1);
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "throughput.requests 3.92    | throughput.requests 4.10    | check.throughputRequests",
                "throughput.output 500.70    | throughput.output 510.70    | check.throughputOutput",
                "throughput.total 4518.34    | throughput.total 4528.34    | check.throughputTotal",
                "ttft.p99 250975.72          | ttft.p99 120975.72          | check.percentileOrder",
                "ttft.p99 250975.72          | ttft.p99 260975.72          | check.percentileWithinDuration",
                "itl.mean 9.43               | itl.mean -9.43              | check.ttftItlNonNegative",
            })
    void a_figure_changed_by_hand_is_noticed(String printed, String changed, String check) {
        FactSheet sheet = Runs.block(Runs.SEED.replace(printed, changed));

        assertThat(number(sheet, check)).isGreaterThan(1);
        assertThat(number(sheet, "checks.failed")).isEqualTo(1);
    }

    @Test
    void the_order_of_percentiles_leans_on_those_that_have_another_beside_them() {
        FactSheet sheet = Runs.block(Runs.SEED.replace("tpot.median 9.35", ""));

        assertThat(sheet.get("check.percentileOrder"))
                .isInstanceOfSatisfying(FactValue.Computed.class, order -> assertThat(order.from())
                        .containsExactly(
                                "reported.ttft.median",
                                "reported.ttft.p99",
                                "reported.itl.median",
                                "reported.itl.p99"));
    }

    @Test
    void coarse_rounding_of_a_short_run_is_forgiven() {
        FactSheet sheet = Runs.block("requests.completed 10\nduration 1.3\nthroughput.requests 7.5");

        assertThat(number(sheet, "check.throughputRequests")).isLessThan(1);
    }

    @Test
    void mean_and_median_differ_by_no_more_than_the_deviation() {
        assertThat(number(Runs.block("ttft.mean 10\nttft.median 20\nttft.std 5"), "check.meanWithinStd"))
                .isGreaterThan(1);
        assertThat(number(Runs.block("ttft.mean 10\nttft.median 14\nttft.std 5"), "check.meanWithinStd"))
                .isLessThan(1);
    }

    @Test
    void more_in_flight_than_allowed_means_that_block_and_command_do_not_belong_together() {
        String block = "requests.completed 100\nduration 10\ne2el.mean 1000\nmaxConcurrency ";

        assertThat(number(Runs.block(block + 10), "check.concurrencyWithinLimit"))
                .isLessThan(1);
        assertThat(number(Runs.block(block + 9), "check.concurrencyWithinLimit"))
                .isGreaterThan(1);
    }

    @Test
    void printed_figures_are_held_against_the_raw_timings() {
        var timings = Runs.timings().request(0, 0.1, 0.3, 5, 2, false).gap(0.2).build();

        assertThat(number(Runs.timed(timings, "ttft.mean 100.00"), "check.recomputed"))
                .isLessThan(1);
        assertThat(number(Runs.timed(timings, "ttft.mean 101.00"), "check.recomputed"))
                .isGreaterThan(1);
    }

    @Test
    void a_peak_below_the_mean_proves_chunks_of_several_tokens() {
        FactSheet sheet =
                Runs.block("tokens.output 4106\nduration 9.99\nthroughput.output 410.61\nthroughput.output.peak 113");

        assertThat(number(sheet, "peak.belowMean")).isEqualTo(1);
        assertThat(number(sheet, "chunk.tokensProven")).isCloseTo(3.63, within(0.005));
    }

    @Test
    void figures_of_a_tool_with_other_definitions_are_not_held_against_these() {
        var figures = Map.of(
                "duration", new Reported(new Quantity(10, Unit.SECONDS), "10", new SourceRef("a.json", 1)),
                "requests.completed", new Reported(new Quantity(100, Unit.REQUESTS), "100", new SourceRef("a.json", 1)),
                "throughput.requests",
                        new Reported(new Quantity(12, Unit.REQUESTS_PER_SECOND), "12", new SourceRef("a.json", 1)));
        var summary = new RunPart.BenchSummary(new SourceRef("a.json", 1), 1, "guidellm-json", figures);
        FactSheet sheet = FactSheet.of(new Run("id", "label", List.of(), Map.of(), List.of(summary)), Facts.ALL);

        assertThat(number(sheet, "checks.done")).isNull();
    }

    private static Double number(FactSheet sheet, String id) {
        return sheet.get(id).known().map(q -> q.value()).orElse(null);
    }
}
