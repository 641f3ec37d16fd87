package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import io.benchdoctor.model.Batch;
import io.benchdoctor.model.Joined.By;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.RunPart.BenchSummary;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What AIPerf saves: every value has its unit beside it, and some names mean something else than with vLLM. */
class AiperfFormatsTest {
    @Test
    void records_that_are_complete_are_joined_to_their_summary_and_to_no_other() {
        String summary = AiperfLogs.summary("ms", "40.0")
                .replaceFirst("\"request_latency\": .*", metric("request_latency", "100.0"))
                .replace("\"avg\": 64.0", "\"avg\": 2.0")
                .replace("12799.0", "8.0");

        List<Run> runs = RunAssembly.runs(List.of(read(summary), read(AiperfLogs.RECORDS)));

        assertThat(runs).hasSize(1);
        assertThat(runs.get(0).sources().get(1).joined().orElseThrow().by()).isEqualTo(By.TIMINGS);
        assertThat(runs.get(0).timings()).isPresent();
        assertThat(RunAssembly.runs(List.of(read(summary.replace("100.0", "101.0")), read(AiperfLogs.RECORDS))))
                .hasSize(2);
    }

    private static String metric(String name, String millis) {
        return "\"%s\": {\"unit\": \"ms\", \"avg\": %s, \"p50\": %s, \"p99\": %s},"
                .formatted(name, millis, millis, millis);
    }

    @Test
    void a_summary_gives_metrics_by_their_meaning() {
        ParsedRun run = only(AiperfLogs.SUMMARY);

        assertThat(values(run))
                .containsEntry("requests.completed", 64.0)
                .containsEntry("duration", 255.5)
                .containsEntry("throughput.requests", 0.25)
                .containsEntry("throughput.output", 50.5)
                .containsEntry("tokens.output", 12799.0)
                .containsEntry("concurrency.limit", 4.0)
                .containsEntry("ttft.mean", 18.5)
                .containsEntry("ttft.median", 18.5)
                .containsEntry("tpot.p99", 18.5)
                .containsEntry("itl.std", 0.5)
                .doesNotContainKeys("requests.failed", "throughput.goodput")
                .doesNotContainValue(54.9);
        assertThat(settings(run))
                .containsEntry(SettingKey.MODEL, "org/Tiny")
                .containsEntry(SettingKey.MAX_CONCURRENCY, "4")
                .containsEntry(SettingKey.REQUEST_RATE, "inf")
                .containsEntry(SettingKey.NUM_PROMPTS, "64")
                .containsEntry(SettingKey.SEED, "100")
                .containsEntry(SettingKey.GPU, "NVIDIA L4")
                .containsEntry(SettingKey.IGNORE_EOS, "True")
                .containsEntry(SettingKey.DATE, "2025-01-02T10:00:00.5");
    }

    @ParameterizedTest(name = "one {0} is {1} ms")
    @CsvSource({"ns, 1e-6", "us, 1e-3", "ms, 1", "sec, 1000", "s, 1000"})
    void the_unit_that_is_stated_decides(String unit, double millis) {
        Map<String, Double> values = values(only(AiperfLogs.summary(unit, "16.0")));

        assertThat(values.get("ttft.p99")).isCloseTo(16 * millis, within(1e-12));
        assertThat(values).containsEntry("duration", 255.5);
    }

    @Test
    void a_figure_in_a_unit_that_nobody_knows_is_no_figure() {
        Parsed parsed = read(AiperfLogs.SUMMARY.replace("\"sec\"", "\"moons\"")).parsed();

        assertThat(values(parsed.runs().get(0))).doesNotContainKey("duration").containsKey("ttft.mean");
        assertThat(parsed.notes()).extracting(LogNote::problem).containsExactly(Problem.UNREADABLE_NUMBER);
    }

    @Test
    void records_are_requests_in_the_order_of_sending_without_those_for_warming_up() {
        RequestTimings timings = timings(only(AiperfLogs.RECORDS));

        assertThat(timings.count()).isEqualTo(2);
        assertThat(timings.sentSeconds(0)).hasValue(0.0);
        assertThat(timings.sentSeconds(1).orElseThrow()).isCloseTo(0.5, within(1e-12));
        assertThat(timings.ttftSeconds(1).orElseThrow()).isCloseTo(0.04, within(1e-12));
        assertThat(timings.e2eSeconds(1).orElseThrow()).isCloseTo(0.1, within(1e-12));
        assertThat(timings.inputTokens(0)).hasValue(100);
        assertThat(timings.outputTokens(0)).hasValue(4);
        assertThat(timings.gapCount(0)).isEqualTo(3);
        assertThat(timings.gapSeconds(1, 2)).isCloseTo(0.03, within(1e-12));
    }

    @Test
    void nanoseconds_since_1970_keep_their_last_digits() {
        String two = AiperfLogs.record("1762551534797067827", "profiling", "false", "null", "ms")
                + AiperfLogs.record("1762551534797067828", "profiling", "false", "null", "ms");

        assertThat(timings(only(two)).sentSeconds(1)).hasValue(1e-9);
    }

