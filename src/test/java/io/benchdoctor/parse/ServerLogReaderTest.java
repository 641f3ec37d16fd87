package io.benchdoctor.parse;

import static io.benchdoctor.parse.Blocks.parse;
import static io.benchdoctor.parse.Blocks.run;
import static io.benchdoctor.parse.Blocks.setting;
import static io.benchdoctor.parse.ServerLines.START;
import static io.benchdoctor.parse.ServerLines.events;
import static io.benchdoctor.parse.ServerLines.samples;
import static io.benchdoctor.parse.ServerLines.v1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;

import io.benchdoctor.model.EngineSample;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SettingKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerLogReaderTest {
    private static final String V0 = "INFO 10-29 17:11:20 metrics.py:345] Avg prompt throughput: 96.0 tokens/s, Avg "
            + "generation throughput: 25.5 tokens/s, Running: 7 reqs, Swapped: 1 reqs, Pending: 3 reqs, GPU KV cache "
            + "usage: 99.5%, CPU KV cache usage: 2.0%.\n";

    @Test
    void a_line_of_the_first_generation_is_a_sample() {
        EngineSample sample = samples(run(V0)).get(0);

        assertThat(sample.running()).hasValue(7);
        assertThat(sample.waiting()).hasValue(3);
        assertThat(sample.kvCacheUsageRatio()).hasValue(0.995);
        assertThat(sample.promptTokensPerSecond()).hasValue(96.0);
        assertThat(sample.generationTokensPerSecond()).hasValue(25.5);
        assertThat(sample.engine()).isEmpty();
        assertThat(sample.preemptions()).isEmpty();
        assertThat(sample.prefixHitRatio()).isEmpty();
    }

    @Test
    void a_line_of_the_second_generation_is_a_sample_whatever_fields_stand_between() {
        EngineSample sample = samples(
                        run("\u001b[1;36m(APIServer pid=9)\u001b[0;0m INFO 01-02 03:04:05 [loggers.py:300] Engine 003: "
                                + "Avg prompt throughput: 812.5 tokens/s, Avg generation throughput: 96.0 tokens/s, Running: 12 "
                                + "reqs, Waiting: 3 reqs, Deferred: 1 reqs, Preemptions: 2, GPU KV cache usage: 98.7%, Later: "
                                + "(new, thing), Prefix cache hit rate: 41.0%, MM cache hit rate: 5.0%\n"))
                .get(0);

        assertThat(sample.engine()).hasValue(3);
        assertThat(sample.running()).hasValue(12);
        assertThat(sample.waiting()).hasValue(3);
        assertThat(sample.preemptions()).hasValue(2);
        assertThat(sample.prefixHitRatio()).hasValue(0.41);
        assertThat(sample.clockSeconds()).hasValue(86_400 + 3 * 3600 + 4 * 60 + 5.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Processed prompts:  5%|5 | 1/20 [00:01<00:19, est. speed input: 5 toks/s, output: 9 toks/s]",
                "2025-09-01T09:35:16.468000Z (EngineCore_DP0 pid=1) ",
                "[2025-01-01 10:00:00] web-1 | ",
                "INFO 03-04 08:00:00 [other.py:1] half a line "
            })
    void what_stands_before_the_logger_does_not_matter(String before) {
        assertThat(samples(run(before + v1("09:10:00", 4, 5))))
                .singleElement()
                .satisfies(sample -> assertThat(sample.clockSeconds()).hasValue((31 + 29 + 3) * 86_400 + 33_000.0));
    }

    @Test
    void a_page_that_quotes_such_a_line_without_its_logger_is_no_server_log() {
        assertThat(parse("the lines say `Avg prompt throughput: 5.0 tokens/s` here\n")
                        .format())
                .isEqualTo("text");
    }

    @Test
    void the_line_of_all_replicas_together_names_no_replica() {
        String line = v1("09:10:00", 4, 5).replace("Engine 000", "4 Engines Aggregated");

        assertThat(samples(run(line)).get(0).engine()).isEmpty();
        assertThat(samples(run(line)).get(0).running()).hasValue(4);
    }

    @Test
    void a_line_without_a_figure_is_noted_with_its_place() {
        Parsed parsed =
                parse(v1("09:10:00", 4, 5) + "INFO 03-04 09:10:10 [loggers.py:87] Avg prompt throughput: oops\n");

        assertThat(samples(parsed.runs().get(0))).hasSize(1);
        assertThat(parsed.notes()).singleElement().satisfies(note -> {
            assertThat(note.problem()).isEqualTo(Problem.UNREADABLE_LINE);
            assertThat(note.at().line()).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "ENGINE_VERSION, 0.8.5",
        "MODEL, org/Tiny-1B",
        "GPU, NVIDIA L4",
        "MAX_NUM_SEQS, 16",
        "MAX_NUM_BATCHED_TOKENS, 2048",
        "CHUNKED_PREFILL, True",
        "TENSOR_PARALLEL, 2",
        "DATA_PARALLEL, 1",
        "MAX_MODEL_LENGTH, 4096",
        "ENFORCE_EAGER, False",
        "KV_CACHE_TOKENS, 123456",
        "ATTENTION_BACKEND, FLASH_ATTN",
        "DATE, 03-04 09:00:00"
    })
    void the_start_tells_how_the_server_works(SettingKey key, String value) {
        assertThat(setting(run(START + v1("09:10:00", 4, 5)), key)).contains(value);
    }

    @Test
    void what_was_not_stated_stays_unknown() {
        assertThat(run(START + v1("09:10:00", 4, 5)).settings())
                .doesNotContainKeys(SettingKey.BLOCK_SIZE, SettingKey.QUANTIZATION, SettingKey.SERVED_MODEL);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "[utils.py:1] non-default args: {'model': 'm', 'max_num_seqs': 32} | MAX_NUM_SEQS | 32",
                "[utils.py:1] non-default args: {'a': {'max_num_seqs': 9}, 'kv_cache_dtype': 'fp8'} | KV_CACHE_TYPE | fp8",
                "[executor_base.py:1] # cuda blocks: 27767, # CPU blocks: 2048 | KV_CACHE_BLOCKS | 27767",
                "gpu_executor.py:122] # GPU blocks: 500, # CPU blocks: 2048 | KV_CACHE_BLOCKS | 500",
                "[cuda.py:1] Using Flash Attention backend on V1 engine. | ATTENTION_BACKEND | Flash Attention",
            })
    void every_generation_states_it_in_its_own_words(String message, SettingKey key, String value) {
        assertThat(setting(run("INFO 03-04 09:00:00 " + message + "\n" + v1("09:10:00", 4, 5)), key))
                .contains(value);
    }

    @Test
    void answers_errors_and_warnings_are_counted() {
        var events = events(run(START
                + "INFO:     10.0.0.1:1 - \"POST /v1/completions HTTP/1.1\" 200 OK\n".repeat(3)
                + "INFO:     10.0.0.1:1 - \"POST /v1/completions HTTP/1.1\" 400 Bad Request\n"
                + "INFO:     10.0.0.1:1 - \"GET /metrics HTTP/1.1\" 200 OK\n"
                + v1("09:10:00", 4, 5)
                + "WARNING 03-04 09:10:01 [a.py:1] Sequence group 1 is preempted by PreemptionMode.RECOMPUTE mode "
                + "because there is not enough KV cache space. total_num_cumulative_preemption=51\n"
                + "ERROR 03-04 09:10:02 [core.py:1] EngineCore failed.\n"
                + "ERROR 03-04 09:10:02 [core.py:1] Traceback (most recent call last):\n"
                + "ERROR 03-04 09:10:02 [core.py:1]   File \"core.py\"\n"));

        assertThat(events.responses()).isEqualTo(Map.of(200, 3, 400, 1));
        assertThat(events.preemptionCounter()).hasValue(51);
        assertThat(events.warnings()).isEqualTo(1);
        assertThat(events.errors()).isEqualTo(1);
        assertThat(events.firstErrors()).singleElement().satisfies(at -> assertThat(at.line())
                .isEqualTo(16));
    }

    @Test
    void each_start_of_the_server_is_told_apart() {
        String again = START.replace("max_num_seqs=16", "max_num_seqs=99");

        var runs = parse(START + v1("09:10:00", 4, 5) + again + v1("09:20:00", 6, 0))
                .runs();

        assertThat(runs).hasSize(2);
        assertThat(setting(runs.get(0), SettingKey.MAX_NUM_SEQS)).contains("16");
        assertThat(setting(runs.get(1), SettingKey.MAX_NUM_SEQS)).contains("99");
        assertThat(samples(runs.get(1)).get(0).running()).hasValue(6);
        assertThat(runs.get(0).lastLine()).isLessThan(runs.get(1).firstLine());
    }

    @Test
    void the_clock_goes_on_over_new_year() {
        String before = v1("23:59:55", 1, 0).replace("03-04", "12-31");
        String after = v1("00:00:05", 1, 0).replace("03-04", "01-01");

        List<EngineSample> samples = samples(run(before + after));

        assertThat(samples.get(1).clockSeconds().getAsDouble()
                        - samples.get(0).clockSeconds().getAsDouble())
                .isEqualTo(10);
    }

    @Test
    void a_server_that_only_started_is_known_and_has_no_sample() {
        Parsed parsed = parse(START);

        assertThat(parsed.format()).isEqualTo("vllm-server-log");
        assertThat(samples(parsed.runs().get(0))).isEmpty();
    }

    @Test
    void a_page_of_results_that_quotes_a_start_tells_of_no_further_run() {
        assertThat(parse(START + Blocks.VLLM).runs()).hasSize(1);
    }

    @Test
    void a_log_cut_at_any_byte_tells_no_figure_that_the_whole_log_does_not_tell() {
        String log = START + v1("09:10:00", 4, 5) + V0 + v1("09:10:20", 16, 105);
        List<EngineSample> whole = samples(run(log));

        qt().forAll(integers().between(1, log.length())).checkAssert(length -> {
            for (var run : parse(log.substring(0, length)).runs()) {
                List<EngineSample> cut = samples(run);
                for (int n = 0; n < cut.size(); n++) {
                    cut.get(n).running().ifPresent(isThatOf(whole.get(n))::accept);
                    assertThat(List.of(cut.get(n).waiting(), whole.get(n).waiting()))
                            .contains(cut.get(n).waiting());
                }
            }
        });
    }

    private static java.util.function.IntConsumer isThatOf(EngineSample sample) {
        return running -> assertThat(sample.running()).hasValue(running);
    }
}
