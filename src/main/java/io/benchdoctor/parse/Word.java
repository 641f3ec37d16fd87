package io.benchdoctor.parse;

/**
 * A fixed text without which a line says nothing of a kind. Readers of lines ask for some sixty of them; {@link Words} finds
 * all that stand in a line in one pass, so that a reader passes over a line that is none of its business for next to nothing.
 */
enum Word {
    NAMESPACE("Namespace("),
    NUM_PROMPTS("num_prompts="),
    FIRST_REQUEST("Starting initial single prompt test run"),
    OPTION(" --"),
    HEADLINE("Serving Benchmark Result"),
    PEAK_MEMORY("Peak Memory"),
    MEAN_LATENCY("Latency Mean (s)"),
    PLATFORM("detected platform"),
    REQUEST_RATE("Traffic request rate"),
    BURSTINESS("Burstiness factor"),
    CONCURRENCY("request concurrency"),
    UUID("(UUID"),
    VLLM("vllm"),
    LLM("LLM "),
    SERVE_CLIENT("vllm bench serve"),
    SERVING_SCRIPT("benchmark_serving.py"),
    STRUCTURED_SCRIPT("benchmark_serving_structured_output.py"),
    GUIDED_SCRIPT("benchmark_serving_guided.py"),
    SGLANG_CLIENT("sglang.bench_serving"),
    VLLM_SERVE("vllm serve"),
    VLLM_ENTRY("vllm.entrypoints"),
    SGLANG_SERVER("sglang.launch_server"),
    TRTLLM_SERVE("trtllm-serve"),
    LMDEPLOY_SERVE("lmdeploy serve"),
    STATISTICS(StatisticsLine.LABEL),
    HTTP(" HTTP/"),
    LOGGER(".py:"),
    OUT_OF_FILES("Too many open files"),
    STARTED("Application startup complete"),
    BOUND_CORE("OMP tid: "),
    DECODE("] Decode batch"),
    SGLANG_ARGUMENTS("server_args=ServerArgs("),
    SGLANG_LIMIT("max_total_num_tokens="),
    RETRACTED("#retracted_reqs: "),
    LLM_METRICS("| LLM Metrics"),
    EMBEDDINGS_METRICS("| Embeddings Metrics"),
    AIPERF("aiperf profile"),
    GENAI_PERF("genai-perf profile"),
    PROGRESS("Processed prompts"),
    ENGINE_VERSION("LLM engine (v"),
    THROUGHPUT_CLIENT("vllm bench throughput"),
    THROUGHPUT_SCRIPT("benchmark_throughput.py"),
    LATENCY_CLIENT("vllm bench latency"),
    LATENCY_SCRIPT("benchmark_latency.py"),
    THROUGHPUT("Throughput: "),
    TOKENS_A_SECOND(" tokens/s"),
    OUTPUT_TOKENS_A_SECOND(" output tokens/s"),
    PROMPT_TOKENS("Total num prompt"),
    OUTPUT_TOKENS("Total num output"),
    MEAN_BATCH("Avg latency: "),
    STD_BATCH("Std latency: "),
    BATCH_PERCENTILE("% percentile latency: ");

    private final String text;

    /** @param text in ASCII, of two characters at least */
    Word(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
