package io.benchdoctor.cli;

import java.util.Locale;

/** The result file of one load of a sweep: each other request in flight makes every step a tenth longer. */
public final class LoadStep {
    private static final int TOKENS = 256;

    private LoadStep() {}

    /** @param limit requests in flight, {@code alone} seconds of a step for one, {@code more} settings before all others */
    public static String of(String model, int limit, double alone, String more) {
        double step = alone * (1 + (limit - 1) / 10.0);
        double seconds = TOKENS * step;
        int requests = 20 * limit;
        return String.format(
                Locale.ROOT,
                "{" + more
                        + "\"date\": \"20260102-030405\", \"backend\": \"vllm\", \"model_id\": \"" + model + "\", "
                        + "\"num_prompts\": %d, \"request_rate\": \"inf\", \"burstiness\": 1.0, "
                        + "\"max_concurrency\": %d, \"duration\": %f, \"completed\": %d, \"failed\": 0, "
                        + "\"total_input_tokens\": %d, \"total_output_tokens\": %d, "
                        + "\"request_throughput\": %f, \"output_throughput\": %f, "
                        + "\"total_token_throughput\": %f, \"mean_ttft_ms\": %f, \"median_ttft_ms\": %f, "
                        + "\"p99_ttft_ms\": %f, \"mean_tpot_ms\": %f, \"median_tpot_ms\": %f, "
                        + "\"p95_tpot_ms\": %f, \"p99_tpot_ms\": %f, \"mean_e2el_ms\": %f, "
                        + "\"median_e2el_ms\": %f, \"p99_e2el_ms\": %f}",
                requests,
                limit,
                20 * seconds,
                requests,
                requests * 2 * TOKENS,
                requests * TOKENS,
                limit / seconds,
                limit / seconds * TOKENS,
                limit / seconds * 3 * TOKENS,
                1000 * step,
                1000 * step,
                1000 * step,
                1000 * step,
                1000 * step,
                1000 * step,
                1000 * step,
                1000 * seconds,
                1000 * seconds,
                1000 * seconds);
    }
}
