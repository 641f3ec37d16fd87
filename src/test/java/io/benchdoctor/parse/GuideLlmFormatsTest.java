package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import io.benchdoctor.model.Input.Status;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.RunPart.BenchSummary;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GuideLLM tells a benchmark in three files, in units that their keys and headers name. */
class GuideLlmFormatsTest {
    private static final List<String> ALL = List.of(GuideLlmLogs.JSON, GuideLlmLogs.CSV, GuideLlmLogs.HTML);

    @Test
    void the_json_result_gives_what_went_well_in_units_of_the_metrics() {
        ParsedRun run = only(GuideLlmLogs.JSON);

        assertThat(values(run))
                .containsEntry("requests.completed", 2.0)
                .containsEntry("requests.failed", 0.0)
                .containsEntry("duration", 2.0)
                .containsEntry("tokens.input", 200.0)
                .containsEntry("tokens.output", 20.0)
                .containsEntry("throughput.requests", 1.0)
                .containsEntry("throughput.output", 10.0)
                .containsEntry("concurrency.mean", 1.5)
                .containsEntry("concurrency.limit", 2.0)
                .containsEntry("e2el.mean", 1000.0)
                .containsEntry("e2el.std", 250.0)
                .containsEntry("ttft.p0.1", 200.0)
                .containsEntry("ttft.p5", 200.0)
                .containsEntry("ttft.p99.9", 200.0)
                .containsEntry("itl.mean", 80.0)
                .doesNotContainKeys("tpot.mean", "itl.p99")
                .doesNotContainValue(7777.0)
                .doesNotContainValue(8888.0);
        assertThat(summary(run).reported().get("e2el.mean").text()).isEqualTo("1.0");
        assertThat(run.settings().get(SettingKey.MODEL).value()).isEqualTo("org/Tiny-1B");
        assertThat(run.settings().get(SettingKey.REQUEST_RATE).value()).isEqualTo("inf");
        assertThat(run.settings().get(SettingKey.MAX_CONCURRENCY).value()).isEqualTo("2");
    }

    @Test
    void stamps_of_requests_become_timings_in_the_order_of_sending() {
        RequestTimings timings = timings(only(GuideLlmLogs.JSON)).orElseThrow();

        assertThat(timings.count()).isEqualTo(2);
        assertThat(timings.sentSeconds(0)).hasValue(1000.0);
        assertThat(timings.sentSeconds(1)).hasValue(1000.5);
        assertThat(timings.ttftSeconds(1).orElseThrow()).isCloseTo(0.2, Offset.offset(1e-9));
        assertThat(timings.e2eSeconds(1)).hasValue(1.0);
        assertThat(timings.decodeSeconds(1)).isCloseTo(0.8, Offset.offset(1e-9));
        assertThat(timings.gapCount(0)).isZero();
        assertThat(timings.outputTokens(0)).hasValue(10);
    }

    @Test
    void a_request_that_was_cut_off_at_the_end_has_neither_failed_nor_completed() {
        RequestTimings timings =
                timings(only(GuideLlmLogs.json("incomplete", "1.0", "0.2"))).orElseThrow();

        assertThat(timings.count()).isEqualTo(3);
        assertThat(timings.finished(0)).isFalse();
        assertThat(timings.failed(0)).isFalse();
        assertThat(timings.ttftSeconds(0)).isEmpty();
        assertThat(timings.completed(1)).isTrue();
    }

    @Test
    void a_sample_of_the_requests_is_not_taken_for_all_of_them() {
        String sampled = GuideLlmLogs.JSON.replace("\"successful\": 2", "\"successful\": 3");

        assertThat(timings(only(sampled))).isEmpty();
    }

    @Test
    void where_thinking_comes_before_the_first_text_its_time_is_shown_and_not_judged() {
        Parsed parsed = read(GuideLlmLogs.json("successful", "1.0", "0.6")).parsed();

        assertThat(values(parsed.runs().get(0))).doesNotContainKeys("ttft.mean", "itl.mean");
        assertThat(summary(parsed.runs().get(0)).unmeasured()).containsKey("ttft.mean");
        assertThat(parsed.notes()).extracting(LogNote::problem).containsOnly(Problem.OTHER_DEFINITION);
        assertThat(timings(parsed.runs().get(0)).orElseThrow().ttftSeconds(0).orElseThrow())
                .isCloseTo(0.2, Offset.offset(1e-9));
    }

    @Test
    void the_table_tells_of_thinking_by_chunks_without_text() {
        String thinking = GuideLlmLogs.CSV.replace("12.0", "112.0");

        assertThat(values(only(thinking))).doesNotContainKey("ttft.mean").containsKey("e2el.mean");
    }

    @Test
    void tokens_per_second_of_anything_but_the_run_are_not_the_throughput() {
        ParsedRun run = only(GuideLlmLogs.HTML.replace("10.0", "17.5"));

        assertThat(values(run)).doesNotContainKey("throughput.output");
        assertThat(summary(run).unmeasured()).containsKey("throughput.output");
    }

