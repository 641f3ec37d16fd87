package io.benchdoctor.parse;

import io.benchdoctor.model.SettingKey;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the arguments of clients and servers are called in this house; names as Python has them, without dashes. */
final class ArgumentNames {
    /** Of two names for one thing the one further down wins, as it is the more particular. */
    private static final Map<String, SettingKey> CLIENT = new LinkedHashMap<>();

    private static final Map<String, SettingKey> SERVER = Map.ofEntries(
            Map.entry("tensor_parallel_size", SettingKey.TENSOR_PARALLEL),
            Map.entry("tp_size", SettingKey.TENSOR_PARALLEL),
            Map.entry("tp", SettingKey.TENSOR_PARALLEL),
            Map.entry("pipeline_parallel_size", SettingKey.PIPELINE_PARALLEL),
            Map.entry("data_parallel_size", SettingKey.DATA_PARALLEL),
            Map.entry("max_num_seqs", SettingKey.MAX_NUM_SEQS),
            Map.entry("max_running_requests", SettingKey.MAX_NUM_SEQS),
            Map.entry("max_num_batched_tokens", SettingKey.MAX_NUM_BATCHED_TOKENS),
            Map.entry("max_model_len", SettingKey.MAX_MODEL_LENGTH),
            Map.entry("max_seq_len", SettingKey.MAX_MODEL_LENGTH),
            Map.entry("block_size", SettingKey.BLOCK_SIZE),
            Map.entry("kv_cache_dtype", SettingKey.KV_CACHE_TYPE),
            Map.entry("enable_chunked_prefill", SettingKey.CHUNKED_PREFILL),
            Map.entry("chunked_prefill_enabled", SettingKey.CHUNKED_PREFILL),
            Map.entry("enable_prefix_caching", SettingKey.PREFIX_CACHING),
            Map.entry("enforce_eager", SettingKey.ENFORCE_EAGER),
            Map.entry("tokenizer_mode", SettingKey.TOKENIZER_MODE),
            Map.entry("quantization", SettingKey.QUANTIZATION),
            Map.entry("dtype", SettingKey.DTYPE),
            Map.entry("gpu_memory_utilization", SettingKey.GPU_MEMORY_UTILIZATION),
            Map.entry("speculative_algorithm", SettingKey.SPECULATIVE_METHOD),
            Map.entry("attention_backend", SettingKey.ATTENTION_BACKEND),
            Map.entry("dp_size", SettingKey.DATA_PARALLEL),
            Map.entry("pp_size", SettingKey.PIPELINE_PARALLEL),
            Map.entry("context_length", SettingKey.MAX_MODEL_LENGTH),
            Map.entry("disable_cuda_graph", SettingKey.ENFORCE_EAGER),
            Map.entry("cpu_offload_gb", SettingKey.CPU_OFFLOAD),
            Map.entry("num_speculative_tokens", SettingKey.SPECULATIVE_TOKENS),
            Map.entry("enable_lora", SettingKey.LORA),
            Map.entry("max_loras", SettingKey.MAX_LORAS),
            Map.entry("guided_decoding_backend", SettingKey.GRAMMAR_BACKEND),
            Map.entry("structured_outputs_config.backend", SettingKey.GRAMMAR_BACKEND),
            Map.entry("grammar_backend", SettingKey.GRAMMAR_BACKEND),
            Map.entry("cpus", SettingKey.HOST_THREADS),
            Map.entry("served_model_name", SettingKey.SERVED_MODEL),
            Map.entry("model_path", SettingKey.MODEL),
            Map.entry("model", SettingKey.MODEL));

    /** What {@code --metadata} says about the machine, by the names that people use. */
    private static final Map<String, SettingKey> METADATA = Map.ofEntries(
            Map.entry("gpu", SettingKey.GPU),
            Map.entry("gpu_name", SettingKey.GPU),
            Map.entry("gpu_type", SettingKey.GPU),
            Map.entry("gpu_model", SettingKey.GPU),
            Map.entry("hardware", SettingKey.GPU),
            Map.entry("accelerator", SettingKey.GPU),
            Map.entry("tp", SettingKey.TENSOR_PARALLEL),
            Map.entry("tensor_parallel_size", SettingKey.TENSOR_PARALLEL),
            Map.entry("dp", SettingKey.DATA_PARALLEL),
            Map.entry("data_parallel_size", SettingKey.DATA_PARALLEL),
            Map.entry("pp", SettingKey.PIPELINE_PARALLEL),
            Map.entry("pipeline_parallel_size", SettingKey.PIPELINE_PARALLEL),
            Map.entry("quantization", SettingKey.QUANTIZATION),
            Map.entry("dtype", SettingKey.DTYPE));

    private static final Pattern PAIR = Pattern.compile("['\"]?(\\w+)=([^'\",\\]]+)");

    /** Data sets made of random tokens; with SGLang's client also the words beside a picture. */
    private static final Predicate<String> LENGTHS_OF_RANDOM =
            dataset -> dataset.startsWith("random") || dataset.equals("image");

    /** Lengths that only count when the data set is made of random tokens. */
    private static final Set<SettingKey> OF_RANDOM = EnumSet.of(
            SettingKey.INPUT_LENGTH, SettingKey.OUTPUT_LENGTH, SettingKey.RANGE_RATIO, SettingKey.PREFIX_LENGTH);

