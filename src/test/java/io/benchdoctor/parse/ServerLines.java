package io.benchdoctor.parse;

import io.benchdoctor.model.EngineSample;
import io.benchdoctor.model.EngineSamples;
import io.benchdoctor.model.RunPart.ServerEvents;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.util.List;
import java.util.Locale;

/** Lines of servers of our own for tests. */
final class ServerLines {
    static final String START = String.join(
            "\n",
            "GPU 0: NVIDIA L4 (UUID: GPU-1)",
            "INFO 03-04 09:00:00 [api_server.py:1] vLLM API server version 0.8.5",
            "INFO 03-04 09:00:00 [api_server.py:2] args: Namespace(model='org/Tiny-1B', max_num_seqs=16, block_size=None)",
            "INFO 03-04 09:00:05 [config.py:3] Chunked prefill is enabled with max_num_batched_tokens=2048.",
            "INFO 03-04 09:00:06 [core.py:4] Initializing a V1 LLM engine (v0.8.5) with config: model='org/Tiny-1B', "
                    + "speculative_config=None, max_seq_len=4096, tensor_parallel_size=2, data_parallel_size=1, "
                    + "quantization=None, enforce_eager=False, device_config=cuda",
            "INFO 03-04 09:00:07 [cuda.py:5] Using FLASH_ATTN attention backend out of potential backends: ['FLASH_ATTN'].",
            "INFO 03-04 09:00:30 [kv_cache_utils.py:6] GPU KV cache size: 123,456 tokens",
            "INFO:     Application startup complete.",
            "");

    private ServerLines() {}

    /** A statistics line of V1 at a time of 4 March. */
    static String v1(String time, int running, int waiting) {
        return String.format(
                Locale.ROOT,
                "INFO 03-04 %s [loggers.py:87] Engine 000: Avg prompt throughput: 100.5 tokens/s, Avg generation "
                        + "throughput: %.1f tokens/s, Running: %d reqs, Waiting: %d reqs, GPU KV cache usage: 12.5%%, "
                        + "Prefix cache hit rate: 40.0%%%n",
                time,
                running * 20.0,
                running,
                waiting);
    }

    static List<EngineSample> samples(ParsedRun run) {
        return run.parts().stream()
                .filter(EngineSamples.class::isInstance)
                .flatMap(part -> ((EngineSamples) part).stream())
                .toList();
    }

    static ServerEvents events(ParsedRun run) {
        return run.parts().stream()
                .filter(ServerEvents.class::isInstance)
                .map(ServerEvents.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
