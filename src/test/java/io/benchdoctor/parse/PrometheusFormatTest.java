package io.benchdoctor.parse;

import static io.benchdoctor.parse.ToolSamples.summary;
import static io.benchdoctor.parse.ToolSamples.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.strings;

import io.benchdoctor.model.EngineSample;
import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusFormatTest {
    @Test
    void gauges_of_all_engines_of_a_model_become_one_sample() {
        List<EngineSample> samples = samples(ToolSamples.PROMETHEUS);

        assertThat(samples).hasSize(1);
        assertThat(samples.get(0).running()).hasValue(5);
        assertThat(samples.get(0).waiting()).hasValue(7);
        assertThat(samples.get(0).kvCacheUsageRatio()).hasValue(0.75);
        assertThat(samples.get(0).preemptions())
                .as("counted since the start, not since a moment ago")
                .isEmpty();
    }

    @Test
    void the_series_about_the_cache_tells_how_it_was_set_up() {
        String text = ToolSamples.PROMETHEUS
                + "vllm:cache_config_info{block_size=\"16\",cache_dtype=\"fp8\",gpu_memory_utilization=\"0.85\","
                + "num_gpu_blocks=\"321\",num_gpu_blocks_override=\"None\",sliding_window=\"None\"} 1.0\n";
        ParsedRun run = first(text);

        assertThat(Blocks.setting(run, SettingKey.KV_CACHE_BLOCKS)).contains("321");
        assertThat(Blocks.setting(run, SettingKey.BLOCK_SIZE)).contains("16");
        assertThat(Blocks.setting(run, SettingKey.KV_CACHE_TYPE)).contains("fp8");
        assertThat(Blocks.setting(run, SettingKey.GPU_MEMORY_UTILIZATION)).contains("0.85");
        assertThat(Blocks.setting(first(ToolSamples.PROMETHEUS), SettingKey.KV_CACHE_BLOCKS))
                .isEmpty();
    }

    @Test
    void a_series_that_comes_again_begins_the_next_sample() {
        String text = ToolSamples.PROMETHEUS
                + ToolSamples.PROMETHEUS.replace(
                        "waiting{engine=\"0\",model_name=\"org/Tiny\"} 7.0",
                        "waiting{engine=\"0\",model_name=\"org/Tiny\"} 9.0");

        assertThat(samples(text))
                .extracting(sample -> sample.waiting().orElseThrow())
                .containsExactly(7, 9);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "server.ttft.mean, 250",
        "server.preemptions.total, 4",
        "server.prefixHitShare, 0.25",
        "server.tokens.output, 2500",
        "server.requests.completed, 6",
    })
    void counters_and_means_are_the_figures_of_a_server(String metric, double value) {
        assertThat(value(first(ToolSamples.PROMETHEUS), metric)).isCloseTo(value, within(1e-9));
    }

    @Test
    void no_figure_is_one_of_a_client_and_none_comes_from_an_empty_histogram() {
        assertThat(summary(first(ToolSamples.PROMETHEUS)).reported().keySet())
                .allMatch(metric -> metric.startsWith("server."))
                .doesNotContain("server.queue.mean");
    }

    @Test
    void the_last_reading_of_a_counter_counts() {
        String text = ToolSamples.PROMETHEUS + ToolSamples.PROMETHEUS.replace("} 4.0", "} 5.0");

        assertThat(value(first(text), "server.preemptions.total")).isEqualTo(5);
        assertThat(value(first(text), "server.ttft.mean")).isEqualTo(250);
    }

    @Test
    void requests_are_added_up_over_the_reasons_of_ending() {
        String stopped = "vllm:request_success_total{finished_reason=\"stop\",model_name=\"org/Tiny\"} 1.0\n";

        assertThat(value(first(ToolSamples.PROMETHEUS + stopped), "server.requests.completed"))
                .isEqualTo(7);
    }

    @Test
    void each_model_is_a_run() {
        Parsed parsed = ToolSamples.parse(ToolSamples.PROMETHEUS);

        assertThat(parsed.notes()).isEmpty();
        assertThat(parsed.runs())
                .extracting(run -> run.settings().get(SettingKey.MODEL).value())
                .containsExactly("org/Tiny", "a \"quoted\" one");
        assertThat(parsed.runs())
                .allMatch(run -> run.settings().get(SettingKey.ENGINE).value().equals("vllm"));
    }

    @Test
    void the_names_of_sglang_are_known_too() {
        String text = "sglang:num_running_reqs{model_name=\"m\"} 4\nsglang:num_queue_reqs{model_name=\"m\"} 1\n"
                + "sglang:token_usage{model_name=\"m\"} 0.25 1700000000000\n";

        assertThat(samples(text).get(0).running()).hasValue(4);
        assertThat(samples(text).get(0).kvCacheUsageRatio()).hasValue(0.25);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {"vllm:num_requests_running{a=\"b 3", "vllm:num_requests_running", "vllm:num_requests_running{} "
            })
    void a_line_that_is_no_sample_is_told(String line) {
        Parsed parsed = ToolSamples.parse(ToolSamples.PROMETHEUS + line + "\n");

        assertThat(parsed.notes()).extracting(LogNote::problem).containsExactly(Problem.UNREADABLE_LINE);
    }

    @Test
    void labels_that_were_written_are_read_back() {
        qt().forAll(strings().basicLatinAlphabet().ofLengthBetween(0, 30)).checkAssert(label -> {
            String escaped = label.replace("\\", "\\\\").replace("\"", "\\\"");

            Optional<ExpositionLine> line = ExpositionLine.of("n:x{k=\"" + escaped + "\",l=\"}\"} 5");

            if (label.lines().count() <= 1 && label.chars().noneMatch(c -> c < ' ')) {
                assertThat(line.orElseThrow().labels())
                        .containsEntry("k", label)
                        .containsEntry("l", "}");
                assertThat(line.orElseThrow().number()).hasValue(5);
            }
        });
    }

    private static ParsedRun first(String text) {
        return ToolSamples.parse(text).runs().get(0);
    }

    private static List<EngineSample> samples(String text) {
        return first(text).parts().stream()
                .filter(EngineSamples.class::isInstance)
                .map(EngineSamples.class::cast)
                .findFirst()
                .orElseThrow()
                .stream()
                .toList();
    }
}
