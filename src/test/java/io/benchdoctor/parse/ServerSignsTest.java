package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.model.SettingKey;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerSignsTest {
    @Test
    void the_reason_for_a_slow_exchange_is_kept_in_its_words() {
        assertThat(ServerSigns.of("Custom allreduce is disabled because it's not supported on more than two PCIe-only "
                        + "GPUs. To silence this warning, specify disable_custom_all_reduce=True explicitly."))
                .isEqualTo(Map.of(SettingKey.ALL_REDUCE_OFF, "it's not supported on more than two PCIe-only GPUs"));
        assertThat(ServerSigns.of("Custom allreduce is disabled because of an unsupported world size: 6"))
                .isEqualTo(Map.of(SettingKey.ALL_REDUCE_OFF, "an unsupported world size: 6"));
    }

    @Test
    void graphs_and_drafts_are_read_out_of_the_midst_of_a_configuration() {
        assertThat(ServerSigns.of("Initializing a V1 LLM engine (v0.13.0) with config: model='m', speculative_config="
                        + "SpeculativeConfig(method='eagle', model='d', num_spec_tokens=3), compilation_config={'mode': 3, "
                        + "'cudagraph_mode': <CUDAGraphMode.FULL_AND_PIECEWISE: (2, 1)>, 'cudagraph_capture_sizes': [1, 2], "
                        + "'max_cudagraph_capture_size': 512, 'x': None}"))
                .isEqualTo(Map.of(
                        SettingKey.CUDA_GRAPH_MODE,
                        "FULL_AND_PIECEWISE",
                        SettingKey.CUDA_GRAPH_LIMIT,
                        "512",
                        SettingKey.SPECULATIVE_TOKENS,
                        "3"));
    }

    @Test
    void a_kernel_that_the_engine_would_not_have_chosen_is_named() {
        assertThat(
                        ServerSigns.of(
                                "Detected that the model can run with awq_marlin, however you specified "
                                        + "quantization=awq explicitly, so forcing awq. Use quantization=awq_marlin for faster inference"))
                .isEqualTo(Map.of(SettingKey.SLOW_KERNEL, "awq_marlin"));
        assertThat(ServerSigns.of("awq quantization is not fully optimized yet. The speed can be slower."))
                .isEqualTo(Map.of(SettingKey.SLOW_KERNEL, "awq quantization is not fully optimized"));
    }

    @Test
    void other_messages_tell_nothing() {
        assertThat(ServerSigns.of("Graph capturing finished in 11 secs, took 0.87 GiB"))
                .isEmpty();
        assertThat(ServerSigns.of("'max_cudagraph_capture_size': None, 'cudagraph_mode': None"))
                .isEmpty();
    }
}
