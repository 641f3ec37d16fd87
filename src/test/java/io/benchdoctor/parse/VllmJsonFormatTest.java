package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.RunPart;
import io.benchdoctor.model.RunPart.BenchSummary;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VllmJsonFormatTest {
    static final String SUMMARY = """
            {"date": "20260102-030405", "backend": "openai", "model_id": "m", "num_prompts": 2,
             "request_rate": "inf", "max_concurrency": null, "tp": "2", "duration": 1.50, "completed": 2,
             "total_input_tokens": 20, "total_output_tokens": 6, "request_throughput": 1.3330,
             "mean_ttft_ms": 5e1, "p99.9_itl_ms": 20.5}""";
    static final String DETAILED = SUMMARY.replace("\"mean_ttft_ms\"", """
            "itls": [[0.01, 0.02], [], [0.04]], "errors": ["", "Bad Request", ""], "output_lens": [3, 0, 2],
            "ttfts": [0.05, 0.0, 0.06], "input_lens": [10, 0, 9], "start_times": [7.5, 7.6, 7.7],
            "generated_texts": ["a", "", "b"], "mean_ttft_ms\"""");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "requests.completed, 2, 2, REQUESTS",
        "tokens.input, 20, 20, TOKENS",
        "throughput.requests, 1.3330, 1.333, REQUESTS_PER_SECOND",
        "ttft.mean, 5e1, 50, MILLISECONDS",
        "itl.p99.9, 20.5, 20.5, MILLISECONDS",
        "duration, 1.50, 1.5, SECONDS",
    })
    void a_figure_keeps_its_text_to_the_last_digit(String metric, String text, double value, Unit unit)
            throws IOException {
        var reported = summary(parse(SUMMARY)).reported().get(metric);

        assertThat(reported.text()).isEqualTo(text);
        assertThat(reported.quantity().value()).isEqualTo(value);
        assertThat(reported.quantity().unit()).isEqualTo(unit);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "request_goodput:, 1.5, throughput.goodput, 1.5",
        "request_goodput, 1.5, throughput.goodput, 1.5",
        "input_throughput, 7, throughput.input, 7",
        "max_concurrency, 8, concurrency.limit, 8",
        "request_rate, 4.5, rate.offered, 4.5",
        "spec_decode_acceptance_rate, 61.5, spec.acceptanceRate, 0.615",
        "mean_e2el_including_client_queue_ms, 3, e2elQueued.mean, 3",
        "p90_client_queue_time_ms, 3, clientQueue.p90, 3",
    })
    void the_keys_of_every_release_are_known(String key, String text, String metric, double value) throws IOException {
        var parsed = parse(SUMMARY.replace("{", "{\"" + key + "\": " + text + ", ")
                .replace("\"max_concurrency\": null,", "")
                .replace("\"request_rate\": \"inf\",", ""));

        assertThat(summary(parsed).reported().get(metric).quantity().value()).isCloseTo(value, within(1e-12));
        assertThat(summary(parsed).reported().get(metric).text()).isEqualTo(text);
    }

    @Test
    void a_figure_knows_the_line_it_stands_on() throws IOException {
        assertThat(summary(parse(SUMMARY)).reported().get("ttft.mean").at().line())
                .isEqualTo(4);
    }

    @Test
    void what_was_not_asked_for_is_not_there() throws IOException {
        var parsed = parse(SUMMARY.replace("\"duration\"", "\"request_goodput:\": null, \"duration\""));

        assertThat(summary(parsed).reported())
                .doesNotContainKeys("throughput.goodput", "concurrency.limit", "rate.offered");
        assertThat(parsed.notes()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "MODEL, m",
        "BACKEND, openai",
        "REQUEST_RATE, inf",
        "MAX_CONCURRENCY, None",
        "TENSOR_PARALLEL, 2",
        "NUM_PROMPTS, 2",
        "DATE, 20260102-030405",
    })
    void the_settings_are_read_as_printed(SettingKey key, String value) throws IOException {
        assertThat(parse(SUMMARY).runs().get(0).settings().get(key).value()).isEqualTo(value);
    }

    @Test
    void the_lists_become_timings_whatever_their_order() throws IOException {
        var parsed = parse(DETAILED);
        var timings = timings(parsed);

        assertThat(parsed.format()).isEqualTo("vllm-serve-detailed");
        assertThat(timings.count()).isEqualTo(3);
        assertThat(timings.ttftSeconds(0)).hasValue(0.05);
        assertThat(timings.sentSeconds(2)).hasValue(7.7);
        assertThat(timings.e2eSeconds(0).orElseThrow()).isCloseTo(0.08, within(1e-12));
        assertThat(timings.inputTokens(2)).hasValue(9);
        assertThat(timings.outputTokens(2)).hasValue(2);
        assertThat(timings.gapCount(2)).isEqualTo(1);
        assertThat(timings.gapSeconds(2, 0)).isEqualTo(0.04);
    }

    @Test
    void a_failed_request_counts_but_is_no_sample() throws IOException {
        var timings = timings(parse(DETAILED));

        assertThat(timings.failed(1)).isTrue();
        assertThat(timings.ttftSeconds(1)).isEmpty();
        assertThat(timings.errors()).containsExactly("Bad Request");
    }

    @Test
    void a_request_that_broke_in_mid_stream_has_failed_although_it_has_times() throws IOException {
        var timings = timings(parse(
                DETAILED.replace("[\"\", \"Bad Request\", \"\"]", "[\"Traceback\\n  x\\nTimeoutError\", \"\", \"\"]")));

        assertThat(timings.failed(0)).isTrue();
        assertThat(timings.failed(1)).as("no token came").isTrue();
        assertThat(timings.pooledGapMillis()).containsExactly(40);
        assertThat(timings.errors()).containsExactly("TimeoutError");
    }

    @Test
    void latencies_are_preferred_to_the_sum_of_the_gaps() throws IOException {
        var timings = timings(parse(DETAILED.replace("{", "{\"latencies\": [0.09, 0.0, 0.1], ")));

        assertThat(timings.e2eSeconds(0)).hasValue(0.09);
        assertThat(timings.e2eSeconds(1)).isEmpty();
    }

    @Test
    void a_summary_may_hold_latencies_alone() throws IOException {
        var parsed = parse(SUMMARY.replace("{", "{\"latencies\": [0.09, 0.0], "));

        assertThat(parsed.format()).isEqualTo("vllm-serve-json");
        assertThat(timings(parsed).e2eSeconds(0)).hasValue(0.09);
        assertThat(timings(parsed).ttftSeconds(0)).isEmpty();
        assertThat(timings(parsed).failed(1)).isTrue();
    }

    @Test
    void a_list_and_objects_one_after_the_other_are_several_runs() throws IOException {
        String one = SUMMARY.replace("\n", "");

        assertThat(parse("[" + one + ",\n" + one + "]\n").runs()).hasSize(2);
        assertThat(parse(one + "\n" + one + "\n\n" + one).runs())
                .extracting(Parsed.ParsedRun::firstLine)
                .containsExactly(1, 2, 4);
    }

    @Test
    void where_nothing_completed_every_latency_is_missing_and_not_zero() throws IOException {
        var parsed = parse(SUMMARY.replace("\"completed\": 2", "\"completed\": 0")
                .replace("5e1", "0.0")
                .replace("20.5", "0.0"));

        assertThat(summary(parsed).reported())
                .containsKey("requests.completed")
                .doesNotContainKeys("ttft.mean", "itl.p99.9");
        assertThat(parsed.notes()).extracting(LogNote::problem).containsOnly(Problem.ZERO_MEANS_UNMEASURED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "-1", "1e300", "1e999"})
    void a_number_that_cannot_be_is_noted_with_its_line(String number) throws IOException {
        var parsed = parse(SUMMARY.replace("5e1", number));

        assertThat(parsed.notes()).singleElement().satisfies(note -> {
            assertThat(note.problem()).isEqualTo(Problem.IMPOSSIBLE_NUMBER);
            assertThat(note.detail()).isEqualTo("ttft.mean");
            assertThat(note.at().line()).isEqualTo(4);
        });
    }

    @Test
    void impossible_gaps_are_left_out_and_counted() throws IOException {
        var parsed = parse(DETAILED.replace("[0.01, 0.02]", "[NaN, -0.02, 0.03]"));

        assertThat(timings(parsed).pooledGapMillis()).containsExactly(30, 40);
        assertThat(parsed.notes()).singleElement().extracting(LogNote::detail).isEqualTo("itls × 2");
    }

    @Test
    void a_log_that_was_cut_keeps_what_stands_before_the_cut() throws IOException {
        var parsed = parse(DETAILED.substring(0, DETAILED.indexOf("0.06")));

        assertThat(summary(parsed).reported()).containsKey("throughput.requests");
        assertThat(timings(parsed).count()).isEqualTo(2);
        assertThat(parsed.notes()).anySatisfy(note -> {
            assertThat(note.problem()).isEqualTo(Problem.TRUNCATED);
            assertThat(note.detail()).matches("5:\\d+");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 250, 330, 380, 450})
    void a_line_that_was_cut_costs_that_line_and_no_other(int length) throws IOException {
        String one = DETAILED.replace("\n", "");
        var parsed = parse(one + "\n" + one.substring(0, length) + "\n" + one + "\n" + one + "\n");

        assertThat(parsed.runs()).extracting(Parsed.ParsedRun::firstLine).contains(1, 3, 4);
        assertThat(parsed.runs().stream().filter(run -> run.firstLine() != 2)).hasSize(3);
        assertThat(parsed.lines()).isEqualTo(4);
        assertThat(parsed.notes())
                .anyMatch(note -> note.at().line() == 2 || note.at().line() == 3);
    }

    @Test
    void cutting_at_any_byte_gives_notes_and_never_an_exception() throws IOException {
        byte[] whole = DETAILED.replace("Bad", "Bäd").getBytes(StandardCharsets.UTF_8);

        for (int end = 1; end < whole.length; end++) {
            assertThat(parse(Arrays.copyOf(whole, end)).notes())
                    .as("cut at %d", end)
                    .isNotEmpty();
        }
    }

    @Test
    void bytes_that_are_no_unicode_do_not_stop_the_reading() throws IOException {
        byte[] bytes = SUMMARY.replace("\"m\"", "\"m\u00e9\"").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(parse(bytes).runs().get(0).settings().get(SettingKey.MODEL).value())
                .isEqualTo("m\u00e9");
    }

    @Test
    void a_byte_order_mark_and_sixteen_bits_are_no_obstacle() throws IOException {
        assertThat(parse(("\ufeff" + SUMMARY).getBytes(StandardCharsets.UTF_8)).runs())
                .hasSize(1);
        assertThat(parse(("\ufeff" + SUMMARY).getBytes(StandardCharsets.UTF_16LE))
                        .runs())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"model_id\": \"m\", \"median_ttft\": 1, \"request_throughput\": 2}",
                "{\"backend\": \"sglang\", \"request_throughput\": 1, \"median_e2e_latency_ms\": 2}",
                "{\"request_id\": \"a\", \"times\": [1, 2]}",
                "[1, 2]",
                "Namespace(backend=1)",
                "",
            })
    void other_logs_are_left_to_others(String text) {
        assertThat(new VllmJsonFormat().recognizes(Logs.head(text))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\n", "["})
    void its_own_logs_are_recognized(String before) {
        assertThat(new VllmJsonFormat().recognizes(Logs.head(before + SUMMARY))).isTrue();
        assertThat(new VllmJsonFormat().recognizes(Logs.head(before + DETAILED.substring(0, 330))))
                .isTrue();
    }

    private static Parsed parse(String text) throws IOException {
        return new VllmJsonFormat().parse(Logs.of(text));
    }

    private static Parsed parse(byte[] bytes) throws IOException {
        return new VllmJsonFormat().parse(Logs.of(bytes));
    }

    private static BenchSummary summary(Parsed parsed) {
        return part(parsed, BenchSummary.class);
    }

    private static RequestTimings timings(Parsed parsed) {
        return part(parsed, RequestTimings.class);
    }

    private static <P extends RunPart> P part(Parsed parsed, Class<P> kind) {
        return parsed.runs().get(0).parts().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }
}
