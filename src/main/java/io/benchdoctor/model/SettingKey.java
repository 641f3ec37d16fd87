package io.benchdoctor.model;

import java.util.EnumSet;
import java.util.Set;

/**
 * How a run was made: the settings that change how its figures read. The parsers translate the many spellings of
 * command lines, log lines and JSON keys into these; what no log states is absent.
 */
public enum SettingKey {
    /** {@code vllm}, {@code sglang} …: the engine that served, not the client that measured. */
    ENGINE("engine", Side.SERVER),
    /** Version text as printed, such as {@code 0.10.1} or {@code 0.1.dev7}. */
    ENGINE_VERSION("engineVersion", Side.SERVER),
    /** The client's {@code --backend}: {@code vllm}, {@code openai-chat} … */
    BACKEND("backend"),
    /** {@code cuda}, {@code rocm}, {@code cpu} …: what the program that wrote the log runs on, often only the client. */
    PLATFORM("platform", Side.SERVER),
    MODEL("model"),
    GPU("gpu", Side.SERVER),
    TENSOR_PARALLEL("tensorParallel", Side.SERVER),
    /** Requests per second offered; the text {@code inf} means all at once. */
    REQUEST_RATE("requestRate"),
    /** {@code linear} or {@code exponential}: the rate rises during the run, from the first rate to the last. */
    RAMP_UP("rampUp"),
    /** Requests per second at the beginning of such a rise. */
    RAMP_UP_START("rampUpStart"),
    /** Requests per second at the end of such a rise. */
    RAMP_UP_END("rampUpEnd"),
    /** 1 = Poisson arrivals, below 1 burstier, above 1 smoother. */
    BURSTINESS("burstiness"),
    /** The client's {@code --max-concurrency}; the text {@code None} means stated as unlimited. */
    MAX_CONCURRENCY("maxConcurrency"),
    NUM_PROMPTS("numPrompts"),
    DATASET("dataset"),
    /** Input length asked of the dataset, tokens per request. */
    INPUT_LENGTH("inputLength"),
    /** Tokens with which every prompt begins alike, where the data set is made so. */
    PREFIX_LENGTH("prefixLength"),
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
    MAX_NUM_SEQS("maxNumSeqs", Side.SERVER),
    /** The server's {@code --max-num-batched-tokens}. */
    MAX_NUM_BATCHED_TOKENS("maxNumBatchedTokens", Side.SERVER),
    /** Replicas of the engine behind one server. */
    DATA_PARALLEL("dataParallel", Side.SERVER),
    PIPELINE_PARALLEL("pipelineParallel", Side.SERVER),
    /** The longest prompt and answer together that the server takes, tokens. */
    MAX_MODEL_LENGTH("maxModelLength", Side.SERVER),
    /** Tokens that fit into the KV cache of one replica, without thousands separators. */
    KV_CACHE_TOKENS("kvCacheTokens", Side.SERVER),
    /** The same in blocks of {@link #BLOCK_SIZE}, as older servers print it. */
    KV_CACHE_BLOCKS("kvCacheBlocks", Side.SERVER),
    /** Tokens per block of the KV cache. */
    BLOCK_SIZE("blockSize", Side.SERVER),
    /** {@code auto}, {@code fp8} …: how keys and values are stored. */
    KV_CACHE_TYPE("kvCacheType", Side.SERVER),
    /** {@code True} when long prompts are read in pieces. */
    CHUNKED_PREFILL("chunkedPrefill", Side.SERVER),
    /** {@code True} when repeated beginnings of prompts are read once. */
    PREFIX_CACHING("prefixCaching", Side.SERVER),
    /** {@code True} when CUDA graphs are off. */
    ENFORCE_EAGER("enforceEager", Side.SERVER),
    /** {@code FULL_AND_PIECEWISE}, {@code NONE} …: which parts of a step the engine records as a CUDA graph. */
    CUDA_GRAPH_MODE("cudaGraphMode", Side.SERVER),
    /** The largest batch that a recorded CUDA graph covers, tokens; 0 where none was recorded. */
    CUDA_GRAPH_LIMIT("cudaGraphLimit", Side.SERVER),
    /** Why the engine gave up its own quick exchange between GPUs, in its words; absent where it did not. */
    ALL_REDUCE_OFF("allReduceOff", Side.SERVER),
    /** Gigabytes of weights that the server was told to keep in the memory of the host, for each GPU. */
    CPU_OFFLOAD("cpuOffload", Side.SERVER),
    /** Tokens that speculative decoding drafts at a time. */
    SPECULATIVE_TOKENS("speculativeTokens", Side.SERVER),
    /** {@code True} when the server takes LoRA adapters. */
    LORA("lora", Side.SERVER),
    /** Adapters that one step can serve. */
    MAX_LORAS("maxLoras", Side.SERVER),
    /** What the engine says of weights that it reads in a slow way, in its words. */
    SLOW_KERNEL("slowKernel", Side.SERVER),
    /** The file of tuned kernels for experts that the engine looked for in vain; absent where it needed none or found it. */
    MOE_CONFIG("moeConfig", Side.SERVER),
    /** The part of the requests whose answer was made to follow a schema or a grammar, 0..1. */
    STRUCTURED_SHARE("structuredShare"),
    /** {@code xgrammar}, {@code outlines} …: what holds an answer to its grammar. */
    GRAMMAR_BACKEND("grammarBackend", Side.SERVER),
    /** {@code NixlConnector} …: what carries keys and values from one server to another. */
    KV_CONNECTOR("kvConnector", Side.SERVER),
    /** {@code prefill}, {@code decode} or {@code both}: what a server does of a request that several servers share. */
    KV_ROLE("kvRole", Side.SERVER),
    /** Files and connections that the server may have open at a time, where it found the number too low and could not raise it. */
    OPEN_FILES("openFiles", Side.SERVER),
    /** CPU threads that the server found, or that its container was given. */
    HOST_THREADS("hostThreads", Side.SERVER),
    /** CPU cores to which the threads that compute are bound, where a server computes on the CPU. */
    BOUND_CORES("boundCores", Side.SERVER),
    /** GiB of a card's memory that nobody had taken when the engine started. */
    DEVICE_MEMORY_FREE("deviceMemoryFree", Side.SERVER),
    /** GiB of a card's memory in all, as the driver counts them. */
    DEVICE_MEMORY("deviceMemory", Side.SERVER),
    /** {@code http} or {@code https}: how the client spoke to the server. */
    URL_SCHEME("urlScheme"),
    /** {@code auto}, {@code slow} …: which tokenizer the server uses. */
    TOKENIZER_MODE("tokenizerMode", Side.SERVER),
    /** {@code awq}, {@code fp8} …: how the weights are stored, where they are not as the model's author left them. */
    QUANTIZATION("quantization", Side.SERVER),
    /** {@code bfloat16} …: the numbers in which the server computes. */
    DTYPE("dtype", Side.SERVER),
    /** The part of a card's memory that the server takes, 0..1. */
    GPU_MEMORY_UTILIZATION("gpuMemoryUtilization", Side.SERVER),
    /** {@code ngram}, {@code eagle3}, {@code mtp} …: who proposes tokens that the model then only checks. */
    SPECULATIVE_METHOD("speculativeMethod", Side.SERVER),
    /** {@code FLASH_ATTN}, {@code FLASHINFER} …, as the server calls it. */
    ATTENTION_BACKEND("attentionBackend", Side.SERVER),
    /** The name or names under which the server offers the model, where it is not the model's own. */
    SERVED_MODEL("servedModel", Side.SERVER),
    /** When the run was made, as the log writes it. */
    DATE("date");

    private final String id;
    private final Side side;

    private enum Side {
        SERVER,
        OTHER
    }

    SettingKey(String id) {
        this(id, Side.OTHER);
    }

    SettingKey(String id, Side side) {
        this.id = id;
        this.side = side;
    }

    /** What only the server knows for certain; a client's word about these is hearsay. */
    public static Set<SettingKey> ofServer() {
        Set<SettingKey> keys = EnumSet.allOf(SettingKey.class);
        keys.removeIf(key -> key.side != Side.SERVER);
        return keys;
    }

    /** Name in {@code report.json} and in message keys. */
    public String id() {
        return id;
    }
}
