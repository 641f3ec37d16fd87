package io.benchdoctor.parse;

import com.fasterxml.jackson.core.JsonParser;
import io.benchdoctor.model.RequestTimings;
import io.benchdoctor.model.SettingKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A report with several workloads, each with its statistics and the gaps of every request. First-token time and gaps are in
 * milliseconds, latencies in seconds; each workload is one run.
 */
final class ItlReportFormat implements LogFormat {
    private static final String ID = "itl-report";
    private static final double MILLI = 1e-3;

    private static final Map<String, String> FIGURES = new LinkedHashMap<>();

    static {
        FIGURES.put("total_requests", "requests.sent");
        FIGURES.put("successful_requests", "requests.completed");
        FIGURES.put("failed_requests", "requests.failed");
        FIGURES.put("wall_clock_s", "duration");
        FIGURES.put("throughput_output_tps", "throughput.output");
    }

    private static final Map<String, String> STATISTICS =
            Map.of("mean", "mean", "p50", "median", "p90", "p90", "p95", "p95", "p99", "p99");

    private static final Marks MARKS =
            Marks.all(Mark.value("benchmark", "serving"), Mark.key("workloads[].requests[]"));

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Marks marks() {
        return MARKS;
    }

    @Override
    public Parsed parse(LogSource source) throws IOException {
        JsonRuns runs = new JsonRuns(source, ID);
        return runs.parse((json, firstLine) -> new Report(runs).read(json));
    }

    /** The report around the workloads, whose own statements hold for all of them. */
    private static final class Report {
        private final JsonRuns runs;
        private final Fields fields = new Fields();
        private final List<Workload> workloads = new ArrayList<>();

        private Report(JsonRuns runs) {
            this.runs = runs;
        }

        private void read(JsonParser json) throws IOException {
            try {
                JsonFields.read(json, fields, (path, element) -> {
                    if (path.equals("workloads[]")) {
                        Workload workload = new Workload(
                                runs, element.currentTokenLocation().getLineNr());
                        workloads.add(workload);
                        workload.read(element);
                    }
                });
            } finally {
                // What stands before a cut is kept.
                workloads.forEach(workload -> workload.addTo(runs, fields));
            }
        }
    }

    /** One workload while it is read. */
    private static final class Workload {
        private final JsonRuns runs;
        private final int firstLine;
        private final Fields fields = new Fields();
        private final RequestTimings.Builder timings;
        private int lastLine;

        private Workload(JsonRuns runs, int firstLine) {
            this.runs = runs;
            this.firstLine = firstLine;
            this.lastLine = firstLine;
            this.timings = new RequestTimings.Builder(runs.at(firstLine), ID);
        }

        private void read(JsonParser json) throws IOException {
            JsonFields.read(json, fields, (path, element) -> {
                if (path.equals("requests[]")) {
                    int line = element.currentTokenLocation().getLineNr();
                    request(JsonFields.of(element), line);
                }
                lastLine = element.currentLocation().getLineNr();
            });
            lastLine = json.currentLocation().getLineNr();
        }

        private void request(Fields request, int line) {
            String error = request.text("error");
            boolean failed = !error.isEmpty() || !request.has("ttft_ms");
            timings.request(
                    Double.NaN,
                    runs.seconds(request.number("ttft_ms"), MILLI, "ttft_ms", line),
                    runs.seconds(request.number("latency_s"), 1, "latency_s", line),
                    request.count("prompt_tokens"),
                    request.count("completion_tokens"),
                    failed);
            Doubles gaps = request.list("itl_values_ms[]");
            for (int n = 0; n < gaps.size() && !failed; n++) {
                double gap = runs.seconds(gaps.get(n), MILLI, "itl_values_ms", line);
                if (!Double.isNaN(gap)) {
                    timings.gap(gap);
                }
            }
            if (!error.isEmpty()) {
                timings.error(error);
            }
        }

        private void addTo(JsonRuns runs, Fields report) {
            RunFigures draft = runs.draft();
            FIGURES.forEach((key, metric) -> draft.add(metric, fields.get(key)));
            STATISTICS.forEach((printed, statistic) -> {
                draft.add("ttft." + statistic, fields.get("ttft_" + printed + "_ms"));
                draft.add("itl." + statistic, fields.get("itl_" + printed + "_ms"));
                draft.add("e2el." + statistic, fields.get("latency_" + printed + "_s"), 1000);
            });
            draft.setting(SettingKey.MODEL, report.get("model"));
            draft.setting(SettingKey.SEED, report.get("seed"));
            draft.setting(SettingKey.DATE, report.get("timestamp"));
            draft.setting(SettingKey.DATASET, fields.get("workload_name"));
            draft.setting(SettingKey.NUM_PROMPTS, fields.get("total_requests"));
            draft.timings(timings);
            runs.add(draft.run(ID, firstLine, lastLine));
        }
    }
}