    @Test
    void an_error_is_a_failure_and_a_cancelled_request_is_none() {
        String log = AiperfLogs.RECORDS
                + AiperfLogs.record(
                        "1762551535000000001", "profiling", "false", "{\"code\": 500, \"message\": \"boom\"}", "ms")
                + AiperfLogs.record("1762551536000000001", "profiling", "true", "{\"code\": 499}", "ms");

        RequestTimings timings = timings(only(log));

        assertThat(timings.count()).isEqualTo(4);
        assertThat(timings.failed(2)).isTrue();
        assertThat(timings.errors()).containsExactly("boom");
        assertThat(timings.failed(3)).isFalse();
        assertThat(timings.completed(3)).isFalse();
        assertThat(timings.ttftSeconds(3)).isEmpty();
        assertThat(timings.pooledGapMillis()).hasSize(6);
    }

    @Test
    void values_of_records_follow_their_unit() {
        String log = AiperfLogs.record("1762551534797067827", "profiling", "false", "null", "us");

        assertThat(timings(only(log)).ttftSeconds(0).orElseThrow()).isCloseTo(40e-6, within(1e-15));
        assertThat(timings(only(log)).gapSeconds(0, 0)).isCloseTo(10e-6, within(1e-15));
    }

    @Test
    void a_line_that_is_broken_costs_that_line() {
        String log = AiperfLogs.RECORDS.replaceFirst("\"value\": 40.0}, \"inter", "\"value\": 40.0 \"inter")
                + AiperfLogs.record("1762551535000000001", "profiling", "false", "null", "ms");

        assertThat(timings(only(log)).count()).isEqualTo(3);
    }

    @Test
    void a_log_cut_anywhere_tells_nothing_that_the_whole_does_not_tell() {
        byte[] summary = AiperfLogs.SUMMARY.getBytes(StandardCharsets.UTF_8);
        byte[] records = AiperfLogs.RECORDS.getBytes(StandardCharsets.UTF_8);
        Map<String, Double> known = values(only(AiperfLogs.SUMMARY));

        qt().forAll(integers().between(1, summary.length)).checkAssert(length -> {
            for (ParsedRun run : forced("aiperf-json", Arrays.copyOf(summary, length))) {
                assertThat(known).containsAllEntriesOf(values(run));
            }
        });
        qt().forAll(integers().between(1, records.length)).checkAssert(length -> {
            for (ParsedRun run : forced("aiperf-records", Arrays.copyOf(records, length))) {
                RequestTimings timings = timings(run);
                assertThat(timings.pooledGapMillis()).hasSize(timings.count() * 3);
            }
        });
    }

    @Test
    void what_was_written_is_read_back() {
        qt().forAll(integers().between(1, 5_000_000)).checkAssert(number -> {
            double value = number / 1024.0;

            assertThat(values(only(AiperfLogs.summary("ms", Double.toString(value)))))
                    .containsEntry("ttft.p99", value)
                    .containsEntry("e2el.mean", value);
        });
    }

    @Test
    void real_files_are_read_as_a_person_reads_them() {
        Path path = Path.of(System.getProperty("shared", "../shared"), "corpus/aiperf/ajcasagrande__aiperf");
        assumeTrue(Files.isDirectory(path), "no real logs beside the project");
        String start = path + "/tests_unit_plot_fixtures_qwen_concurrency1_profile_export";

        Batch batch = LogReader.read(List.of(start + "_aiperf.json", start + ".jsonl"))
                .batch();

        BenchSummary summary = batch.runs().get(1).parts(BenchSummary.class).get(0);
        assertThat(summary.reported().get("e2el.p99").quantity().value()).isEqualTo(3909.3341161199996);
        assertThat(summary.reported().get("tpot.mean").quantity().value()).isEqualTo(18.19909533160138);
        assertThat(summary.reported().get("itl.max").quantity().value()).isEqualTo(28.467239);
        assertThat(summary.reported().get("tokens.input").quantity().value()).isEqualTo(6400);
        RequestTimings timings = batch.runs().get(0).timings().orElseThrow();
        assertThat(timings.count()).isEqualTo(10);
        assertThat(timings.ttftSeconds(0).orElseThrow()).isCloseTo(0.031742934, within(1e-12));
        assertThat(timings.sentSeconds(1).orElseThrow()).isCloseTo(3.648202589, within(1e-12));
        assertThat(timings.gapCount(1)).isEqualTo(199);
    }

    private static List<ParsedRun> forced(String format, byte[] bytes) {
        return ReadLog.of(Logs.of(bytes), Formats.byId(format)).parsed().runs();
    }

    private static ReadLog read(String text) {
        return ReadLog.of(Logs.of(text), Optional.empty());
    }

    private static ParsedRun only(String text) {
        List<ParsedRun> runs = read(text).parsed().runs();
        assertThat(runs).hasSize(1);
        return runs.get(0);
    }

    private static Map<String, Double> values(ParsedRun run) {
        Map<String, Double> values = new TreeMap<>();
        for (Map.Entry<String, Reported> figure :
                ((BenchSummary) run.parts().get(0)).reported().entrySet()) {
            values.put(figure.getKey(), figure.getValue().quantity().value());
        }
        return values;
    }

    private static Map<SettingKey, String> settings(ParsedRun run) {
        Map<SettingKey, String> settings = new TreeMap<>();
        run.settings().forEach((key, setting) -> settings.put(key, setting.value()));
        return settings;
    }

    private static RequestTimings timings(ParsedRun run) {
        return (RequestTimings) run.parts().get(0);
    }
}
