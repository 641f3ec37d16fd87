package io.benchdoctor.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.benchdoctor.model.Quantity;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentFactsTest {
    private static final String H100_8B = """
            model meta-llama/Llama-3.1-8B-Instruct
            gpu H100
            tensorParallel 1
            gpuMemoryUtilization 0.9
            """;

    @Test
    void one_sequence_on_one_card_waits_for_the_weights() {
        FactSheet sheet = Runs.block(H100_8B + """
                requests.completed 100
                duration 100
                tokens.input 100
                tokens.output 10100
                tpot.mean 10
                itl.mean 10
                itl.median 10
                """);

        // 16.06 GB over 3,350 GB/s
        assertThat(number(sheet, "decode.floor")).isCloseTo(4.8, within(0.05));
        assertThat(number(sheet, "decode.stepOverFloor")).isCloseTo(10 / 4.8, within(0.05));
        assertThat(number(sheet, "decode.crossover")).isCloseTo(295, within(1.0));
        assertThat(number(sheet, "decode.crossoverShare")).isCloseTo(1 / 295.0, within(0.001));
        assertThat(sheet.get("decode.floor")).isInstanceOfSatisfying(FactValue.Computed.class, floor -> {
            assertThat(floor.quality()).isEqualTo(Quality.BOUND);
            assertThat(floor.from()).contains("decode.stepBytes", "gpu.bandwidth", "gpu.compute");
        });
    }

    @Test
    void the_settings_that_a_number_stands_on_are_its_origin() {
        FactSheet sheet = Runs.block(H100_8B);

        assertThat(sheet.get("model.weightBytes"))
                .isInstanceOfSatisfying(
                        FactValue.Computed.class,
                        bytes -> assertThat(bytes.at()).extracting("line").contains(1));
        assertThat(sheet.get("gpu.bandwidth"))
                .isInstanceOfSatisfying(FactValue.Computed.class, bandwidth -> assertThat(bandwidth.at())
                        .extracting("line")
                        .contains(2));
    }

    /** A 70B model on eight and on four H100, a batch of one: the floors that identities are usually checked with. */
    @ParameterizedTest(name = "TP {0}")
    @CsvSource({"8, 5.3", "4, 10.5"})
    void cards_share_the_weights(String cards, double floor) {
        FactSheet sheet = Runs.block("""
                model meta-llama/Llama-3.3-70B-Instruct
                gpu H100
                requests.completed 1
                duration 10
                tokens.input 1
                tokens.output 1001
                tpot.mean 10
                tensorParallel %s
                """.replace("%s", cards));

        assertThat(number(sheet, "decode.floor")).isCloseTo(floor, within(0.05));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "meta-llama/Llama-3.1-8B-Instruct, None, 16.06",
        "meta-llama/Llama-3.1-8B-Instruct, fp8, 8.03",
        "meta-llama/Llama-3.1-8B-Instruct, awq_marlin, 4.617",
        "RedHatAI/Meta-Llama-3.1-8B-Instruct-FP8, compressed-tensors, 8.03",
        "Qwen/Qwen2.5-7B-Instruct-GPTQ-Int4, gptq_marlin, 4.3815",
        "openai/gpt-oss-20b, mxfp4, 12.0175",
        "openai/gpt-oss-20b, None, 12.0175",
        "deepseek-ai/DeepSeek-R1, fp8, 671",
    })
    void weights_take_the_bytes_that_their_packing_takes(String model, String packing, double gigabytes) {
        FactSheet sheet = Runs.block("model " + model + "\nquantization " + packing);

        assertThat(number(sheet, "model.weightBytes")).isCloseTo(gigabytes * 1e9, Percentage.withPercentage(0.01));
    }

    @Test
    void a_packing_without_a_width_is_not_guessed() {
        FactSheet sheet = Runs.block("model meta-llama/Llama-3.1-8B\nquantization compressed-tensors");

        assertThat(sheet.get("model.weightBytes")).isEqualTo(new FactValue.Unknown(Why.NOT_IN_CATALOG, List.of()));
    }

    @Test
    void what_no_log_states_is_named_as_what_is_missing() {
        FactSheet nothing = Runs.block(Runs.SEED);
        FactSheet noCards = Runs.block(Runs.SEED + "model meta-llama/Llama-3.1-8B\ngpu H100");

        assertThat(nothing.get("gpu.bandwidth"))
                .isInstanceOfSatisfying(FactValue.Unknown.class, unknown -> assertThat(unknown.why())
                        .isEqualTo(Why.SETTING_UNKNOWN));
        assertThat(noCards.get("decode.floor"))
                .isInstanceOfSatisfying(FactValue.Unknown.class, unknown -> assertThat(unknown.lacks())
                        .containsExactly("decode.stepBytes"));
        assertThat(noCards.get("decode.stepBytes"))
                .isInstanceOfSatisfying(FactValue.Unknown.class, unknown -> assertThat(unknown.lacks())
                        .containsExactly("parallel.tensor"));
        assertThat(Runs.block("gpu A100").get("gpu.memory"))
                .isInstanceOfSatisfying(FactValue.Unknown.class, unknown -> assertThat(unknown.why())
                        .isEqualTo(Why.NOT_IN_CATALOG));
    }

    /** vLLM's own start line for this model on this card at 0.9 says some 430,000 to 460,000 tokens. */
    @Test
    void the_cache_is_estimated_only_where_card_model_and_share_are_known() {
        assertThat(number(Runs.block(H100_8B), "kv.capacityEstimated")).isBetween(430_000.0, 460_000.0);
        assertThat(Runs.block(H100_8B.replaceAll("gpuMemory.*", ""))
                        .get("kv.capacityEstimated")
                        .known())
                .isEmpty();
        assertThat(Runs.block(H100_8B.replaceAll("gpu H100", ""))
                        .get("kv.capacityEstimated")
                        .known())
                .isEmpty();
    }

    @Test
    void the_cache_that_a_log_prints_and_the_estimated_one_are_never_mixed() {
        String lengths = """
                requests.completed 100
                duration 100
                tokens.input 100000
                tokens.output 20000
                tpot.mean 10
                """;
        FactSheet printed = Runs.block(lengths + "kvCacheTokens 5760");
        FactSheet estimated = Runs.block(lengths + H100_8B);

        assertThat(number(printed, "kv.slots")).isCloseTo(5760 / 1100.0, within(1e-9));
        assertThat(number(printed, "kv.slotsFull")).isCloseTo(5760 / 1200.0, within(1e-9));
        assertThat(number(printed, "kv.fill")).isCloseTo(1.99 * 1100 / 5760, within(1e-3));
        assertThat(printed.get("kvEstimated.slots").known()).isEmpty();
        assertThat(number(estimated, "kvEstimated.slots")).isBetween(380.0, 430.0);
        assertThat(estimated.get("kv.slots").known()).isEmpty();
    }

    @Test
    void replicas_have_a_cache_each() {
        FactSheet sheet = Runs.block("""
                requests.completed 100
                duration 100
                tokens.input 100000
                tokens.output 20000
                kvCacheTokens 11000
                dataParallel 2
                """);

        assertThat(number(sheet, "kv.slots")).isCloseTo(20, within(1e-9));
    }

    @Test
    void prompts_are_read_no_faster_than_the_card_computes() {
        FactSheet sheet = Runs.block(Runs.SEED + H100_8B);

        // 989e12 / (2 * 8.03e9)
        assertThat(number(sheet, "prefill.ceiling")).isCloseTo(61_580, within(10.0));
        assertThat(number(sheet, "prefill.ceilingShare")).isCloseTo(4017.6 / 61_580, within(0.001));
        assertThat(number(sheet, "prefill.floor")).isCloseTo(16.6, within(0.1));
        assertThat(number(sheet, "prefill.timeOverFloor")).isCloseTo(27.3 / 16.6, within(0.05));
    }

    @Test
    void experts_may_be_shared_out_among_replicas() {
        FactSheet sheet = Runs.block(Runs.SEED + """
                model Qwen/Qwen3-30B-A3B
                gpu H100
                tensorParallel 1
                dataParallel 2
                """);

        assertThat(sheet.get("decode.stepBytes").known()).isEmpty();
    }

    private static double number(FactSheet sheet, String id) {
        return sheet.get(id).known().map(Quantity::value).orElseThrow(() -> new AssertionError(sheet.get(id)));
    }
}
