package io.benchdoctor.parse;

import java.util.ArrayList;
import java.util.List;

/** One benchmark as each of the tool's three files tells it: two requests, two seconds long, of ten tokens each. */
final class GuideLlmLogs {
    private static final String STATS = "{\"mean\": %s, \"median\": %s, \"std_dev\": 0.25, \"min\": %s, \"max\": %s, "
            + "\"count\": 2, \"total_sum\": %s,\n \"percentiles\": {\"p001\": %s, \"p05\": %s, \"p99\": %s, \"p999\": %s}}";

    static final String JSON = json("successful", "1.0", "0.2");
    static final String CSV = csv("1.0", "200.0");
    static final String HTML = html("1.0", "200.0");

    private GuideLlmLogs() {}

    /**
     * @param fate list in which the second request stands
     * @param latency of each request, seconds
     * @param firstText of each request, seconds behind its start; the first chunk comes after 0.2 s
     */
    static String json(String fate, String latency, String firstText) {
        boolean both = fate.equals("successful");
        String one = request("1000.5", latency, firstText);
        String two = request("1000.0", latency, firstText);
        return "{\"metadata\": {\"guidellm_version\": \"0.6.0\"}, \"benchmarks\": [{\n"
                + "\"config\": {\"strategy\": {\"type_\": \"concurrent\", \"max_concurrency\": 2},\n"
                + " \"backend\": {\"model\": \"org/Tiny-1B\"}, \"requests\": {\"random_seed\": 42}},\n"
                + "\"metrics\": {\"request_totals\": {\"successful\": 2, \"errored\": 0, \"incomplete\": "
                + (both ? 0 : 1) + ", \"total\": 2},\n"
                + metric("requests_per_second", "1.0")
                + metric("request_concurrency", "1.5")
                + metric("request_latency", latency)
                + metric("time_to_first_token_ms", millis(firstText))
                + metric("inter_token_latency_ms", "80.0")
                + metric("time_per_output_token_ms", "95.0")
                + metric("request_streaming_iterations_count", "12.0")
                + metric("output_tokens_per_iteration", "1.0")
                + metric("output_tokens_per_second", "10.0")
                + metric("prompt_token_count", "100.0")
                + metric("output_token_count", "10.0")
                + "\"text\": {}},\n"
                + "\"requests\": {\"successful\": ["
                + one + (both ? ",\n" + two : ",\n" + request("1000.7", latency, firstText)) + "],\n\"errored\": [], "
                + "\"incomplete\": [" + (both ? "" : two) + "]},\n"
                + "\"start_time\": 1000.0, \"duration\": 2.0}]}\n";
    }

    private static String millis(String seconds) {
        return Double.toString(Double.parseDouble(seconds) * 1000);
    }

    private static String request(String start, String latency, String firstText) {
        double from = Double.parseDouble(start);
        double end = from + Double.parseDouble(latency);
        return "{\"request_id\": \"r\", \"request_args\": \"{'a': 1}\", \"output\": \"text\", \"info\": {\"error\": null, "
                + "\"timings\": {\"request_start\": " + from + ", \"first_request_iteration\": " + (from + 0.2)
                + ", \"first_token_iteration\": " + (from + Double.parseDouble(firstText))
                + ", \"last_request_iteration\": " + end + ", \"request_end\": " + end
                + "}}, \"prompt_tokens\": 100, \"output_tokens\": 10}";
    }

    private static String metric(String name, String value) {
        String sum = Double.toString(Double.parseDouble(value) * 2);
        String good = STATS.formatted(value, value, value, value, sum, value, value, value, value);
        return "\"" + name + "\": {\"successful\": " + good + ", \"errored\": " + good.replace(value, "7777")
                + ", \"total\": " + good.replace(value, "8888") + "},\n";
    }

    static String csv(String latency, String ttft) {
        List<String[]> columns = new ArrayList<>();
        add(columns, "Run Info", "Run ID", "", "some-id");
        add(
                columns,
                "Run Info",
                "Backend",
                "",
                "\"{\"\"target\"\": \"\"http://h\"\",\n \"\"model\"\": \"\"org/Tiny-1B\"\"}\"");
        add(columns, "Benchmark", "Strategy", "", "concurrent@2");
        add(columns, "Timings", "Duration", "Sec", "2.0");
        add(columns, "Request Counts", "Successful", "", "2");
        add(columns, "Request Counts", "Errored", "", "0");
        statistics(columns, "Request Latency", "Successful Sec", latency);
        statistics(columns, "Time to First Token", "Successful ms", ttft);
        add(columns, "Time per Output Token", "Successful ms", "Mean", "95.0");
        add(columns, "Inter Token Latency", "Successful ms", "Mean", "80.0");
        add(columns, "Server Throughput", "Successful Requests/Sec", "Mean", "1.0");
        add(columns, "Streaming Iterations", "Successful Count", "Mean", "12.0");
        add(columns, "Token Metrics", "Successful Input Tokens", "Mean", "100.0");
        add(columns, "Token Metrics", "Successful Output Tokens", "Mean", "10.0");
        add(columns, "Token Throughput", "Successful Output Tokens/Sec", "Mean", "10.0");
        add(columns, "Token Streaming", "Successful Output Tokens/Iter", "Mean", "1.0");
        StringBuilder table = new StringBuilder();
        for (int row = 0; row < 4; row++) {
            int at = row;
            table.append(String.join(
                            ",", columns.stream().map(column -> column[at]).toList()))
                    .append('\n');
        }
        return table.toString();
    }

    private static void statistics(List<String[]> columns, String group, String field, String value) {
        add(columns, group, field, "Mean", value);
        add(columns, group, field, "Median", value);
        add(columns, group, field, "Std Dev", "0.25");
        add(columns, group, field, "Percentiles", "\"[" + (value + ", ").repeat(10) + value + "]\"");
    }

    private static void add(List<String[]> columns, String... column) {
        columns.add(column);
    }

    static String html(String latency, String ttft) {
        return "<!DOCTYPE html><html><head><title>GuideLLM</title>\n<script>window.runInfo = {};\n"
                + "window.benchmarks = {};\nwindow.benchmarks = [\n{" + page("itl", "80.0", 18) + ",\n"
                + page("ttft", ttft, 2) + ",\n" + page("throughput", "10.0", 20) + ",\n\"requestsPerSecond\": 1.0,\n"
                + page("timePerRequest", latency, 2) + "}];\n</script></head><body>{[\"</body></html>\n";
    }

    private static String page(String name, String value, int count) {
        return "\"%s\": {\"mean\": %s, \"median\": %s, \"min\": %s, \"max\": %s, \"count\": %d, \"stdDev\": 0.25, "
                        .formatted(name, value, value, value, value, count)
                + "\"percentiles\": {\"p999\": 1e9}, \"percentileRows\": [{\"percentile\": \"p90\", \"value\": " + value
                + "},\n{\"percentile\": \"p99\", \"value\": " + value + "}]}";
    }
}
