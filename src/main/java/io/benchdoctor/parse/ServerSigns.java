package io.benchdoctor.parse;

import io.benchdoctor.model.SettingKey;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a vLLM server lets slip about its kernels, its CUDA graphs, the way between its GPUs and its host. None of it is an
 * argument that somebody gave; all of it decides how long a step takes, or how many requests reach it.
 */
final class ServerSigns {
    private static final List<Sign> SIGNS = List.of(
            new Sign(
                    SettingKey.ALL_REDUCE_OFF,
                    "Custom allreduce is disabled",
                    "Custom allreduce is disabled because (?:of )?(.+?)(?:\\.(?: |$)|$)"),
            new Sign(
                    SettingKey.MOE_CONFIG,
                    "Using default MoE config",
                    "Using default MoE config.*?([^/'\"\\[\\]\\s]+\\.json)"),
            new Sign(SettingKey.MOE_CONFIG, "Using default MoE config", "Using (default MoE config)"),
            new Sign(SettingKey.OPEN_FILES, "Found ulimit of", "Found ulimit of (\\d{1,9}) and failed"),
            new Sign(
                    SettingKey.HOST_THREADS,
                    "Reducing Torch parallelism",
                    "Reducing Torch parallelism from (\\d{1,5}) threads"),
            new Sign(
                    SettingKey.DEVICE_MEMORY_FREE,
                    "Free memory on device",
                    "Free memory on device (?:\\w+:\\d+ )?\\((\\d{1,4}(?:\\.\\d{1,3})?)/[\\d.]{1,8} GiB\\)"),
            new Sign(
                    SettingKey.DEVICE_MEMORY,
                    "Free memory on device",
                    "Free memory on device (?:\\w+:\\d+ )?\\([\\d.]{1,8}/(\\d{1,4}(?:\\.\\d{1,3})?) GiB\\)"),
            new Sign(
                    SettingKey.GRAMMAR_BACKEND,
                    "Falling back to use",
                    "Falling back to use (outlines|xgrammar) instead"),
            new Sign(SettingKey.CUDA_GRAPH_MODE, "cudagraph_mode", "cudagraph_mode['\"]?: ?<CUDAGraphMode\\.(\\w+)"),
            new Sign(
                    SettingKey.CUDA_GRAPH_LIMIT,
                    "capture_size",
                    "max_(?:cudagraph_)?capture_size['\"]: ?(\\d{1,6})\\b"),
            new Sign(SettingKey.SPECULATIVE_TOKENS, "num_spec", "num_spec(?:ulative)?_tokens['\"]?[=:] ?(\\d{1,3})\\b"),
            new Sign(
                    SettingKey.SLOW_KERNEL,
                    " can run with ",
                    "can run with (\\w+).{0,40}specified quantization=\\w+ explicitly"),
            new Sign(SettingKey.SLOW_KERNEL, "not fully optimized", "(\\w+ quantization is not fully optimized)"),
            new Sign(
                    SettingKey.SLOW_KERNEL,
                    "Weight-only FP8",
                    "(FP8 quantization is being used\\. Weight-only FP8|Weight-only FP8 compression)"));

    private ServerSigns() {}

    /** Everything that one message tells, as written. */
    static Map<SettingKey, String> of(String message) {
        return SIGNS.stream()
                .filter(sign -> message.contains(sign.mark()))
                .flatMap(sign -> sign.pattern()
                        .matcher(message)
                        .results()
                        .limit(1)
                        .map(found -> Map.entry(sign.key(), found.group(1))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));
    }

    /** @param mark what every such message holds: a fixed text is found sooner than a pattern */
    private record Sign(SettingKey key, String mark, Pattern pattern) {
        Sign(SettingKey key, String mark, String pattern) {
            this(key, mark, Pattern.compile(pattern));
        }
    }
}
