package io.benchdoctor.parse;

import static io.benchdoctor.parse.ToolSamples.summary;
import static io.benchdoctor.parse.ToolSamples.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.benchdoctor.model.Input.Status;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LlmDReportFormatTest {
    static final String OLD = """
            version: '0.1'
            scenario:
              model: {name: org/Tiny}
              load: {name: vllm-benchmark}
              host:
                accelerator:
                  - model: H100
                  - model: L4
            metrics:
              time: {duration: 16.5}
              requests: {total: 32, failures: 1, incomplete: 1, output_length: {units: count, mean: 20.5}}
              latency:
                request_latency: {units: s, mean: 3.25}
                inter_token_latency: {units: ms/token, mean: 83.5}
              throughput:
                output_tokens_per_sec: 32.5
            """;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "requests.sent, 500",
        "requests.failed, 2",
        "requests.completed, 498",
        "ttft.mean, 36.5",
        "ttft.p99.9, 57.5",
        "tpot.mean, 36.25",
        "e2el.median, 900",
        "throughput.output, 2262.5",
        "tokens.output, 99600",
        "duration, 49.5",
        "server.kvUsage.mean, 0.425",
        "server.queueLength.mean, 3.2",
    })
    void every_figure_is_turned_by_the_unit_beside_it(String metric, double value) {
        assertThat(value(only(ToolSamples.LLM_D), metric)).isCloseTo(value, within(1e-9));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "requests.completed, 30",
        "e2el.mean, 3250",
        "itl.mean, 83.5",
        "throughput.output, 32.5",
        "duration, 16.5",
        "tokens.output, 615",
    })
    void the_first_version_is_read_too(String metric, double value) {
        assertThat(value(only(OLD), metric)).isCloseTo(value, within(1e-9));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "? {mean: 1, list: [2, 3]}\n: 4",
                "? [a, b]\n: {metrics: {time: {duration: 7}}}",
                "[metrics, x]: 5"
            })
    void a_key_that_is_no_name_names_nothing_and_what_follows_is_read(String odd) {
        Fields plain = new Fields();
        Fields fields = new Fields();

        YamlFields.read(OLD, plain);
        YamlFields.read(odd + "\n" + OLD, fields);

        assertThat(fields.paths()).filteredOn(path -> !path.startsWith("?")).containsExactlyElementsOf(plain.paths());
    }

    @Test
    void the_stack_and_the_load_become_settings() {
        var settings = only(ToolSamples.LLM_D).settings();

        assertThat(settings.get(SettingKey.MODEL).value()).isEqualTo("org/Tiny");
        assertThat(settings.get(SettingKey.GPU).value()).isEqualTo("H100");
        assertThat(settings.get(SettingKey.TENSOR_PARALLEL).value()).isEqualTo("8");
        assertThat(settings.get(SettingKey.REQUEST_RATE).value()).isEqualTo("10");
        assertThat(settings).doesNotContainKey(SettingKey.MAX_CONCURRENCY);
        assertThat(only(OLD).settings().get(SettingKey.GPU).value()).isEqualTo("H100");
    }

    @Test
    void what_the_measuring_tool_defines_otherwise_is_left_out() {
        assertThat(summary(only(ToolSamples.LLM_D)).reported()).doesNotContainKey("itl.mean");
        assertThat(summary(only(OLD.replace("vllm-benchmark", "guidellm"))).reported())
                .doesNotContainKey("itl.mean");
    }

    @Test
    void a_figure_without_a_unit_is_left_out() {
        assertThat(summary(only(OLD.replace("units: s,", "units: ticks,"))).reported())
                .doesNotContainKey("e2el.mean");
    }

    @Test
    void a_figure_knows_its_line() {
        assertThat(summary(only(OLD)).reported().get("e2el.mean").at().line()).isEqualTo(13);
    }

    @Test
    void a_number_that_a_lone_carriage_return_parts_is_none() {
        Parsed parsed = ReadLog.of(Logs.of(OLD.replace("3.25", "3.\r25")), Optional.empty())
                .parsed();

        assertThat(summary(parsed.runs().get(0)).reported()).doesNotContainKey("e2el.mean");
        assertThat(parsed.notes()).hasSize(1);
    }

    @Test
    void aliases_are_not_followed_whatever_they_would_grow_to() {
        StringBuilder bomb = new StringBuilder(OLD).append("a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
        for (int n = 1; n < 60; n++) {
            String alias = "*a" + (n - 1);
            bomb.append("a%d: &a%d [%s]\n".formatted(n, n, String.join(", ", List.of(alias, alias, alias, alias))));
        }

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            assertThat(value(only(bomb.toString()), "e2el.mean")).isEqualTo(3250);
        });
    }

    @Test
    void a_document_that_nests_too_deep_keeps_what_stood_before() {
        Parsed parsed = ToolSamples.parse(OLD + "deep: " + "[".repeat(5000) + "]".repeat(5000) + "\n");

        assertThat(parsed.notes()).extracting(LogNote::problem).containsExactly(Problem.UNREADABLE_LINE);
        assertThat(value(parsed.runs().get(0), "e2el.mean")).isEqualTo(3250);
    }

    @Test
    void real_reports_are_read() throws IOException {
        List<ReadLog> logs = ToolsCorpusTest.logs("llm-d", "llm-d-report");

        assertThat(logs).hasSize(3).allMatch(log -> log.input().status() == Status.PARSED);
        assertThat(ToolsCorpusTest.runs(logs)).hasSize(3);
        assertThat(value(logs.get(0).parsed().runs().get(0), "duration")).isEqualTo(16.531641244888306);
        assertThat(value(logs.get(2).parsed().runs().get(0), "ttft.mean")).isCloseTo(36.8578234128654, within(1e-9));
    }

    private static ParsedRun only(String text) {
        Parsed parsed = ReadLog.of(Logs.of(text), Optional.empty()).parsed();
        assertThat(parsed.format()).isEqualTo("llm-d-report");
        assertThat(parsed.notes()).isEmpty();
        return parsed.runs().get(0);
    }
}
