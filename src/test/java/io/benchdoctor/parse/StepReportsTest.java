package io.benchdoctor.parse;

import static io.benchdoctor.parse.ToolSamples.summary;
import static io.benchdoctor.parse.ToolSamples.timings;
import static io.benchdoctor.parse.ToolSamples.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchdoctor.model.Input.Status;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps of a sweep as other hands save them. */
class StepReportsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "requests.completed, 80",
        "duration, 125.25",
        "throughput.output, 117.4",
        "ttft.mean, 83.24",
        "itl.p99, 9.5",
        "spec.acceptanceRate, 0.6125",
    })
    void the_rows_of_a_printed_block_are_known_under_other_names(String metric, double value) {
        assertThat(value(first(ToolSamples.SERVE_METRICS), metric)).isCloseTo(value, within(1e-9));
    }

    @Test
    void each_step_is_a_run_with_the_settings_of_its_command() {
        Parsed parsed = ToolSamples.parse(ToolSamples.SERVE_METRICS);

        assertThat(parsed.notes()).isEmpty();
        assertThat(parsed.runs()).as("one step came to no result").hasSize(2);
        var settings = parsed.runs().get(0).settings();
        assertThat(settings.get(SettingKey.MODEL).value()).isEqualTo("org/Tiny One");
        assertThat(settings.get(SettingKey.NUM_PROMPTS).value()).isEqualTo("80");
        assertThat(settings.get(SettingKey.INPUT_LENGTH).value()).isEqualTo("1024");
        assertThat(parsed.runs()
                        .get(1)
                        .settings()
                        .get(SettingKey.MAX_CONCURRENCY)
                        .value())
                .isEqualTo("2");
    }

    @Test
    void steps_may_stand_in_phases() {
        String text = "{\"source\": \"primary\", \"phases\": [{\"phase\": \"a\", \"bench\": "
                + ToolSamples.SERVE_METRICS + "}]}";

        assertThat(ToolSamples.parse(text).runs()).hasSize(2);
        assertThat(value(first(text), "ttft.mean")).isEqualTo(83.24);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "requests.completed, 2",
        "throughput.requests, 0.5",
        "ttft.mean, 52.5",
        "e2el.median, 1875",
        "tokens.output, 20",
        "concurrency.limit, 1",
    })
    void genai_bench_writes_seconds_and_minutes(String metric, double value) {
        assertThat(value(first(ToolSamples.GENAI_BENCH), metric)).isCloseTo(value, within(1e-9));
    }

    @Test
    void its_time_per_token_counts_the_first_token_and_is_left_out() {
        var run = first(ToolSamples.GENAI_BENCH);

        assertThat(summary(run).reported()).doesNotContainKey("tpot.mean");
        assertThat(timings(run).decodeSeconds(0)).isEqualTo(1.75);
    }

    @Test
    void some_of_the_requests_do_not_stand_for_all() {
        var run = first(ToolSamples.GENAI_BENCH.replace("\"num_requests\": 2", "\"num_requests\": 32"));

        assertThat(run.parts()).noneMatch(RequestTimings.class::isInstance);
    }

    @Test
    void real_steps_are_read() throws IOException {
        List<ReadLog> steps = ToolsCorpusTest.logs("summary", "serve-metrics-json");

        assertThat(steps).hasSize(30).allMatch(log -> log.input().status() == Status.PARSED);
        assertThat(ToolsCorpusTest.runs(steps).size()).isEqualTo(111);
        assertThat(ToolsCorpusTest.logs("other", "genai-bench-json"))
                .hasSize(1)
                .allMatch(log -> log.input().status() == Status.PARSED);
    }

    private static ParsedRun first(String text) {
        return ToolSamples.parse(text).runs().get(0);
    }
}
