package io.benchdoctor.parse;

import static io.benchdoctor.parse.Blocks.VLLM;
import static io.benchdoctor.parse.Blocks.parse;
import static io.benchdoctor.parse.Blocks.run;
import static io.benchdoctor.parse.Blocks.setting;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.parse.Parsed.ParsedRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a run was made, from the lines above its block. */
class SurroundingsTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Traffic request rate: inf                                      | REQUEST_RATE    | inf",
                "Traffic request rate: 2.5 RPS.                                 | REQUEST_RATE    | 2.5",
                "Burstiness factor: 0.7 (Gamma distribution)                    | BURSTINESS      | 0.7",
                "Maximum request concurrency: None                              | MAX_CONCURRENCY | None",
                "Maximum request concurrency: 16                                | MAX_CONCURRENCY | 16",
                "INFO 02-04 19:54:39 [a.py:183] Automatically detected platform cuda. | PLATFORM  | cuda",
                "INFO 02-04 19:54:39 [a.py:183] Automatically detected platform cuda. | DATE      | 02-04 19:54:39",
                "# INFO 04-Feb-2025 19:54:39 [a.py:183] Automatic               | DATE            | 04-Feb-2025 19:54:39",
                "[2025-02-04 19:54:39] server_args                              | DATE            | 2025-02-04 19:54:39",
                "INFO 01-02 03:04:05 [api_server.py:1] vLLM API server version 0.10.1rc2.dev7+g12 | ENGINE_VERSION | 0.10.1rc2.dev7+g12",
                "INFO 01-02 03:04:05 Initializing a V1 LLM engine (v0.9.2) with config: | ENGINE_VERSION | 0.9.2",
                "pip install vllm==0.8.5                                        | ENGINE_VERSION  | 0.8.5",
                "GPU 0: NVIDIA H100 80GB HBM3 (UUID: GPU-1)                     | GPU             | NVIDIA H100 80GB HBM3",
                "vllm serve org/Tiny-1B --tensor-parallel-size 4                | TENSOR_PARALLEL | 4",
                "vllm serve org/Tiny-1B --max-num-seqs=64                       | MAX_NUM_SEQS    | 64",
                "vllm serve org/Tiny-1B -tp 2                                   | MODEL           | org/Tiny-1B",
                "python -m sglang.launch_server --model-path org/Tiny --tp 8    | ENGINE          | sglang",
                "vllm bench serve --model m --num-prompts 200 --request-rate 4  | NUM_PROMPTS     | 200",
                "$ python3 benchmark_serving.py --backend openai-chat --seed 7  | BACKEND         | openai-chat",
                "### TensorRT-LLM                                               | ENGINE          | tensorrt-llm",
                "nothing to be read here                                        | ENGINE          | vllm",
            })
    void a_line_states_a_setting(String line, SettingKey key, String value) {
        assertThat(setting(run(line + "\n" + VLLM), key)).contains(value);
    }

    @Test
    void of_two_commands_that_one_made_the_result_which_asked_for_as_many_requests() {
        String first = "vllm bench serve --model m --dataset-name sharegpt --num-prompts 10\n";
        String second = "vllm bench serve --model m --dataset-name random --random-input-len 7 --num-prompts 4\n";

        ParsedRun run = run(first + second + block(10));

        assertThat(setting(run, SettingKey.DATASET)).contains("sharegpt");
        assertThat(setting(run, SettingKey.NUM_PROMPTS)).contains("10");
        assertThat(setting(run, SettingKey.INPUT_LENGTH)).isEmpty();
        assertThat(setting(run(second + first + block(3)), SettingKey.DATASET)).contains("sharegpt");
        assertThat(setting(run(first + second + block(4)), SettingKey.DATASET)).contains("random");
    }

    @Test
    void a_command_that_asked_for_fewer_requests_than_were_answered_is_of_another_run_and_a_note_says_so() {
        Parsed parsed = parse("vllm bench serve --model m --num-prompts 4\n" + block(10));

        assertThat(setting(parsed.runs().get(0), SettingKey.MODEL)).isEmpty();
        assertThat(parsed.notes()).singleElement().satisfies(note -> {
            assertThat(note.problem()).isEqualTo(Problem.OTHER_COMMAND);
            assertThat(note.at().line()).isEqualTo(1);
        });
    }

    @Test
    void a_later_server_has_none_of_the_arguments_of_an_earlier_one() {
        String text = "vllm serve org/one --max-num-seqs 64 --quantization awq\nvllm serve org/two -tp 2\n" + VLLM;

        assertThat(setting(run(text), SettingKey.MODEL)).contains("org/two");
        assertThat(setting(run(text), SettingKey.TENSOR_PARALLEL)).contains("2");
        assertThat(setting(run(text), SettingKey.MAX_NUM_SEQS)).isEmpty();
        assertThat(setting(run(text), SettingKey.QUANTIZATION)).isEmpty();
    }

    @Test
    void a_variable_of_the_shell_stands_for_its_value() {
        String text = "export MODEL=org/Tiny-1B\nRATE=\"2.5\"\n"
                + "vllm bench serve --model $MODEL --request-rate ${RATE} --seed $SEED\n" + VLLM;

        assertThat(setting(run(text), SettingKey.MODEL)).contains("org/Tiny-1B");
        assertThat(setting(run(text), SettingKey.REQUEST_RATE)).contains("2.5");
        assertThat(setting(run(text), SettingKey.SEED)).isEmpty();
    }

    @Test
    void the_arguments_of_a_container_are_read_from_its_manifest() {
        String client = "args:\n  - --dataset-name=sharegpt\n  - \"--request-rate=8\"\n  - --max-concurrency\n  - 32\n";
        String server = "args:\n  - --max-model-len=4096\n  - --enable-prefix-caching\nprofile: gpu\n";

        ParsedRun run = run(server + client + "restart: Never\n" + VLLM);

        assertThat(setting(run, SettingKey.DATASET)).contains("sharegpt");
        assertThat(setting(run, SettingKey.REQUEST_RATE)).contains("8");
        assertThat(setting(run, SettingKey.MAX_CONCURRENCY)).contains("32");
        assertThat(setting(run, SettingKey.MAX_MODEL_LENGTH)).contains("4096");
        assertThat(setting(run, SettingKey.PREFIX_CACHING)).contains("True");
    }

    @Test
    void the_words_beside_a_picture_have_their_length() {
        String text = "python -m sglang.bench_serving --dataset-name image --random-input-len 128 --num-prompts 3\n";

        assertThat(setting(run(text + block(3)), SettingKey.INPUT_LENGTH)).contains("128");
    }

    private static String block(int completed) {
        return "============ Serving Benchmark Result ============\nSuccessful requests:                     "
                + completed
                + "\nBenchmark duration (s):                  5.00\nMean TTFT (ms):                          120.00\n"
                + "==================================================\n";
    }

    @Test
    void a_table_of_the_driver_names_the_gpu() {
        String text = "|   0  NVIDIA A100-SXM4-80GB          On  | 00000000:07:00.0 Off |\n" + VLLM;

        assertThat(setting(run(text), SettingKey.GPU)).contains("NVIDIA A100-SXM4-80GB");
    }

    @Test
    void the_arguments_of_a_client_are_read_through_brackets_and_quotes() {
        String text = "Namespace(dispatch=<function f at 0x7f>, buckets={(256, 1): 0.5, 'a,b=c': 1}, num_prompts=40, "
                + "dataset_name='random', random_input_len=100, random_output_len=50, random_range_ratio=0.0, "
                + "backend='vllm', endpoint_type=None, model=\"it's, a model\", request_rate=inf, burstiness=1.0, "
                + "max_concurrency=None, ignore_eos=True, num_warmups=0, seed=0, label=None)\n";

        var run = run(text + VLLM);

        assertThat(setting(run, SettingKey.MODEL)).contains("it's, a model");
        assertThat(setting(run, SettingKey.NUM_PROMPTS)).contains("40");
        assertThat(setting(run, SettingKey.DATASET)).contains("random");
        assertThat(setting(run, SettingKey.INPUT_LENGTH)).contains("100");
        assertThat(setting(run, SettingKey.OUTPUT_LENGTH)).contains("50");
        assertThat(setting(run, SettingKey.RANGE_RATIO)).contains("0.0");
        assertThat(setting(run, SettingKey.MAX_CONCURRENCY)).contains("None");
        assertThat(setting(run, SettingKey.IGNORE_EOS)).contains("True");
        assertThat(setting(run, SettingKey.WARMUPS)).contains("0");
        assertThat(run.settings().get(SettingKey.MODEL).at().line()).isEqualTo(1);
    }

    @Test
    void lengths_of_random_prompts_say_nothing_of_another_data_set() {
        String text = "Namespace(num_prompts=40, dataset_name='sharegpt', random_input_len=1024)\n";

        assertThat(setting(run(text + VLLM), SettingKey.INPUT_LENGTH)).isEmpty();
    }

    @Test
    void a_command_over_several_lines_is_one() {
        String text =
                "```bash\nvllm bench serve \\\n  --model org/Tiny-1B \\\n  --num-prompts 40 \\\n  --max-concurrency 8\n```\n";

        assertThat(setting(run(text + VLLM), SettingKey.MAX_CONCURRENCY)).contains("8");
        assertThat(run(text + VLLM).settings().get(SettingKey.MODEL).at().line())
                .isEqualTo(2);
    }

    @Test
    void a_placeholder_is_no_value() {
        assertThat(setting(run("vllm bench serve --model $MODEL --num-prompts <n>\n" + VLLM), SettingKey.MODEL))
                .isEmpty();
    }

    @Test
    void what_was_said_before_an_earlier_block_does_not_belong_to_a_later_one() {
        String text = "Maximum request concurrency: 4\n" + VLLM + VLLM.replace("81.25", "70.00");

        assertThat(setting(parse(text).runs().get(0), SettingKey.MAX_CONCURRENCY))
                .contains("4");
        assertThat(setting(parse(text).runs().get(1), SettingKey.MAX_CONCURRENCY))
                .isEmpty();
    }

    @Test
    void the_last_of_two_commands_counts_alone() {
        String text = "vllm bench serve --max-concurrency 4 --seed 1\nvllm bench serve --num-prompts 40 --seed 2\n";

        assertThat(setting(run(text + VLLM), SettingKey.MAX_CONCURRENCY)).isEmpty();
        assertThat(setting(run(text + VLLM), SettingKey.SEED)).contains("2");
    }

    @Test
    void on_a_page_of_several_engines_none_goes_without_saying() {
        String text = "## SGLang\n" + VLLM + "more\n" + VLLM.replace("81.25", "70.00");

        assertThat(setting(parse(text).runs().get(0), SettingKey.ENGINE)).contains("sglang");
        assertThat(setting(parse(text).runs().get(1), SettingKey.ENGINE)).isEmpty();
    }
}
