package io.benchdoctor.parse;

import static io.benchdoctor.parse.ToolSamples.summary;
import static io.benchdoctor.parse.ToolSamples.timings;
import static io.benchdoctor.parse.ToolSamples.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;
import static org.quicktheories.generators.SourceDSL.lists;

import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SettingKey;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Raw timings as benchmarks of other hands save them. */
class RawReportsTest {
    private static final Offset<Double> HAIR = within(1e-12);

    @Test
    void each_workload_of_an_itl_report_is_a_run() {
        Parsed parsed = ToolSamples.parse(ToolSamples.ITL_REPORT);

        assertThat(parsed.format()).isEqualTo("itl-report");
        assertThat(parsed.notes()).isEmpty();
        assertThat(parsed.runs()).hasSize(2);
        assertThat(parsed.runs())
                .extracting(run -> run.settings().get(SettingKey.DATASET).value())
                .containsExactly("short", "long");
        assertThat(parsed.runs())
                .allMatch(run -> run.settings().get(SettingKey.MODEL).value().equals("org/Tiny"));
        assertThat(parsed.runs().get(0).firstLine()).isEqualTo(3);
        assertThat(parsed.runs().get(0).lastLine()).isEqualTo(12);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "requests.sent, 3, 3",
        "requests.completed, 2, 2",
        "requests.failed, 1, 1",
        "duration, 1.25, 1.25",
        "throughput.output, 4.0, 4",
        "ttft.mean, 45.00, 45",
        "ttft.median, 45.0, 45",
        "itl.p99, 29.8, 29.8",
        "e2el.mean, 0.0750, 75",
    })
    void an_itl_report_mixes_seconds_and_milliseconds(String metric, String text, double value) {
        var reported = summary(ToolSamples.parse(ToolSamples.ITL_REPORT).runs().get(0))
                .reported()
                .get(metric);

        assertThat(reported.text()).isEqualTo(text);
        assertThat(reported.quantity().value()).isCloseTo(value, HAIR);
    }

    @Test
    void the_requests_of_an_itl_report_are_read_with_their_gaps() {
        var timings = timings(ToolSamples.parse(ToolSamples.ITL_REPORT).runs().get(0));

        assertThat(timings.count()).isEqualTo(3);
        assertThat(timings.ttftSeconds(0)).hasValue(0.04);
        assertThat(timings.e2eSeconds(0)).hasValue(0.08);
        assertThat(timings.gapCount(0)).isEqualTo(2);
        assertThat(timings.gapSeconds(0, 1)).isCloseTo(0.03, HAIR);
        assertThat(timings.outputTokens(0)).hasValue(3);
        assertThat(timings.failed(2)).isTrue();
        assertThat(timings.errors()).containsExactly("HTTP 503");
        assertThat(timings.sentSeconds(0)).isEmpty();
    }

    @Test
    void gaps_that_were_written_are_read_back() {
        qt().forAll(lists().of(doubles().between(0, 1000)).ofSizeBetween(1, 30)).checkAssert(gaps -> {
            String text = ToolSamples.ITL_REPORT.replace("[10.0, 30.0]", gaps.toString());

            var timings = timings(ToolSamples.parse(text).runs().get(0));

            assertThat(timings.gapCount(0)).isEqualTo(gaps.size());
            for (int n = 0; n < gaps.size(); n++) {
                assertThat(timings.gapSeconds(0, n)).isCloseTo(gaps.get(n) / 1000, HAIR);
            }
        });
    }

    @Test
    void stamps_of_an_engine_give_no_time_that_a_client_would_have_measured() {
        Parsed parsed = ToolSamples.parse(ToolSamples.ENGINE_STAMPS);
        var timings = timings(parsed.runs().get(0));

        assertThat(parsed.runs()).hasSize(1);
        assertThat(timings.count()).isEqualTo(2);
        assertThat(timings.ttftSeconds(0)).isEmpty();
        assertThat(timings.e2eSeconds(0)).isEmpty();
        assertThat(timings.decodeSeconds(1)).isEqualTo(2.0);
        assertThat(timings.outputTokens(1)).hasValue(9);
    }

    @Test
    void the_two_clocks_of_engine_stamps_are_never_mixed() {
        var timings =
                timings(ToolSamples.parse(ToolSamples.ENGINE_STAMPS).runs().get(0));

        assertThat(timings.sentSeconds(0)).hasValue(100.0);
        assertThat(timings.firstChunkSeconds(1)).hasValue(101.0);
    }

    @Test
    void a_request_that_the_engine_had_not_ended_is_unfinished() {
        Parsed parsed = ToolSamples.parse(ToolSamples.ENGINE_STAMPS.replace("103.0", "null"));

        assertThat(timings(parsed.runs().get(0)).finished(1)).isFalse();
        assertThat(parsed.notes()).extracting(LogNote::problem).containsExactly(Problem.UNFINISHED_REQUESTS);
    }

    @Test
    void the_dump_of_a_tracker_is_read_from_its_stamps() {
        Parsed parsed = ToolSamples.parse(ToolSamples.TRACKER_DUMP);
        var run = parsed.runs().get(0);

        assertThat(parsed.notes()).isEmpty();
        assertThat(timings(run).ttftSeconds(1)).hasValue(0.5);
        assertThat(timings(run).e2eSeconds(1)).hasValue(2.0);
        assertThat(timings(run).decodeSeconds(1)).isEqualTo(1.5);
        assertThat(value(run, "ttft.mean")).isEqualTo(375);
        assertThat(value(run, "tpot.mean"))
                .as("its gap is a mean over the request")
                .isEqualTo(375);
        assertThat(summary(run).reported())
                .as("a duration between two clocks, percentiles by a rank of its own, a mean that is no gap")
                .doesNotContainKeys("duration", "ttft.p95", "itl.mean");
    }

    @Test
    void events_of_a_harness_are_runs_by_case_and_load() {
        Parsed parsed = ToolSamples.parse(ToolSamples.HARNESS_EVENTS);

        assertThat(parsed.runs()).hasSize(2);
        var timings = timings(parsed.runs().get(0));
        assertThat(timings.count()).isEqualTo(2);
        assertThat(timings.ttftSeconds(0)).hasValue(0.1);
        assertThat(timings.decodeSeconds(0)).isCloseTo(0.2, HAIR);
        assertThat(timings.failed(1)).isTrue();
        assertThat(timings.errors()).containsExactly("HTTP 500");
        assertThat(parsed.runs()
                        .get(1)
                        .settings()
                        .get(SettingKey.MAX_CONCURRENCY)
                        .value())
                .isEqualTo("8");
    }

    @Test
    void events_that_call_themselves_synthetic_are_marked() {
        Parsed parsed =
                ToolSamples.parse(ToolSamples.HARNESS_EVENTS.replace("\"synthetic\": false", "\"synthetic\": true"));

        assertThat(parsed.runs()).hasSize(2);
        assertThat(parsed.notes()).extracting(LogNote::problem).containsExactly(Problem.MARKED_SYNTHETIC);
    }

    @Test
    void nanoseconds_since_1970_are_subtracted_before_they_are_rounded() {
        var run = ToolSamples.parse(ToolSamples.PERF_ANALYZER).runs().get(0);

        assertThat(timings(run).ttftSeconds(0).orElseThrow()).isCloseTo(0.1, HAIR);
        assertThat(timings(run).gapSeconds(0, 0)).isCloseTo(0.010000001, within(1e-15));
        assertThat(timings(run).sentSeconds(1)).hasValue(1.0);
        assertThat(run.settings().get(SettingKey.MAX_CONCURRENCY).value()).isEqualTo("2");
    }

    @Test
    void the_end_mark_of_a_stream_is_no_token_and_silence_is_a_failure() {
        Parsed parsed = ToolSamples.parse(ToolSamples.PERF_ANALYZER);

        assertThat(parsed.runs()).hasSize(2);
        assertThat(timings(parsed.runs().get(0)).gapCount(0)).isEqualTo(1);
        assertThat(timings(parsed.runs().get(0)).failed(1)).isTrue();
        assertThat(timings(parsed.runs().get(1)).gapSeconds(0, 0)).isEqualTo(0.25);
    }
}
