package io.benchdoctor.lab;

import io.benchdoctor.lab.LabRun.Sent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Writes a simulated run down the way the vLLM client does. */
final class LabLogs {
    private LabLogs() {}

    /** Arguments, progress and result block, as version 0.13 prints them. */
    static String console(LabRun run) {
        Told told = run.told;
        StringBuilder text = new StringBuilder();
        text.append(
                "Namespace(subparser='bench', bench_type='serve', backend='openai', base_url=None, dataset_name='random', "
                        + "model='" + told.model() + "', num_prompts=" + told.requests() + ", request_rate="
                        + rate(told)
                        + ", burstiness=" + told.burstiness() + ", max_concurrency=" + limit(told)
                        + ", random_input_len="
                        + told.input()
                        + ", random_output_len=" + told.output() + ", random_range_ratio="
                        + told.spread()
                        + ", ignore_eos=" + (told.ignoresEos() ? "True" : "False") + ", seed=0)\n");
        text.append("Starting initial single prompt test run...\n");
        text.append("Initial test run completed.\nStarting main benchmark run...\n");
        text.append("Traffic request rate: ").append(rate(told)).append('\n');
        text.append("Burstiness factor: ")
                .append(told.burstiness())
                .append(told.burstiness() == 1 ? " (Poisson process)\n" : " (Gamma distribution)\n");
        text.append("Maximum request concurrency: ").append(limit(told)).append('\n');
        text.append("100%|##########| ")
                .append(told.requests())
                .append('/')
                .append(told.requests())
                .append('\n');
        return text + block(run);
    }

    /** The result block alone. */
    static String block(LabRun run) {
        StringBuilder text = new StringBuilder("============ Serving Benchmark Result ============\n");
        List<Sent> answered = run.answered();
        long input = answered.stream().mapToLong(request -> request.input).sum();
        long output = answered.stream().mapToLong(request -> request.output).sum();
        count(text, "Successful requests:", answered.size());
        count(text, "Failed requests:", run.requests.size() - answered.size());
        if (run.told.limit() > 0) {
            count(text, "Maximum request concurrency:", run.told.limit());
        }
        if (!Double.isInfinite(run.told.rate())) {
            figure(text, "Request rate configured (RPS):", run.told.rate());
        }
        figure(text, "Benchmark duration (s):", run.duration);
        count(text, "Total input tokens:", input);
        count(text, "Total generated tokens:", output);
        figure(text, "Request throughput (req/s):", answered.size() / run.duration);
        figure(text, "Output token throughput (tok/s):", output / run.duration);
        figure(text, "Total token throughput (tok/s):", (input + output) / run.duration);
        statistics(text, "---------------Time to First Token----------------", "TTFT", ttfts(run));
        statistics(text, "-----Time per Output Token (excl. 1st token)------", "TPOT", tpots(run));
        statistics(text, "---------------Inter-token Latency----------------", "ITL", gaps(run));
        return text.append("==================================================\n")
                .toString();
    }

    /** {@code --save-result --save-detailed}. */
    static String json(LabRun run) {
        List<Sent> answered = run.answered();
        long input = answered.stream().mapToLong(request -> request.input).sum();
        long output = answered.stream().mapToLong(request -> request.output).sum();
        StringBuilder json =
                new StringBuilder("{\"date\": \"20260102-030405\", \"backend\": \"openai\", \"model_id\": \""
                        + run.told.model() + "\", \"tokenizer_id\": \"" + run.told.model() + "\", \"num_prompts\": "
                        + run.requests.size());
        json.append(", \"request_rate\": ")
                .append(Double.isInfinite(run.told.rate()) ? "\"inf\"" : number(run.told.rate()));
        json.append(", \"burstiness\": " + run.told.burstiness() + ", \"max_concurrency\": ");
        json.append(run.told.limit() == 0 ? "null" : run.told.limit());
        json.append(", \"duration\": ").append(number(run.duration));
        json.append(", \"completed\": ").append(answered.size());
        json.append(", \"failed\": ").append(run.requests.size() - answered.size());
        json.append(", \"total_input_tokens\": ")
                .append(input)
                .append(", \"total_output_tokens\": ")
                .append(output);
        json.append(", \"request_throughput\": ").append(number(answered.size() / run.duration));
        json.append(", \"output_throughput\": ").append(number(output / run.duration));
        json.append(", \"total_token_throughput\": ").append(number((input + output) / run.duration));
        perRequest(json, run.requests);
        summary(json, "ttft", ttfts(run));
        summary(json, "tpot", tpots(run));
        summary(json, "itl", gaps(run));
        return json.append("}\n").toString();
    }

