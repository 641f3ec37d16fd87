package io.benchdoctor.cli;

import java.util.Locale;
import java.util.SplittableRandom;

/** What vLLM's client saves of a steady server. */
public final class SteadyRun {
    private SteadyRun() {}

    /** @param times as slow as the first server, {@code rate} requests a second */
    public static String of(long seed, double times, double rate) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder ttfts = new StringBuilder();
        StringBuilder itls = new StringBuilder();
        StringBuilder starts = new StringBuilder();
        StringBuilder lengths = new StringBuilder();
        int requests = 200;
        for (int r = 0; r < requests; r++) {
            String comma = r == 0 ? "" : ", ";
            ttfts.append(comma).append(number(times * (0.2 + 0.02 * random.nextDouble())));
            itls.append(comma).append('[');
            for (int gap = 0; gap < 9; gap++) {
                itls.append(gap == 0 ? "" : ", ").append(number(times * (0.02 + 0.002 * random.nextDouble())));
            }
            itls.append(']');
            starts.append(comma).append(number(100 + r / rate));
            lengths.append(comma).append(10);
        }
        return "{\"date\": \"20260102-030405\", \"backend\": \"vllm\", \"model_id\": \"a/b\", \"num_prompts\": "
                + requests + ", \"request_rate\": " + rate + ", \"max_concurrency\": null, \"duration\": "
                + number(requests / rate + 0.4) + ", \"completed\": " + requests
                + ", \"total_input_tokens\": 2000, \"total_output_tokens\": 2000, \"input_lens\": [" + lengths
                + "], \"output_lens\": [" + lengths + "], \"ttfts\": [" + ttfts + "], \"itls\": [" + itls
                + "], \"start_times\": [" + starts + "], \"errors\": []}\n";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
