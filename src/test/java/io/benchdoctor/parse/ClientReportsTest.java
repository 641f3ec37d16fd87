package io.benchdoctor.parse;

import static io.benchdoctor.parse.ToolSamples.summary;
import static io.benchdoctor.parse.ToolSamples.timings;
import static io.benchdoctor.parse.ToolSamples.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;

import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.parse.Parsed.ParsedRun;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Results of LLMPerf and inference-perf: what they call by a familiar name is not always the familiar thing. */
class ClientReportsTest {
    private static final Offset<Double> HAIR = within(1e-9);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "requests.sent, 12, 12",
        "requests.completed, 10, 10",
        "requests.failed, 2, 2",
        "concurrency.limit, 5, 5",
        "ttft.mean, 0.625, 625",
        "ttft.median, 0.50, 500",
        "e2el.mean, 2.5, 2500",
        "throughput.output, 255.82, 255.82",
        "throughput.requests, 90.0, 1.5",
    })
    void a_summary_of_llmperf_is_in_seconds_and_minutes(String metric, String text, double value) {
        var reported = summary(only(ToolSamples.LLMPERF_SUMMARY)).reported().get(metric);

        assertThat(reported.text()).isEqualTo(text);
        assertThat(reported.quantity().value()).isCloseTo(value, HAIR);
    }

    @Test
    void means_per_request_of_llmperf_become_totals() {
        assertThat(value(only(ToolSamples.LLMPERF_SUMMARY), "tokens.output")).isCloseTo(1724, HAIR);
        assertThat(value(only(ToolSamples.LLMPERF_SUMMARY), "tokens.input")).isCloseTo(5500, HAIR);
    }

    @Test
    void the_spread_of_a_sample_becomes_that_of_the_whole() {
        assertThat(value(only(ToolSamples.LLMPERF_SUMMARY), "ttft.std")).isCloseTo(300 * Math.sqrt(0.9), HAIR);
    }

    @Test
    void the_duration_is_what_the_rate_was_divided_by() {
        assertThat(value(only(ToolSamples.LLMPERF_SUMMARY), "duration")).isCloseTo(10 / 1.5, HAIR);
    }

    @Test
    void what_llmperf_calls_inter_token_latency_is_no_gap() {
        assertThat(summary(only(ToolSamples.LLMPERF_SUMMARY)).reported()).doesNotContainKeys("itl.mean", "tpot.mean");
        assertThat(timings(only(ToolSamples.LLMPERF_INDIVIDUAL)).pooledGapMillis())
                .isEmpty();
    }

    @Test
    void a_single_response_tells_how_long_its_answer_took() {
        var timings = timings(only(ToolSamples.LLMPERF_INDIVIDUAL));

        assertThat(timings.count()).isEqualTo(3);
        assertThat(timings.ttftSeconds(0)).hasValue(0.5);
        assertThat(timings.e2eSeconds(0)).hasValue(2.5);
        assertThat(timings.decodeSeconds(0)).isEqualTo(2.0);
        assertThat(timings.inputTokens(0)).hasValue(550);
    }

    @Test
    void what_llmperf_counts_as_an_error_has_failed_with_its_reason() {
        var timings = timings(only(ToolSamples.LLMPERF_INDIVIDUAL));

        assertThat(timings.failed(1)).isTrue();
        assertThat(timings.failed(2)).isTrue();
        assertThat(timings.errors()).containsExactly("429: slow down", "-100: Output too few tokens 2");
    }

    @Test
    void times_that_were_written_are_read_back() {
        qt().forAll(doubles().between(0, 100), doubles().between(0, 100)).checkAssert((ttft, rest) -> {
            String text = ToolSamples.LLMPERF_INDIVIDUAL
                    .replace("\"ttft_s\": 0.5", "\"ttft_s\": " + ttft)
                    .replace("\"end_to_end_latency_s\": 2.5", "\"end_to_end_latency_s\": " + (ttft + rest));

            assertThat(timings(only(text)).ttftSeconds(0)).hasValue(ttft);
            assertThat(timings(only(text)).decodeSeconds(0)).isCloseTo(rest, HAIR);
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "requests.sent, 12",
        "requests.completed, 10",
        "requests.failed, 2",
        "rate.offered, 2",
        "ttft.mean, 4250",
        "ttft.p99, 4750",
        "tpot.mean, 16",
        "e2el.median, 6250",
        "e2el.p99.9, 7500",
        "throughput.total, 180",
        "duration, 5.714285714285714",
        "tokens.output, 628",
    })
    void a_stage_of_inference_perf_is_in_seconds(String metric, double value) {
        assertThat(value(only(ToolSamples.INFERENCE_PERF_STAGE), metric)).isCloseTo(value, HAIR);
    }

    @Test
    void gaps_between_tokens_of_one_chunk_are_no_chunk_gaps() {
        assertThat(summary(only(ToolSamples.INFERENCE_PERF_STAGE)).reported().keySet())
                .noneMatch(metric -> metric.startsWith("itl."));
    }

    @Test
    void a_client_that_does_not_keep_up_offers_what_it_achieves() {
        var run = only(ToolSamples.INFERENCE_PERF_STAGE.replace("\"achieved_rate\": 1.99", "\"achieved_rate\": 1.4"));

        assertThat(value(run, "rate.offered")).isEqualTo(1.4);
        assertThat(run.settings().get(SettingKey.REQUEST_RATE).value()).isEqualTo("2.0");
    }

    @Test
    void what_a_server_says_of_itself_is_never_a_figure_of_a_client() {
        var run = only(ToolSamples.INFERENCE_PERF_PROMETHEUS);

        assertThat(summary(run).reported().keySet()).allMatch(metric -> metric.startsWith("server."));
        assertThat(value(run, "server.ttft.mean")).isEqualTo(25);
        assertThat(value(run, "server.e2el.p99")).isEqualTo(1500);
        assertThat(value(run, "server.queueLength.mean")).isEqualTo(204);
        assertThat(value(run, "server.kvUsage.mean")).isEqualTo(0.0425);
        assertThat(value(run, "server.throughput.input")).isEqualTo(23346.5);
    }

    @Test
    void chunks_of_inference_perf_give_gaps_and_tokens_of_one_chunk_do_not() {
        var timings = timings(only(ToolSamples.INFERENCE_PERF_REQUESTS));

        assertThat(timings.sentSeconds(0)).hasValue(50.0);
        assertThat(timings.ttftSeconds(0)).hasValue(0.25);
        assertThat(timings.gapCount(0)).isEqualTo(2);
        assertThat(timings.outputTokens(0)).hasValue(4);
        assertThat(timings.inputTokens(0)).hasValue(7);
        assertThat(timings.gapCount(1)).as("two tokens at one time").isEqualTo(1);
        assertThat(timings.outputTokens(1)).hasValue(3);
        assertThat(timings.failed(2)).isTrue();
        assertThat(timings.errors()).containsExactly("TimeoutError");
    }

    @Test
    void a_request_without_a_stamp_of_sending_is_left_out_and_told() {
        Parsed parsed = ToolSamples.parse(
                ToolSamples.INFERENCE_PERF_REQUESTS.replace("\"start_time\": 50.5", "\"start_time\": \"?\""));

        assertThat(timings(parsed.runs().get(0)).count()).isEqualTo(2);
        assertThat(parsed.notes()).extracting(LogNote::problem).containsExactly(Problem.DROPPED_ROWS);
    }

    private static ParsedRun only(String text) {
        Parsed parsed = ToolSamples.parse(text);
        assertThat(parsed.notes()).isEmpty();
        assertThat(parsed.runs()).hasSize(1);
        return parsed.runs().get(0);
    }
}
