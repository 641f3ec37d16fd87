package io.benchdoctor.parse;

import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which engine a printed block measured. The client that printed it is not proof: clients measure other engines too. */
final class ConsoleEngine {
    /** Backends that say which protocol is spoken, not who answers. */
    private static final Set<String> PROTOCOLS =
            Set.of("openai", "openai-chat", "openai-audio", "openai-embeddings", "vllm", "vllm-chat");

    private static final Map<String, String> BY_BACKEND = Map.of(
            "lmdeploy", "lmdeploy",
            "trt", "tensorrt-llm",
            "tensorrt-llm", "tensorrt-llm",
            "tgi", "tgi",
            "llama.cpp", "llama.cpp");

    private ConsoleEngine() {}

    /** @param otherEngines whether the text names other engines, so that vLLM does not go without saying */
    static Optional<String> of(Map<SettingKey, Setting> settings, boolean otherEngines) {
        Setting stated = settings.get(SettingKey.ENGINE);
        if (stated != null) {
            return Optional.of(stated.value());
        }
        Setting backend = settings.get(SettingKey.BACKEND);
        String name = backend == null ? "" : backend.value();
        if (name.startsWith("sglang")) {
            return Optional.of("sglang");
        }
        if (BY_BACKEND.containsKey(name)) {
            return Optional.of(BY_BACKEND.get(name));
        }
        boolean vllm = name.isEmpty() || PROTOCOLS.contains(name);
        return vllm && !otherEngines ? Optional.of("vllm") : Optional.empty();
    }
}
