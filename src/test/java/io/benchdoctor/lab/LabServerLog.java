package io.benchdoctor.lab;

import io.benchdoctor.lab.Engine.Step;
import io.benchdoctor.lab.LabRun.Sent;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What vLLM's server prints of a simulated run: start-up facts, a line of statistics every ten seconds, access lines. */
final class LabServerLog {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT);
    /** A client dates its result file when the run is over. */
    private static final LocalDateTime END = LocalDateTime.of(2026, 1, 2, 3, 4, 5);

    private static final double EVERY_SECONDS = 10;

    private final StringBuilder text = new StringBuilder();
    private final Patient patient;
    private final LocalDateTime begin;

    private LabServerLog(Ward.Stay stay) {
        this.patient = stay.patient();
        this.begin = END.minusNanos((long) (stay.run().duration * 1e9));
    }

    static String of(Ward.Stay stay) {
        LabServerLog log = new LabServerLog(stay);
        log.start();
        log.statistics(stay);
        return log.text.toString();
    }

    private void start() {
        String version = patient.old ? "0.6.3" : "0.10.1";
        for (int card = 0; card < patient.cards * patient.stages * patient.replicas; card++) {
            text.append("GPU ")
                    .append(card)
                    .append(": NVIDIA ")
                    .append(longName())
                    .append(" (UUID: GPU-0")
                    .append(card)
                    .append(")\n");
        }
        line(-60, "api_server.py:1805", "vLLM API server version " + version);
        line(
                -60,
                "api_server.py:1806",
                "args: Namespace(model='" + patient.modelName + "', max_num_seqs=" + patient.slots
                        + ", max_num_batched_tokens=" + patient.budget + ", tensor_parallel_size=" + patient.cards
                        + (patient.stages > 1 ? ", pipeline_parallel_size=" + patient.stages : "")
                        + (patient.replicas > 1 ? ", data_parallel_size=" + patient.replicas : "")
                        + (patient.adapters ? ", enable_lora=True" : "")
                        + ", enforce_eager=" + (patient.eager ? "True" : "False") + ")");
        line(
                -58,
                "llm_engine.py:237",
                "Initializing a" + (patient.old ? "n" : " V1") + " LLM engine (v" + version + ") with config: model='"
                        + patient.modelName + "', speculative_config="
                        + (patient.drafts == 0
                                ? "None"
                                : "SpeculativeConfig(method='eagle', model='draft', num_spec_tokens=" + patient.drafts
                                        + ")")
                        + ", max_seq_len=" + longest() + ", tensor_parallel_size=" + patient.cards
                        + (patient.stages > 1 ? ", pipeline_parallel_size=" + patient.stages : "")
                        + ", data_parallel_size=" + patient.replicas + ", quantization=None, enforce_eager="
                        + (patient.eager ? "True" : "False") + ", device_config=cuda");
        if (!patient.old) {
            line(
                    -57,
                    "scheduler.py:222",
                    "Chunked prefill is enabled with max_num_batched_tokens=" + patient.budget + ".");
        }
        line(
                -20,
                "kv_cache_utils.py:849",
                String.format(Locale.ENGLISH, "GPU KV cache size: %,d tokens", patient.kvTokens));
        text.append("INFO:     Application startup complete.\n");
    }

    /** An engine does not start unless its cache holds one request of the longest context. */
    private int longest() {
        return (int) Math.min(131_072, Long.highestOneBit(patient.kvTokens));
    }

    private String longName() {
        return switch (patient.cardName) {
            case "A100" -> "A100-SXM4-80GB";
            case "H100" -> "H100 80GB HBM3";
            default -> patient.cardName;
        };
    }

    private void statistics(Ward.Stay stay) {
        List<Step> steps = stay.truth().steps;
        List<Sent> ended = stay.run().answered().stream()
                .sorted((a, b) -> Double.compare(a.end(), b.end()))
                .toList();
        List<Engine> engines = steps.stream().map(Step::engine).distinct().toList();
        int step = 0;
        int answer = 0;
        double due = EVERY_SECONDS;
        while (step < steps.size()) {
            Map<Engine, Interval> intervals = new LinkedHashMap<>();
            engines.forEach(engine -> intervals.put(engine, new Interval()));
            while (step < steps.size() && steps.get(step).begin() < due) {
                intervals.get(steps.get(step).engine()).add(steps.get(step));
                step++;
            }
            for (; answer < ended.size() && ended.get(answer).end() < due; answer++) {
                text.append("INFO:     127.0.0.1:40000 - \"POST /v1/completions HTTP/1.1\" 200 OK\n");
            }
            int number = 0;
            for (Interval interval : intervals.values()) {
                if (interval.last != null) {
                    statistics(due, number, interval);
                }
                number++;
            }
            due += EVERY_SECONDS;
        }
        if (patient.drafts > 0) {
            drafts(due, stay.drafted());
        }
        for (; answer < ended.size(); answer++) {
            text.append("INFO:     127.0.0.1:40000 - \"POST /v1/completions HTTP/1.1\" 200 OK\n");
        }
    }

    /** What an engine did between two lines. */
    private static final class Interval {
        private long prompts;
        private long tokens;
        private Step last;

        void add(Step step) {
            prompts += step.promptTokens();
            tokens += step.tokens();
            last = step;
        }
    }

    private void statistics(double at, int number, Interval interval) {
        line(
                at,
                "loggers.py:123",
                String.format(
                        Locale.ROOT,
                        "Engine %03d: Avg prompt throughput: %.1f tokens/s, Avg generation throughput: %.1f tokens/s, "
                                + "Running: %d reqs, Waiting: %d reqs, GPU KV cache usage: %.1f%%, Prefix cache hit rate: %.1f%%",
                        number,
                        interval.prompts / EVERY_SECONDS,
                        interval.tokens / EVERY_SECONDS,
                        interval.last.running(),
                        interval.last.waiting(),
                        100 * interval.last.kvUsage(),
                        100 * patient.cached));
    }

    private void drafts(double at, Patient.Drafted drafted) {
        double kept = (double) drafted.kept / drafted.tokens;
        line(
                at,
                "metrics.py:96",
                String.format(
                        Locale.ROOT,
                        "SpecDecoding metrics: Mean acceptance length: %.2f, Accepted: %d tokens, Drafted: %d tokens, "
                                + "Avg Draft acceptance rate: %.1f%%",
                        1 + kept * patient.drafts,
                        drafted.kept,
                        drafted.tokens,
                        100 * kept));
    }

    private void line(double at, String from, String message) {
        text.append("INFO ")
                .append(STAMP.format(begin.plusNanos((long) (at * 1e9))))
                .append(" [")
                .append(from)
                .append("] ")
                .append(message)
                .append('\n');
    }
}
