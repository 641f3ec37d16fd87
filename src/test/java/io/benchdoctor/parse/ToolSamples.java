package io.benchdoctor.parse;

import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.RunPart.BenchSummary;
import io.benchdoctor.parse.Parsed.ParsedRun;
import java.util.Map;
import java.util.Optional;

/** A small log of each of the other tools, made up for these tests. */
final class ToolSamples {
    static final String ITL_REPORT = """
            {"benchmark": "serving", "model": "org/Tiny", "seed": 7, "timestamp": "2026-01-02T03:04:05",
             "workloads": [
              {"workload_name": "short", "total_requests": 3, "successful_requests": 2, "failed_requests": 1,
               "wall_clock_s": 1.25, "throughput_output_tps": 4.0, "ttft_mean_ms": 45.00, "ttft_p50_ms": 45.0,
               "itl_mean_ms": 20.0, "itl_p99_ms": 29.8, "latency_mean_s": 0.0750, "latency_p99_s": 0.0799,
               "requests": [
                {"request_idx": 0, "prompt_tokens": 5, "completion_tokens": 3, "ttft_ms": 40.0,
                 "itl_values_ms": [10.0, 30.0], "latency_s": 0.08, "error": null},
                {"request_idx": 1, "prompt_tokens": 6, "completion_tokens": 2, "ttft_ms": 50.0,
                 "itl_values_ms": [20.0], "latency_s": 0.07, "error": null},
                {"request_idx": 2, "prompt_tokens": 6, "completion_tokens": 0, "ttft_ms": null,
                 "itl_values_ms": [], "latency_s": 0.5, "error": "HTTP 503"}]},
              {"workload_name": "long", "total_requests": 1, "successful_requests": 1, "failed_requests": 0,
               "wall_clock_s": 2.5, "ttft_mean_ms": 90.0,
               "requests": [{"request_idx": 0, "prompt_tokens": 900, "completion_tokens": 1, "ttft_ms": 90.0,
                 "itl_values_ms": [], "latency_s": 0.09, "error": null}]}]}
            """;

    static final String ENGINE_STAMPS = """
            {"request_id": "a", "input_toks": 10, "output_toks": 5, "arrival_time": 1787267980.08, "queued_ts": 100.0, \
            "scheduled_ts": 100.25, "first_token_ts": 100.5, "last_token_ts": 101.5}
            {"request_id": "b", "input_toks": 20, "output_toks": 9, "arrival_time": 1787267980.34, "queued_ts": 100.5, \
            "scheduled_ts": 100.5, "first_token_ts": 101.0, "last_token_ts": 103.0}
            """;

    static final String TRACKER_DUMP = """
            {"type": "tracker_metrics", "total_requests": 2, "batch_duration": 1757641492.6,
             "raw_metrics": [
              {"request_start": 50.0, "first_token_time": 50.25, "request_end": 51.25, "input_tokens": 4,
               "output_tokens": 5, "ttft": 0.25, "e2e_latency": 1.25, "itl": 0.25},
              {"request_start": 50.5, "first_token_time": 51.0, "request_end": 52.5, "input_tokens": 6,
               "output_tokens": 4, "ttft": 0.5, "e2e_latency": 2.0, "itl": 0.5}],
             "batch_stats": {"avg_ttft": 0.375, "p95_ttft": 0.25, "max_ttft": 0.5, "avg_itl": 0.375,
              "avg_e2e_latency": 1.625, "rps": 0.8, "overall_tps": 3.6, "total_input_tokens": 10,
              "total_output_tokens": 9, "total_requests": 2, "successful_requests": 2}}
            """;

    static final String HARNESS_EVENTS = """
            {"case_id": "c1", "concurrency": 4, "latency_ms": 300.0, "model": "org/Tiny", "output_tokens": 5, \
            "prompt_tokens": 32, "status": "ok", "synthetic": false, "tpot_ms": 50.0, "ttft_ms": 100.0}
            {"case_id": "c1", "concurrency": 4, "latency_ms": 9.5, "model": "org/Tiny", "output_tokens": 0, \
            "prompt_tokens": 32, "status": "error", "error": "HTTP 500", "synthetic": false, "tpot_ms": null, \
            "ttft_ms": null}
            {"case_id": "c2", "concurrency": 8, "latency_ms": 500.0, "model": "org/Tiny", "output_tokens": 2, \
            "prompt_tokens": 32, "status": "ok", "synthetic": false, "tpot_ms": 100.0, "ttft_ms": 400.0}
            """;

    static final String PERF_ANALYZER = """
            {"experiments": [
              {"experiment": {"mode": "concurrency", "value": 2},
               "requests": [
                {"timestamp": 1700000000123456789, "response_timestamps": [1700000000223456789, 1700000000233456790,
                 1700000000233456791],
                 "response_outputs": [{"response": "data: {1}"}, {"response": "data: {2}"}, {"response": "data: [DONE]"}]},
                {"timestamp": 1700000001123456789, "response_timestamps": []}]},
              {"experiment": {"mode": "request_rate", "value": 1.5},
               "requests": [{"timestamp": 5000000000, "response_timestamps": [5250000000, 5500000000]}]}],
             "version": "1.0"}
            """;

    /** By format; two of one kind where it has several shapes. */
    static final Map<String, String> ALL = Map.of(
            "itl-report", ITL_REPORT,
            "request-timings", ENGINE_STAMPS,
            "request-timings dump", TRACKER_DUMP,
            "request-timings events", HARNESS_EVENTS,
            "perf-analyzer-json", PERF_ANALYZER);

    private ToolSamples() {}

    /** The log read as the format that its content shows. */
    static Parsed parse(String text) {
        return ReadLog.of(Logs.of(text), Optional.empty()).parsed();
    }

    static BenchSummary summary(ParsedRun run) {
        return run.parts().stream()
                .filter(BenchSummary.class::isInstance)
                .map(BenchSummary.class::cast)
                .findFirst()
                .orElseThrow();
    }

    static RequestTimings timings(ParsedRun run) {
        return run.parts().stream()
                .filter(RequestTimings.class::isInstance)
                .map(RequestTimings.class::cast)
                .findFirst()
                .orElseThrow();
    }

    static double value(ParsedRun run, String metric) {
        return summary(run).reported().get(metric).quantity().value();
    }
}
