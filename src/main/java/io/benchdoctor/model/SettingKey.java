package io.benchdoctor.model;

/**
 * How a run was made: the settings that change how its figures read. The parsers translate the many spellings of
 * command lines, log lines and JSON keys into these; what no log states is absent.
 */
public enum SettingKey {
    /** {@code vllm}, {@code sglang} …: the engine that served, not the client that measured. */
    ENGINE("engine"),
    /** Version text as printed, such as {@code 0.10.1} or {@code 0.1.dev7}. */
    ENGINE_VERSION("engineVersion"),
    /** The client's {@code --backend}: {@code vllm}, {@code openai-chat} … */
    BACKEND("backend"),
    /** {@code cuda}, {@code rocm}, {@code cpu} …: what the program that wrote the log runs on, often only the client. */
    PLATFORM("platform"),
    MODEL("model"),
    GPU("gpu"),
    TENSOR_PARALLEL("tensorParallel"),
    /** Requests per second offered; the text {@code inf} means all at once. */
    REQUEST_RATE("requestRate"),
    /** 1 = Poisson arrivals, below 1 burstier, above 1 smoother. */
    BURSTINESS("burstiness"),
    /** The client's {@code --max-concurrency}; the text {@code None} means stated as unlimited. */
    MAX_CONCURRENCY("maxConcurrency"),
    NUM_PROMPTS("numPrompts"),
    DATASET("dataset"),
    /** Input length asked of the dataset, tokens per request. */
    INPUT_LENGTH("inputLength"),
    /** Output length asked of the model, tokens per request. */
    OUTPUT_LENGTH("outputLength"),
    /** Requests given to the engine at once, where no server stands between. */
    BATCH_SIZE("batchSize"),
    /** {@code True} when the model was told not to stop early. */
    IGNORE_EOS("ignoreEos"),
    /** Spread of random lengths around the asked length, 0 = all alike. */
    RANGE_RATIO("rangeRatio"),
    /** Requests sent before the clock started. */
    WARMUPS("warmups"),
    SEED("seed"),
    /** The server's {@code --max-num-seqs}. */
    MAX_NUM_SEQS("maxNumSeqs"),
    /** The server's {@code --max-num-batched-tokens}. */
    MAX_NUM_BATCHED_TOKENS("maxNumBatchedTokens"),
    /** When the run was made, as the log writes it. */
    DATE("date");

    private final String id;

    SettingKey(String id) {
        this.id = id;
    }

    /** Name in {@code report.json} and in message keys. */
    public String id() {
        return id;
    }
}
