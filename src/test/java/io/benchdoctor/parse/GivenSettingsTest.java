package io.benchdoctor.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.model.Batch;
import io.benchdoctor.model.Input;
import io.benchdoctor.model.LogNote;
import io.benchdoctor.model.LogNote.Problem;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.SourceRef;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GivenSettingsTest {
    private static final SourceRef AT = new SourceRef("a.log", 7);

    @Test
    void what_no_log_states_is_filled_in_and_remains_marked() {
        Batch batch = GivenSettings.none()
                .with(SettingKey.GPU, "H100")
                .addedTo(batch(Map.of(SettingKey.MODEL, new Setting("m", AT))));

        Run run = batch.runs().get(0);
        assertThat(run.setting(SettingKey.GPU)).hasValueSatisfying(gpu -> {
            assertThat(gpu.value()).isEqualTo("H100");
            assertThat(gpu.isGiven()).isTrue();
        });
        assertThat(run.setting(SettingKey.MODEL))
                .hasValueSatisfying(model -> assertThat(model.isGiven()).isFalse());
        assertThat(batch.inputs().get(0).notes()).isEmpty();
    }

    @ParameterizedTest(name = "{1} given, {2} in the log")
    @CsvSource({
        "GPU, H100, NVIDIA H100 80GB HBM3",
        "GPU, nvidia h100 80gb hbm3, NVIDIA H100 80GB HBM3",
        "MODEL, Llama-3.1-8B, meta-llama/Llama-3.1-8B",
        "TENSOR_PARALLEL, 2, 2",
        "GPU_MEMORY_UTILIZATION, 0.90, 0.9",
        "ENFORCE_EAGER, True, true",
    })
    void what_says_the_same_changes_nothing(SettingKey key, String given, String stated) {
        Batch batch = GivenSettings.none().with(key, given).addedTo(batch(Map.of(key, new Setting(stated, AT))));

        assertThat(batch.runs().get(0).setting(key)).contains(new Setting(stated, AT));
        assertThat(batch.inputs().get(0).notes()).isEmpty();
    }

    @Test
    void what_says_the_same_more_exactly_is_taken() {
        Batch batch = GivenSettings.none()
                .with(SettingKey.GPU, "A100-SXM4-80GB")
                .addedTo(batch(Map.of(SettingKey.GPU, new Setting("A100", AT))));

        assertThat(batch.runs().get(0).setting(SettingKey.GPU)).contains(Setting.given("A100-SXM4-80GB"));
        assertThat(batch.inputs().get(0).notes()).isEmpty();
    }

    @ParameterizedTest(name = "{1} given, {2} in the log")
    @CsvSource({
        "GPU, H100, NVIDIA A100-SXM4-80GB, gpu=H100",
        "TENSOR_PARALLEL, 2, 4, tensor-parallel-size=2",
        "REQUEST_RATE, 4, inf, request-rate=4",
        "ENGINE_VERSION, 0.1, 0.10, engine-version=0.1",
    })
    void against_a_contradiction_the_log_stands_and_a_note_says_so(
            SettingKey key, String given, String stated, String detail) {
        Batch batch = GivenSettings.none().with(key, given).addedTo(batch(Map.of(key, new Setting(stated, AT))));

        assertThat(batch.runs().get(0).setting(key)).contains(new Setting(stated, AT));
        assertThat(batch.inputs().get(0).notes()).containsExactly(new LogNote(AT, Problem.GIVEN_OTHERWISE, detail));
        assertThat(batch.inputs().get(0).status()).isEqualTo(Input.Status.PARSED);
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "tensor-parallel-size, 2, 2",
        "--tensor_parallel_size, 2, 2",
        "request-rate, INF, inf",
        "max-concurrency, none, None",
        "enforce-eager, yes, True",
        "gpu-memory-utilization, 0.92, 0.92",
    })
    void a_value_is_taken_as_logs_write_it(String name, String text, String value) {
        assertThat(GivenName.of(name).orElseThrow().value(text)).contains(value);
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "tensor-parallel-size, 0",
        "tensor-parallel-size, two",
        "tensor-parallel-size, 1.5",
        "gpu-memory-utilization, 90",
        "request-rate, -1",
        "enforce-eager, maybe",
        "model, ' '",
    })
    void a_value_that_a_setting_cannot_have_is_refused(String name, String text) {
        assertThat(GivenName.of(name).orElseThrow().value(text)).isEmpty();
    }

    private static Batch batch(Map<SettingKey, Setting> settings) {
        return new Batch(
                List.of(new Input("a.log", "vllm-serve-console", 1, "", 9, Input.Status.PARSED, List.of())),
                List.of(new Run("id", "label", List.of(), settings, List.of())));
    }
}
