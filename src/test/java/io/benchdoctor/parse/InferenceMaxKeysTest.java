package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import io.benchdoctor.model.Input.Status;
import io.benchdoctor.model.Reported;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferenceMaxKeysTest {
    static final String RESULT = """
            {
              "date": "20260102-030405", "model_id": "org/Tiny", "tokenizer_id": "org/Tiny", "num_prompts": 20,
              "request_rate": "inf", "burstiness": 1.0, "max_concurrency": 4, "duration": 20.0, "completed": 20,
              "good_completed": null, "total_input_tokens": 2000, "total_output_tokens": 1000,
              "request_throughput": 1.0, "request_goodput": null, "input_throughput": 100.0,
              "output_throughput": 50.0, "median_ttft": 5.25, "p99_ttft": 7.125, "median_e2el": 6.5,
              "p99_e2el": 8.5, "median_tpot": 0.025, "p99_tpot": 0.0625
            }
            """;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "ttft.median, 5.25, 5250, MILLISECONDS",
        "ttft.p99, 7.125, 7125, MILLISECONDS",
        "e2el.median, 6.5, 6500, MILLISECONDS",
        "tpot.p99, 0.0625, 62.5, MILLISECONDS",
        "duration, 20.0, 20, SECONDS",
        "throughput.input, 100.0, 100, TOKENS_PER_SECOND",
        "concurrency.limit, 4, 4, REQUESTS",
    })
    void latencies_are_seconds_and_the_rest_is_vllms(String metric, String text, double value, Unit unit) {
        Reported figure = figures(RESULT).get(metric);

        assertThat(figure.text()).isEqualTo(text);
        assertThat(figure.quantity().value()).isCloseTo(value, within(1e-9));
        assertThat(figure.quantity().unit()).isEqualTo(unit);
    }

    @Test
    void a_latency_small_enough_to_be_milliseconds_is_seconds_all_the_same() {
        String text = RESULT.replace("\"median_ttft\": 5.25", "\"median_ttft\": 525.0");

        assertThat(figures(text).get("ttft.median").quantity().value()).isEqualTo(525_000);
    }

    @Test
    void the_settings_are_those_of_vllms_client() {
        var run = read(RESULT).parsed().runs().get(0);

        assertThat(Blocks.setting(run, SettingKey.REQUEST_RATE)).contains("inf");
        assertThat(Blocks.setting(run, SettingKey.MODEL)).contains("org/Tiny");
        assertThat(Blocks.setting(run, SettingKey.NUM_PROMPTS)).contains("20");
        assertThat(read(RESULT).input().format()).isEqualTo("inferencemax-json");
        assertThat(read(RESULT).input().status()).isEqualTo(Status.PARSED);
        assertThat(figures(RESULT)).doesNotContainKeys("throughput.goodput", "rate.offered");
    }

    @Test
    void what_is_written_is_read_back() {
        qt().forAll(integers().between(1, 99_999_999)).checkAssert(micros -> {
            String text = RESULT.replace("0.025", Double.toString(micros / 1e6));

            assertThat(figures(text).get("tpot.median").quantity().value()).isCloseTo(micros / 1e3, within(1e-6));
        });
    }

    @Test
    void a_result_cut_at_any_byte_tells_no_figure_that_the_whole_does_not_tell() {
        byte[] bytes = RESULT.getBytes(StandardCharsets.UTF_8);
        qt().forAll(integers().between(1, bytes.length)).checkAssert(length -> {
            byte[] cut = Arrays.copyOf(bytes, length);

            for (var run : ReadLog.of(Logs.of(cut), Formats.byId("inferencemax-json"))
                    .parsed()
                    .runs()) {
                Blocks.summary(run).reported().forEach((metric, figure) -> assertThat(figure.text())
                        .isEqualTo(figures(RESULT).get(metric).text()));
            }
        });
    }

    @Test
    void real_results_add_up_in_seconds() throws IOException {
        List<Path> files = Logs.below("corpus/inferencemax");
        assumeFalse(files.isEmpty(), "no real logs beside the project");

        for (Path file : files) {
            ReadLog log = ReadLog.of(Logs.of(file), Optional.empty());
            assertThat(log.input().format()).isEqualTo("inferencemax-json");
            assertThat(log.input().status()).isEqualTo(Status.PARSED);
            Map<String, Reported> figures =
                    Blocks.summary(log.parsed().runs().get(0)).reported();
            double limit = figures.get("concurrency.limit").quantity().value();
            double inFlight = figures.get("throughput.requests").quantity().value()
                    * figures.get("e2el.median").quantity().value()
                    / 1000;
            assertThat(inFlight / limit).as("%s", file).isBetween(0.5, 1.2);
        }
        assertThat(files).hasSize(20);
    }

    private static Map<String, Reported> figures(String text) {
        return Blocks.summary(read(text).parsed().runs().get(0)).reported();
    }

    private static ReadLog read(String text) {
        return ReadLog.of(Logs.of(text), Optional.empty());
    }
}
