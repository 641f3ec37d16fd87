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

    static final String LLMPERF_SUMMARY = """
            {"version": "2023-08-31", "model": "org/Tiny", "mean_input_tokens": 550, "mean_output_tokens": 150,
             "num_concurrent_requests": 5, "results_inter_token_latency_s_mean": 0.0134,
             "results_ttft_s_quantiles_p50": 0.50, "results_ttft_s_quantiles_p99": 0.9, "results_ttft_s_mean": 0.625,
             "results_ttft_s_stddev": 0.3, "results_end_to_end_latency_s_mean": 2.5,
             "results_number_input_tokens_mean": 550.0, "results_number_input_tokens_min": "550",
             "results_number_output_tokens_mean": 172.4, "results_num_requests_started": 12,
             "results_number_errors": 2, "results_error_code_frequency": "{429.0: 2}",
             "results_mean_output_throughput_token_per_s": 255.82, "results_num_completed_requests": 10,
             "results_num_completed_requests_per_min": 90.0}
            """;

    static final String LLMPERF_INDIVIDUAL = """
            [
                {"error_code": null, "error_msg": "", "inter_token_latency_s": 0.5, "ttft_s": 0.5,
                 "end_to_end_latency_s": 2.5, "number_output_tokens": 5, "number_input_tokens": 550},
                {"error_code": 429, "error_msg": "slow down", "inter_token_latency_s": 0, "ttft_s": 0,
                 "end_to_end_latency_s": 0, "number_output_tokens": 1, "number_input_tokens": 550},
                {"error_code": -100, "error_msg": "Output too few tokens 2", "inter_token_latency_s": 5.04,
                 "ttft_s": 0.6, "end_to_end_latency_s": 5.05, "number_output_tokens": 2, "number_input_tokens": 550}
            ]
            """;

    static final String INFERENCE_PERF_STAGE = """
            {"load_summary": {"count": 12, "schedule_delay": {"mean": 0.01}, "send_duration": 8.5,
             "requested_rate": 2.0, "achieved_rate": 1.99},
             "successes": {"count": 10, "latency": {
              "request_latency": {"mean": 6.5, "median": 6.25, "p99.9": 7.5},
              "time_per_output_token": {"mean": 0.0160, "p99": 0.02},
              "time_to_first_token": {"mean": 4.25, "p99": 4.75},
              "inter_token_latency": {"mean": 0.0159, "median": 0.00005}},
             "throughput": {"input_tokens_per_sec": 137.5, "output_tokens_per_sec": 42.5,
              "total_tokens_per_sec": 180.0, "requests_per_sec": 1.75},
             "prompt_len": {"mean": 201.5}, "output_len": {"mean": 62.8}},
             "failures": {"count": 2, "request_latency": null}}
            """;

    static final String INFERENCE_PERF_PROMETHEUS = """
            {"load_summary": {}, "successes": {"count": 8993, "rate": 113.5, "prompt_len": {"mean": 7026, "rate": 23346.5},
             "queue_len": {"mean": 204}, "request_latency": {"mean": 0.75, "p99": 1.5},
             "time_to_first_token": {"mean": 0.025, "median": 0.024}, "time_per_output_token": {"mean": 0.012},
             "kv_cache_usage_percentage": {"mean": 0.0425, "p99": 0.07}}, "failures": {}}
            """;

    static final String INFERENCE_PERF_REQUESTS = """
            [{"start_time": 50.0, "end_time": 51.5, "request": "{}", "response": "text", "error": null,
              "info": {"request_metrics": {"text": {"input_tokens": 7}},
               "response_metrics": {"output_tokens": 4, "chunk_times": [50.25, 50.5, 51.25],
                "output_token_times": [50.25, 50.5, 50.5, 51.25]}}},
             {"start_time": 50.5, "end_time": 51.0, "info": {"input_tokens": 3, "output_tokens": 3,
              "output_token_times": [50.75, 50.75, 51.0]}, "error": null},
             {"start_time": 51.0, "end_time": 51.5, "info": {"input_tokens": 3},
              "error": {"error_type": "TimeoutError", "error_msg": ""}}]
            """;

    static final String PROMETHEUS = """
            # HELP process_open_fds Number of open file descriptors.
            process_open_fds 76.0
            # TYPE vllm:num_requests_running gauge
            vllm:num_requests_running{engine="0",model_name="org/Tiny"} 3.0
            vllm:num_requests_running{engine="1",model_name="org/Tiny"} 2.0
            vllm:num_requests_waiting{engine="0",model_name="org/Tiny"} 7.0
            vllm:kv_cache_usage_perc{engine="0",model_name="org/Tiny"} 0.5
            vllm:kv_cache_usage_perc{engine="1",model_name="org/Tiny"} 0.75
            vllm:num_preemptions_total{engine="0",model_name="org/Tiny"} 4.0
            vllm:prefix_cache_queries_total{engine="0",model_name="org/Tiny"} 200.0
            vllm:prefix_cache_hits_total{engine="0",model_name="org/Tiny"} 50.0
            vllm:generation_tokens_total{engine="0",model_name="org/Tiny"} 2.5e+03
            vllm:request_success_total{finished_reason="length",model_name="org/Tiny"} 6.0
            vllm:time_to_first_token_seconds_bucket{le="0.1",model_name="org/Tiny"} 2.0
            vllm:time_to_first_token_seconds_sum{model_name="org/Tiny"} 2.5
            vllm:time_to_first_token_seconds_count{model_name="org/Tiny"} 10.0
            vllm:request_queue_time_seconds_sum{model_name="org/Tiny"} 0.0
            vllm:request_queue_time_seconds_count{model_name="org/Tiny"} 0.0
            vllm:num_requests_waiting{model_name="a \\"quoted\\" one"} 1.0
            """;

    static final String LLM_D = """
            run:
              uid: 38b1
              time: {start: 2026-01-02T03:04:05Z, duration: PT49.5S}
            scenario:
              stack:
              - metadata: {label: router}
                standardized: {kind: generic}
              - metadata: {label: engine}
                standardized:
                  model: {name: org/Tiny}
                  accelerator: {model: H100, count: 8, parallelism: {tp: 8}}
              load:
                standardized: {tool: inference-perf, rate_qps: 10, concurrency: .inf}
            results:
              request_performance:
                aggregate:
                  requests:
                    total: 500
                    failures: 2
                    output_length: {units: count, mean: 200.0}
                  throughput:
                    output_token_rate:
                      units: tokens/s
                      mean: 2262.5
                  latency:
                    time_to_first_token:
                      units: s
                      mean: 0.0365
                      p99p9: 0.0575
                    inter_token_latency: {units: s/token, mean: 0.036}
                    time_per_output_token: {units: s/token, mean: 0.03625}
                    request_latency: {units: ms, p50: 900.0}
              observability:
                components:
                  - component_label: router
                    aggregate: {cpu_utilization: {units: percent, mean: 18.4}}
                  - component_label: engine
                    aggregate:
                      kv_cache_usage: {units: percent, mean: 42.5, p50: 41.8}
                      waiting_requests: {units: count, mean: 3.2}
            version: '0.2'
            """;

    static final String SERVE_METRICS = """
            [{"concurrency": 1, "ok": true, "detail": "successful_requests 80/80",
              "metrics": {"successful_requests": 80, "benchmark_duration_s": 125.25, "total_input_tokens": 5535,
               "total_generated_tokens": 14705, "request_throughput_req_s": 0.64, "output_token_throughput_tok_s": 117.4,
               "mean_ttft_ms": 83.24, "mean_tpot_ms": 8.12, "p99_itl_ms": 9.5, "spec_acceptance_rate_percent": 61.25},
              "command": ["vllm", "bench", "serve", "--model", "org/Tiny One", "--dataset-name", "random",
               "--num-prompts", "80", "--max-concurrency", "1", "--random-input-len", "1024"]},
             {"concurrency": 2, "ok": true, "metrics": {"successful_requests": 79, "benchmark_duration_s": 70.5,
               "mean_ttft_ms": 90.5}, "command": ["vllm", "bench", "serve", "--max-concurrency", "2"]},
             {"concurrency": 4, "ok": false, "detail": "server unresponsive", "metrics": {}, "command": ["vllm"]}]
            """;

    static final String GENAI_BENCH = """
            {"aggregated_metrics": {"scenario": "D(100,100)", "num_concurrency": 1,
              "mean_total_tokens_throughput_tokens_per_s": 101.5, "requests_per_minute": 30.0, "num_error_requests": 0,
              "num_completed_requests": 2, "num_requests": 2,
              "stats": {"ttft": {"mean": 0.0525, "p99": 0.06}, "tpot": {"mean": 0.0179},
               "e2e_latency": {"mean": 1.8125, "p50": 1.875}, "num_output_tokens": {"sum": 20}}},
             "individual_request_metrics": [
              {"ttft": 0.25, "e2e_latency": 2.0, "num_input_tokens": 92, "num_output_tokens": 10, "error_code": null},
              {"ttft": 0.5, "e2e_latency": 1.5, "num_input_tokens": 90, "num_output_tokens": 10, "error_code": null}]}
            """;

    /** By format; two of one kind where it has several shapes. */
    static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("itl-report", ITL_REPORT),
            Map.entry("request-timings", ENGINE_STAMPS),
            Map.entry("request-timings dump", TRACKER_DUMP),
            Map.entry("request-timings events", HARNESS_EVENTS),
            Map.entry("perf-analyzer-json", PERF_ANALYZER),
            Map.entry("llmperf-summary", LLMPERF_SUMMARY),
            Map.entry("llmperf-individual", LLMPERF_INDIVIDUAL),
            Map.entry("inference-perf-stage", INFERENCE_PERF_STAGE),
            Map.entry("inference-perf-prometheus", INFERENCE_PERF_PROMETHEUS),
            Map.entry("inference-perf-requests", INFERENCE_PERF_REQUESTS),
            Map.entry("llm-d-report", LLM_D),
            Map.entry("serve-metrics-json", SERVE_METRICS),
            Map.entry("genai-bench-json", GENAI_BENCH),
            Map.entry("prometheus", PROMETHEUS));

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
        return summary(run).figure(metric).orElseThrow().value();
    }
}