    @Test
    void a_page_whose_tokens_came_late_in_the_run_may_hide_thinking() {
        assertThat(values(only(GuideLlmLogs.HTML))).containsKey("ttft.mean");
        assertThat(values(only(GuideLlmLogs.HTML.replace("10.0", "17.5")))).doesNotContainKey("ttft.mean");
    }

    @Test
    void a_benchmark_in_which_nothing_was_answered_has_no_latencies() {
        String none = GuideLlmLogs.CSV.replace(",2.0,2,0,", ",2.0,0,2,");

        assertThat(values(only(none)).keySet()).noneMatch(metric -> metric.startsWith("ttft"));
    }

    @Test
    void the_three_files_of_one_benchmark_are_one_run() {
        List<ReadLog> logs = new ArrayList<>();
        for (String text : ALL) {
            LogSource memory = Logs.of(text);
            logs.add(ReadLog.of(new LogSource("log" + logs.size(), memory.bytes(), memory.opener()), Optional.empty()));
        }

        assertThat(RunAssembly.runs(logs)).singleElement().satisfies(run -> assertThat(run.sources())
                .extracting(Run.Source::format)
                .containsExactly("guidellm-json", "guidellm-csv", "guidellm-html"));
    }

    @Test
    void a_bracket_within_a_list_of_percentiles_leaves_no_number() {
        assertThat(values(only(GuideLlmLogs.CSV.replaceFirst("\"\\[200\\.0, 200\\.0", "\"[200.0, 2[0.0"))))
                .containsKey("ttft.p1")
                .doesNotContainKey("ttft.p0.1")
                .doesNotContainValue(20.0);
    }

    @Test
    void the_table_has_no_percentile_that_its_list_does_not_hold() {
        Map<String, Double> values = values(only(GuideLlmLogs.CSV));

        assertThat(values)
                .containsEntry("e2el.p99", 1000.0)
                .containsEntry("ttft.p0.1", 200.0)
                .containsEntry("ttft.max", 200.0)
                .doesNotContainKeys("ttft.p50", "ttft.p99.9");
        assertThat(read(GuideLlmLogs.CSV.replace("\"[200.0, ", "\"[")).parsed().notes())
                .extracting(LogNote::problem)
                .containsExactly(Problem.UNREADABLE_NUMBER);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void a_file_cut_anywhere_tells_no_figure_that_the_whole_does_not_tell(int file) {
        byte[] whole = ALL.get(file).getBytes(StandardCharsets.UTF_8);
        Map<String, Double> known = values(only(ALL.get(file)));
        String id = read(ALL.get(file)).input().format();

        qt().forAll(integers().between(1, whole.length)).checkAssert(length -> {
            ReadLog log = ReadLog.of(Logs.of(Arrays.copyOf(whole, length)), Formats.byId(id));

            for (ParsedRun run : log.parsed().runs()) {
                assertThat(known).containsAllEntriesOf(values(run));
            }
        });
    }

    @Test
    void what_was_written_is_read_back_from_all_three() {
        qt().forAll(integers().between(1, 5_000_000), integers().between(1, 5_000_000))
                .checkAssert((first, last) -> {
                    String ttft = Double.toString(first / 1024.0);
                    String latency = Double.toString(last / 1024.0);

                    for (String text : List.of(GuideLlmLogs.csv(latency, ttft), GuideLlmLogs.html(latency, ttft))) {
                        assertThat(values(only(text)))
                                .containsEntry("ttft.p99", first / 1024.0)
                                .containsEntry("e2el.p99", last / 1024.0 * 1000);
                    }
                });
    }

    @Test
    void an_empty_shell_is_named_and_not_read() {
        for (String text : List.of(
                "{\"metadata\": {\"guidellm_version\": \"0.6.0\"}, \"benchmarks\": []}",
                "<html><title>GuideLLM</title><script>window.benchmarks = []</script>",
                "Run Info,Run Info,Metrics\na,b,c\nx,y,z\n1,2,3\n")) {
            assertThat(read(text).input().status()).isEqualTo(Status.UNRECOGNISED);
        }
    }

    private static ReadLog read(String text) {
        return ReadLog.of(Logs.of(text), Optional.empty());
    }

    private static ParsedRun only(String text) {
        List<ParsedRun> runs = read(text).parsed().runs();
        assertThat(runs).hasSize(1);
        return runs.get(0);
    }

    private static BenchSummary summary(ParsedRun run) {
        return (BenchSummary) run.parts().get(0);
    }

    private static Map<String, Double> values(ParsedRun run) {
        Map<String, Double> values = new TreeMap<>();
        for (Map.Entry<String, Reported> figure : summary(run).reported().entrySet()) {
            values.put(figure.getKey(), figure.getValue().quantity().value());
        }
        return values;
    }

    private static Optional<RequestTimings> timings(ParsedRun run) {
        return run.parts().stream()
                .filter(RequestTimings.class::isInstance)
                .map(RequestTimings.class::cast)
                .findFirst();
    }
}