    static {
        CLIENT.put("endpoint_type", SettingKey.BACKEND);
        CLIENT.put("backend", SettingKey.BACKEND);
        CLIENT.put("model", SettingKey.MODEL);
        CLIENT.put("request_rate", SettingKey.REQUEST_RATE);
        CLIENT.put("burstiness", SettingKey.BURSTINESS);
        CLIENT.put("ramp_up_strategy", SettingKey.RAMP_UP);
        CLIENT.put("ramp_up_start_rps", SettingKey.RAMP_UP_START);
        CLIENT.put("ramp_up_end_rps", SettingKey.RAMP_UP_END);
        CLIENT.put("max_concurrency", SettingKey.MAX_CONCURRENCY);
        CLIENT.put("num_prompt", SettingKey.NUM_PROMPTS);
        CLIENT.put("num_prompts", SettingKey.NUM_PROMPTS);
        CLIENT.put("dataset_name", SettingKey.DATASET);
        CLIENT.put("random_input", SettingKey.INPUT_LENGTH);
        CLIENT.put("random_input_len", SettingKey.INPUT_LENGTH);
        CLIENT.put("input_len", SettingKey.INPUT_LENGTH);
        CLIENT.put("random_output", SettingKey.OUTPUT_LENGTH);
        CLIENT.put("random_output_len", SettingKey.OUTPUT_LENGTH);
        CLIENT.put("output_len", SettingKey.OUTPUT_LENGTH);
        CLIENT.put("random_prefix_len", SettingKey.PREFIX_LENGTH);
        CLIENT.put("random_range_ratio", SettingKey.RANGE_RATIO);
        CLIENT.put("ignore_eos", SettingKey.IGNORE_EOS);
        CLIENT.put("warmup_requests", SettingKey.WARMUPS);
        CLIENT.put("num_warmups", SettingKey.WARMUPS);
        CLIENT.put("seed", SettingKey.SEED);
        CLIENT.put("guided_decoding_ratio", SettingKey.STRUCTURED_SHARE);
        CLIENT.put("structured_output_ratio", SettingKey.STRUCTURED_SHARE);
    }

    private ArgumentNames() {}

    /** Every setting that a client's arguments can state. */
    static Set<SettingKey> clientKeys() {
        Set<SettingKey> keys = EnumSet.copyOf(CLIENT.values());
        keys.addAll(NestedArguments.CLIENT_KEYS);
        return keys;
    }

    /** Every setting that only a server's arguments can state. */
    static Set<SettingKey> serverKeys() {
        Set<SettingKey> keys = EnumSet.copyOf(SERVER.values());
        keys.addAll(NestedArguments.SERVER_KEYS);
        keys.removeAll(CLIENT.values());
        return keys;
    }

    static Map<SettingKey, String> client(Map<String, String> arguments) {
        Map<SettingKey, String> settings = named(CLIENT, arguments);
        settings.putAll(NestedArguments.client(arguments));
        String dataset = settings.get(SettingKey.DATASET);
        if (dataset != null
                && !LENGTHS_OF_RANDOM.test(dataset)
                && arguments.getOrDefault("input_len", "None").equals("None")) {
            settings.keySet().removeAll(OF_RANDOM);
            lengthsOf(dataset, arguments, settings);
        }
        if (!arguments.getOrDefault("ramp_up_strategy", "None").equals("None")) {
            // The rate climbs through the run; the one that is stated beside it is not what was sent.
            settings.remove(SettingKey.REQUEST_RATE);
        }
        Matcher pairs = PAIR.matcher(arguments.getOrDefault("metadata", ""));
        while (pairs.find()) {
            SettingKey key = METADATA.get(pairs.group(1));
            if (key != null) {
                settings.put(key, pairs.group(2));
            }
        }
        return settings;
    }

    /** Every data set has length arguments of its own: {@code custom_output_len}, {@code sonnet_input_len} … */
    private static void lengthsOf(String dataset, Map<String, String> arguments, Map<SettingKey, String> settings) {
        String prefix = dataset.replace('-', '_');
        Map<String, SettingKey> lengths = Map.of(
                prefix + "_input_len", SettingKey.INPUT_LENGTH,
                prefix + "_output_len", SettingKey.OUTPUT_LENGTH,
                prefix + "_prefix_len", SettingKey.PREFIX_LENGTH);
        settings.putAll(named(lengths, arguments));
    }

    static Map<SettingKey, String> server(Map<String, String> arguments) {
        Map<SettingKey, String> settings = named(SERVER, arguments);
        settings.putAll(NestedArguments.server(arguments));
        String withoutCache = arguments.getOrDefault("disable_radix_cache", "");
        if (withoutCache.equals("True") || withoutCache.equals("False")) {
            settings.put(SettingKey.PREFIX_CACHING, withoutCache.equals("True") ? "False" : "True");
        }
        return settings;
    }

    private static Map<SettingKey, String> named(Map<String, SettingKey> names, Map<String, String> arguments) {
        Map<SettingKey, String> settings = new EnumMap<>(SettingKey.class);
        names.forEach((name, key) -> {
            String value = arguments.get(name);
            if (value != null && isStated(key, value)) {
                settings.put(key, value);
            }
        });
        return settings;
    }

    /**
     * {@code None} is no statement but for a limit, a length of −1 leaves it to the data set, a prefix of 0 is none; a shell variable or a
     * placeholder says nothing either.
     */
    private static boolean isStated(SettingKey key, String value) {
        boolean none = value.equals("None") && key != SettingKey.MAX_CONCURRENCY;
        boolean left = value.startsWith("-") && OF_RANDOM.contains(key);
        boolean nothing = value.equals("0") && key == SettingKey.PREFIX_LENGTH;
        return !none && !left && !nothing && !value.isEmpty() && "$<{".indexOf(value.charAt(0)) < 0;
    }
}