    /** What {@code --save-detailed} adds: an entry per request, in the order of sending. */
    private static void perRequest(StringBuilder json, List<Sent> requests) {
        list(
                json,
                "input_lens",
                requests.stream().map(r -> "" + (r.failed ? 0 : r.input)).toList());
        list(
                json,
                "output_lens",
                requests.stream().map(r -> "" + (r.failed ? 0 : r.output)).toList());
        list(
                json,
                "ttfts",
                requests.stream().map(r -> r.failed ? "0.0" : number(r.ttft())).toList());
        list(
                json,
                "itls",
                requests.stream()
                        .map(r -> "[" + String.join(", ", gapsOf(r)) + "]")
                        .toList());
        list(
                json,
                "start_times",
                requests.stream().map(r -> number(5000 + r.sentAt)).toList());
        list(
                json,
                "errors",
                requests.stream()
                        .map(r -> r.failed ? "\"Service Unavailable\"" : "\"\"")
                        .toList());
    }

    /** One line per token: request, index, arrival, and when it was sent. */
    static String csv(LabRun run) {
        StringBuilder csv = new StringBuilder("request_id,token_index,timestamp,sent_at\n");
        for (int r = 0; r < run.requests.size(); r++) {
            Sent request = run.requests.get(r);
            for (int token = 0; token < request.chunkTimes.size(); token++) {
                csv.append(String.format(
                                Locale.ROOT,
                                "r%d,%d,%.6f,%.6f%n",
                                r,
                                token,
                                request.chunkTimes.get(token),
                                request.sentAt)
                        .replace("\r\n", "\n"));
            }
        }
        return csv.toString();
    }

    private static String rate(Told told) {
        return told.isAtOnce() ? "inf" : "" + told.rate();
    }

    private static String limit(Told told) {
        return told.limit() == 0 ? "None" : "" + told.limit();
    }

    private static void count(StringBuilder text, String label, long value) {
        text.append(String.format(Locale.ROOT, "%-40s %-10d\n", label, value));
    }

    private static void figure(StringBuilder text, String label, double value) {
        text.append(String.format(Locale.ROOT, "%-40s %-10.2f\n", label, value));
    }

    private static void statistics(StringBuilder text, String section, String name, double[] sorted) {
        text.append(section).append('\n');
        figure(text, "Mean " + name + " (ms):", mean(sorted));
        figure(text, "Median " + name + " (ms):", percentile(sorted, 50));
        figure(text, "P99 " + name + " (ms):", percentile(sorted, 99));
    }

    private static void summary(StringBuilder json, String family, double[] sorted) {
        double mean = mean(sorted);
        double variance = DoubleStream.of(sorted)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElse(0);
        json.append(", \"mean_").append(family).append("_ms\": ").append(number(mean));
        json.append(", \"median_").append(family).append("_ms\": ").append(number(percentile(sorted, 50)));
        json.append(", \"std_").append(family).append("_ms\": ").append(number(Math.sqrt(variance)));
        json.append(", \"p99_").append(family).append("_ms\": ").append(number(percentile(sorted, 99)));
    }

    private static void list(StringBuilder json, String key, List<String> values) {
        json.append(", \"")
                .append(key)
                .append("\": [")
                .append(String.join(", ", values))
                .append(']');
    }

    private static List<String> gapsOf(Sent request) {
        return IntStream.range(1, request.chunkTimes.size())
                .mapToObj(i -> number(request.chunkTimes.get(i) - request.chunkTimes.get(i - 1)))
                .toList();
    }

    private static double[] ttfts(LabRun run) {
        return run.answered().stream()
                .mapToDouble(request -> request.ttft() * 1000)
                .sorted()
                .toArray();
    }

    private static double[] tpots(LabRun run) {
        return run.answered().stream()
                .filter(request -> request.output > 1)
                .mapToDouble(request -> (request.latency() - request.ttft()) / (request.output - 1) * 1000)
                .sorted()
                .toArray();
    }

    private static double[] gaps(LabRun run) {
        return run.answered().stream()
                .flatMapToDouble(request -> IntStream.range(1, request.chunkTimes.size())
                        .mapToDouble(i -> (request.chunkTimes.get(i) - request.chunkTimes.get(i - 1)) * 1000))
                .sorted()
                .toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double percentile(double[] sorted, double rank) {
        double position = (sorted.length - 1) * rank / 100;
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /** Microseconds are enough for a sample and keep its file small. */
    private static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(6, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
