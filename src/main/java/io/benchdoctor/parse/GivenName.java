package io.benchdoctor.parse;

import io.benchdoctor.model.SettingKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The names under which a person gives a setting: those of the server's and the client's own options, where there is one. */
public enum GivenName {
    MODEL("model", SettingKey.MODEL, Kind.TEXT),
    GPU("gpu", SettingKey.GPU, Kind.TEXT),
    TENSOR_PARALLEL("tensor-parallel-size", SettingKey.TENSOR_PARALLEL, Kind.COUNT),
    PIPELINE_PARALLEL("pipeline-parallel-size", SettingKey.PIPELINE_PARALLEL, Kind.COUNT),
    DATA_PARALLEL("data-parallel-size", SettingKey.DATA_PARALLEL, Kind.COUNT),
    DTYPE("dtype", SettingKey.DTYPE, Kind.TEXT),
    QUANTIZATION("quantization", SettingKey.QUANTIZATION, Kind.TEXT),
    KV_CACHE_TYPE("kv-cache-dtype", SettingKey.KV_CACHE_TYPE, Kind.TEXT),
    GPU_MEMORY_UTILIZATION("gpu-memory-utilization", SettingKey.GPU_MEMORY_UTILIZATION, Kind.SHARE),
    MAX_NUM_SEQS("max-num-seqs", SettingKey.MAX_NUM_SEQS, Kind.COUNT),
    MAX_NUM_BATCHED_TOKENS("max-num-batched-tokens", SettingKey.MAX_NUM_BATCHED_TOKENS, Kind.COUNT),
    MAX_MODEL_LENGTH("max-model-len", SettingKey.MAX_MODEL_LENGTH, Kind.COUNT),
    KV_CACHE_TOKENS("kv-cache-tokens", SettingKey.KV_CACHE_TOKENS, Kind.COUNT),
    PREFIX_CACHING("enable-prefix-caching", SettingKey.PREFIX_CACHING, Kind.TRUTH),
    CHUNKED_PREFILL("enable-chunked-prefill", SettingKey.CHUNKED_PREFILL, Kind.TRUTH),
    ENFORCE_EAGER("enforce-eager", SettingKey.ENFORCE_EAGER, Kind.TRUTH),
    ENGINE("engine", SettingKey.ENGINE, Kind.TEXT),
    ENGINE_VERSION("engine-version", SettingKey.ENGINE_VERSION, Kind.TEXT),
    REQUEST_RATE("request-rate", SettingKey.REQUEST_RATE, Kind.RATE),
    BURSTINESS("burstiness", SettingKey.BURSTINESS, Kind.POSITIVE),
    MAX_CONCURRENCY("max-concurrency", SettingKey.MAX_CONCURRENCY, Kind.LIMIT),
    NUM_PROMPTS("num-prompts", SettingKey.NUM_PROMPTS, Kind.COUNT),
    DATASET("dataset-name", SettingKey.DATASET, Kind.TEXT),
    INPUT_LENGTH("input-len", SettingKey.INPUT_LENGTH, Kind.COUNT),
    OUTPUT_LENGTH("output-len", SettingKey.OUTPUT_LENGTH, Kind.COUNT);

    private final String spelling;
    private final SettingKey key;
    private final Kind kind;

    GivenName(String spelling, SettingKey key, Kind kind) {
        this.spelling = spelling;
        this.key = key;
        this.kind = kind;
    }

    /** As a person writes it, with hyphens. */
    public String spelling() {
        return spelling;
    }

    public SettingKey key() {
        return key;
    }

    /** The name of this spelling, be it with underscores, in capitals or with the hyphens of an option. */
    public static Optional<GivenName> of(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT).replace('_', '-').replaceFirst("^-+", "");
        return Stream.of(values()).filter(name -> name.spelling.equals(plain)).findFirst();
    }

    /** The name of a setting; empty for one that only a log can state. */
    static Optional<GivenName> of(SettingKey key) {
        return Stream.of(values()).filter(name -> name.key == key).findFirst();
    }

    /** Every spelling, in the order in which they are worth giving. */
    public static List<String> spellings() {
        return Stream.of(values()).map(GivenName::spelling).toList();
    }

    /** The value as logs write it; empty when it is none that this setting can have. */
    public Optional<String> value(String text) {
        String value = text.strip();
        String plain = value.toLowerCase(Locale.ROOT);
        return switch (kind) {
            case TEXT -> value.isEmpty() ? Optional.empty() : Optional.of(value);
            case TRUTH ->
                switch (plain) {
                    case "true", "yes", "1" -> Optional.of("True");
                    case "false", "no", "0" -> Optional.of("False");
                    default -> Optional.empty();
                };
            case COUNT -> isCount(value) ? Optional.of(value) : Optional.empty();
            case LIMIT ->
                plain.equals("none") ? Optional.of("None") : Optional.of(value).filter(GivenName::isCount);
            case RATE ->
                plain.equals("inf") ? Optional.of("inf") : Optional.of(value).filter(GivenName::isPositive);
            case POSITIVE -> Optional.of(value).filter(GivenName::isPositive);
            case SHARE -> Optional.of(value).filter(GivenName::isPositive).filter(v -> Double.parseDouble(v) <= 1);
        };
    }

    private static boolean isCount(String text) {
        return text.matches("[1-9]\\d{0,11}");
    }

    private static boolean isPositive(String text) {
        return text.matches("\\d{1,9}(\\.\\d{1,9})?") && Double.parseDouble(text) > 0;
    }

    private enum Kind {
        TEXT,
        TRUTH,
        COUNT,
        POSITIVE,
        SHARE,
        /** A rate, or all at once. */
        RATE,
        /** A count, or none. */
        LIMIT
    }
}
