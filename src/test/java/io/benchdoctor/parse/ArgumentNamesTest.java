package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.model.SettingKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentNamesTest {
    @Test
    void a_speculative_configuration_tells_its_method_and_its_tokens() {
        for (String told : List.of(
                "{'method': 'eagle3', 'num_speculative_tokens': 3}",
                "{\"method\": \"eagle3\", \"num_speculative_tokens\": 3}",
                "SpeculativeConfig(method='eagle3', model='x', num_spec_tokens=3)")) {
            assertThat(ArgumentNames.server(Map.of("speculative_config", told)))
                    .as(told)
                    .containsEntry(SettingKey.SPECULATIVE_METHOD, "eagle3")
                    .containsEntry(SettingKey.SPECULATIVE_TOKENS, "3");
        }
        assertThat(ArgumentNames.server(Map.of("speculative_config", "None"))).isEmpty();
    }

    @Test
    void a_server_states_its_cards_and_its_memory() {
        assertThat(ArgumentNames.server(Map.of(
                        "dtype", "bfloat16", "gpu_memory_utilization", "0.92", "dp_size", "2", "quantization", "None")))
                .isEqualTo(Map.of(
                        SettingKey.DTYPE, "bfloat16",
                        SettingKey.GPU_MEMORY_UTILIZATION, "0.92",
                        SettingKey.DATA_PARALLEL, "2"));
        assertThat(ArgumentNames.server(Map.of("disable_radix_cache", "True")))
                .containsEntry(SettingKey.PREFIX_CACHING, "False");
    }

    @Test
    void a_person_names_the_card_in_the_metadata() {
        assertThat(ArgumentNames.client(Map.of("metadata", "['hardware=H200', 'tp=4']")))
                .containsEntry(SettingKey.GPU, "H200")
                .containsEntry(SettingKey.TENSOR_PARALLEL, "4");
    }

    @Test
    void lengths_of_random_prompts_say_nothing_of_another_data_set() {
        Map<SettingKey, String> settings =
                ArgumentNames.client(Map.of("dataset_name", "sharegpt", "random_output_len", "128"));

        assertThat(settings).doesNotContainKey(SettingKey.OUTPUT_LENGTH);
    }

    @Test
    void every_data_set_has_length_arguments_of_its_own() {
        Map<SettingKey, String> settings = ArgumentNames.client(Map.of(
                "dataset_name", "prefix-repetition",
                "prefix_repetition_output_len", "64",
                "custom_output_len", "256",
                "random_output_len", "128"));

        assertThat(settings).containsEntry(SettingKey.OUTPUT_LENGTH, "64");
    }

    @Test
    void a_length_of_minus_one_leaves_it_to_the_data_set() {
        assertThat(ArgumentNames.client(Map.of("dataset_name", "custom", "custom_output_len", "-1")))
                .doesNotContainKey(SettingKey.OUTPUT_LENGTH);
    }

    @Test
    void a_rate_that_climbs_is_not_the_rate_that_is_stated() {
        assertThat(ArgumentNames.client(Map.of("request_rate", "inf", "ramp_up_strategy", "linear")))
                .doesNotContainKey(SettingKey.REQUEST_RATE);
    }

    @Test
    void metadata_names_the_gpu_and_how_the_model_is_split() {
        Map<SettingKey, String> settings = ArgumentNames.client(Map.of("metadata", "['gpu=L4', 'tp=2', 'note=a=b']"));

        assertThat(settings)
                .containsEntry(SettingKey.GPU, "L4")
                .containsEntry(SettingKey.TENSOR_PARALLEL, "2")
                .hasSize(2);
    }
}
