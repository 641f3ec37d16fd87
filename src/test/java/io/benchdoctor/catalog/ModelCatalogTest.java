package io.benchdoctor.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCatalogTest {
    private static final ModelCatalog BOOK = ModelCatalog.standard();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "meta-llama/Llama-3.1-8B-Instruct, Llama-3.1-8B",
        "meta-llama/Meta-Llama-3-8B, Llama-3.1-8B",
        "/root/.cache/hub/models--meta-llama--Llama-3.1-8B-Instruct/snapshots/0e9e39f249a1, Llama-3.1-8B",
        "RedHatAI/Meta-Llama-3.1-8B-Instruct-FP8-dynamic, Llama-3.1-8B",
        "hugging-quants/Meta-Llama-3.1-70B-Instruct-AWQ-INT4, Llama-3.1/3.3-70B",
        "meta-llama/Llama-3.3-70B-Instruct, Llama-3.1/3.3-70B",
        "meta-llama/Llama-2-7b-chat-hf, Llama-2-7B",
        "Qwen/Qwen2.5-0.5B-Instruct, Qwen2.5-0.5B",
        "models/Qwen/Qwen2.5-7B-Instruct-GPTQ-Int4, Qwen2.5-7B",
        "Qwen/Qwen3-30B-A3B-Thinking-2507, Qwen3-30B-A3B",
        "Qwen/Qwen3.5-27B, Qwen3.5-27B",
        "mistralai/Mixtral-8x7B-Instruct-v0.1, Mixtral-8x7B",
        "mistralai/Mistral-7B-Instruct-v0.2, Mistral-7B",
        "deepseek-ai/DeepSeek-R1, DeepSeek-V3 / R1 / V3.2",
        "deepseek-ai/DeepSeek-V3.2-Exp, DeepSeek-V3 / R1 / V3.2",
        "deepseek-ai/DeepSeek-R1-Distill-Qwen-7B, Qwen2.5-7B",
        "deepseek-ai/DeepSeek-R1-0528-Qwen3-8B, Qwen3-8B",
        "microsoft/Phi-3-mini-4k-instruct, Phi-3-mini",
        "openai/gpt-oss-120b, gpt-oss-120b",
        "MiniMaxAI/MiniMax-M2.5, MiniMax-M2.5",
        "llama-3.1-8b.Q4_K_M.gguf, Llama-3.1-8B",
    })
    void a_model_is_known_by_the_names_that_logs_give_it(String text, String name) {
        assertThat(BOOK.find(text)).map(ModelShape::name).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "llama",
                "my-model",
                "Qwen/Qwen2.5-VL-7B-Instruct",
                "Qwen/Qwen3-235B",
                "yuhuili/EAGLE3-LLaMA3.1-8B",
                "deepseek-ai/DeepSeek-R1-Distill-Other-9B",
                "microsoft/Phi-4-mini-instruct",
                "moonshotai/Kimi-K2-Thinking",
                "moonshotai/Kimi-K2.5",
                "/data/Qwen3-8B/drafts/Llama-3.1-8B",
                "nvidia/Llama-3.3-Nemotron-Super-49B-v1",
                "facebook/opt-125m",
            })
    void a_name_that_leaves_a_choice_is_no_model(String text) {
        assertThat(BOOK.find(text)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "RedHatAI/Meta-Llama-3.1-8B-Instruct-FP8, FP8",
        "Qwen/Qwen2.5-7B-Instruct-AWQ, INT4",
        "Qwen/Qwen2.5-7B-Instruct-GPTQ-Int4, INT4",
        "Qwen/Qwen2.5-7B-Instruct-GPTQ-Int8, WEIGHT8",
        "RedHatAI/Qwen2.5-7B-quantized.w8a8, INT8",
        "RedHatAI/Qwen2.5-7B-quantized.w4a16, INT4",
        "nvidia/Gemma-4-31B-IT-NVFP4, FP4",
        "awq_marlin, INT4",
        "fbgemm_fp8, FP8",
    })
    void packed_weights_are_told_by_the_name(String text, WeightType type) {
        assertThat(WeightType.stated(text)).contains(type);
        assertThat(WeightType.isPacked(text)).isTrue();
    }

    @Test
    void a_width_that_a_name_does_not_tell_is_not_guessed() {
        assertThat(WeightType.stated("llama-3.1-8b.Q4_K_M.gguf")).isEmpty();
        assertThat(WeightType.isPacked("llama-3.1-8b.Q4_K_M.gguf")).isTrue();
        assertThat(WeightType.stated("meta-llama/Llama-3.1-8B-Instruct")).isEmpty();
        assertThat(WeightType.isPacked("meta-llama/Llama-3.1-8B-Instruct")).isFalse();
    }

    /** Bytes per token at 16 bits, as the models' own cards and tables print them. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Llama-3.1-8B, 131072",
        "Llama-3.3-70B, 327680",
        "Llama-2-13B, 819200",
        "Qwen2.5-0.5B, 12288",
        "Qwen3-235B-A22B, 192512",
        "Qwen3.5-35B-A3B, 20480",
        "Phi-4, 204800",
        "DeepSeek-V3, 70272",
    })
    void a_token_takes_its_place_in_the_cache(String name, double bytes) {
        assertThat(2 * BOOK.find(name).orElseThrow().keptValues(1)).isEqualTo(bytes);
    }

    @Test
    void a_layer_that_looks_back_a_little_keeps_a_little() {
        ModelShape shape = BOOK.find("gpt-oss-20b").orElseThrow();

        assertThat(shape.keptValues(10_000)).isEqualTo(1024 * (12 * 10_000 + 12 * 128));
    }

    @Test
    void a_model_with_experts_is_read_whole_only_by_a_large_batch() {
        ModelShape shape = BOOK.find("Mixtral-8x7B").orElseThrow();

        assertThat(shape.parametersRead(1)).isCloseTo(shape.activeParameters(), within(1.0));
        assertThat(shape.parametersRead(64)).isCloseTo(shape.parameters(), within(1e6));
        assertThat(BOOK.find("Llama-3.1-8B").orElseThrow().parametersRead(1)).isCloseTo(8.03e9, within(1.0));
    }

    @Test
    void every_row_says_where_it_is_written_and_when_that_was_looked_up() {
        assertThat(BOOK.models()).hasSizeGreaterThan(30).allSatisfy(model -> {
            assertThat(model.source()).isNotBlank();
            assertThat(model.date()).matches("20\\d\\d-[01]\\d");
            assertThat(model.activeParameters()).isLessThanOrEqualTo(model.parameters());
            assertThat(model.experts().isPresent()).isEqualTo(model.activeParameters() < model.parameters());
        });
    }
}
