package io.benchdoctor.parse;

import static io.benchdoctor.parse.NamedFormat.refused;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Every format the doctor knows, most particular first: the first that recognizes the head of a log takes it. To read one
 * more, put its {@code …Format} in its line; to know one more, add a line.
 */
final class Formats {
    private static final int SIMULATOR_NAMED_WITHIN = 3000;

    static final List<LogFormat> ALL = List.of(
            new GuideLlmJsonFormat(),
            new AiperfJsonFormat(),
            new AiperfRecordsFormat(),
            new InferencePerfStageFormat(),
            new InferencePerfPrometheusFormat(),
            new InferencePerfRequestsFormat(),
            new PerfAnalyzerFormat(),
            new LlmperfSummaryFormat(),
            new LlmperfIndividualFormat(),
            // Before the vLLM result, which from its head is known by no more than a backend or a model.
            new SavedFormat(new SglangJsonKeys()),
            new SavedFormat(new InferenceMaxKeys()),
            new VllmJsonFormat(),
            new SavedFormat(new BenchLatencyKeys()),
            new SavedFormat(new BenchThroughputKeys()),
            new ItlReportFormat(),
            new RequestTimingsFormat(),
            // Before any text too: its header or directive is its own.
            new TokenTimingFormat(),
            new ServeMetricsFormat(),
            new GenaiBenchFormat(),
            refused("workload-trace", head -> head.json()
                    .filter(keys -> keys.has("input_length", "output_length", "hash_ids"))
                    .isPresent()),
            new OtherJsonFormat(),
            new GuideLlmHtmlFormat(),
            new PrometheusFormat(),
            new LlmDReportFormat(),
            new GuideLlmCsvFormat(),
            refused("simulator-output", Formats::isSimulatorOutput),
            refused("workload-trace", Formats::isWorkloadTable),
            new TextFormat());

    private Formats() {}

    /** The format that takes the log; empty when not even text can be made of it. */
    static Optional<LogFormat> of(LogHead head) {
        return ALL.stream().filter(format -> format.recognizes(head)).findFirst();
    }

    static Optional<LogFormat> byId(String id) {
        return ALL.stream()
                .filter(format -> format.id().equals(id) || format.outcomes().contains(id))
                .findFirst();
    }

    static List<String> ids() {
        Set<String> ids = new LinkedHashSet<>();
        ALL.forEach(format -> ids.addAll(format.outcomes()));
        return List.copyOf(ids);
    }

    private static boolean isSimulatorOutput(LogHead head) {
        String header = head.firstLine();
        String start = head.text().substring(0, Math.min(head.text().length(), SIMULATOR_NAMED_WITHIN));
        return header.contains("instance id") && header.contains("queuing_delay") || start.contains("LLMServingSim");
    }

    private static boolean isWorkloadTable(LogHead head) {
        return head.firstLine().strip().toLowerCase(Locale.ROOT).equals("timestamp,contexttokens,generatedtokens");
    }
}
