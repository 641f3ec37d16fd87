package io.benchdoctor.parse;

import static io.benchdoctor.parse.NamedFormat.refused;

import io.benchdoctor.model.LogNote.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every format the doctor knows, most particular first: the first that recognizes the head of a log takes it. To read one
 * more, put its {@code …Format} in its line; to know one more, add a line.
 */
final class Formats {
    private static final int SIMULATOR_NAMED_WITHIN = 3000;

    /** What the program wrote itself: read as a log it would tell of every run once more. */
    private static final String OWN = "bench-doctor-report";

    static final List<LogFormat> ALL = List.of(
            own(
                    "json",
                    Marks.any(
                            Mark.value("schema", "bench-doctor/1"),
                            Mark.value("schema", "bench-doctor-compare/1"),
                            Mark.value("schema", "bench-doctor-history/1"))),
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
            refused("workload-trace", "json", Marks.keys("input_length", "output_length", "hash_ids")),
            new OtherJsonFormat(),
            new GuideLlmHtmlFormat(),
            new PrometheusFormat(),
            new LlmDReportFormat(),
            new GuideLlmCsvFormat(),
            refused(
                    "simulator-output",
                    "text",
                    Marks.all(Mark.header("instance id"), Mark.header("queuing_delay"))
                            .or(Marks.all(Mark.earlyPiece("LLMServingSim", SIMULATOR_NAMED_WITHIN)))),
            refused("workload-trace", "table", Marks.all(Mark.headerIs("TIMESTAMP,ContextTokens,GeneratedTokens"))),
            own(
                    "table",
                    Marks.any(
                            Mark.headerStarting("run_id,label,source_path,source_first_line,"),
                            Mark.headerStarting("series,load,night,runs,metric,unit,value,"))),
            own(
                    "text",
                    Marks.all(Mark.headerStarting("# "), Mark.lineStarting("Bench Doctor "))
                            .or(Marks.all(
                                    Mark.headerStarting("<!DOCTYPE html>"),
                                    Mark.piece("Content-Security-Policy"),
                                    Mark.piece("Bench Doctor ")))),
            new TextFormat());

    private Formats() {}

    private static NamedFormat own(String form, Marks marks) {
        return new NamedFormat(OWN, form, marks, Problem.OWN_REPORT);
    }

    /** The format that takes the log; empty when not even text can be made of it. */
    static Optional<LogFormat> of(LogHead head) {
        for (LogFormat format : ALL) {
            if (format.recognizes(head)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
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

    /** Every format in the order in which a log is held against them, the kinds of free text among them. */
    static List<Considered> known() {
        List<Considered> known = new ArrayList<>();
        ALL.stream()
                .filter(format -> !(format instanceof TextFormat))
                .map(format -> considered(format, format.marks().unseen(), false))
                .forEach(known::add);
        TextFormat.KINDS.stream().map(TextKind::unseen).forEach(known::add);
        return known;
    }

    /** How a log was held against each format, up to the one that took it. */
    static List<Considered> considered(LogHead head) {
        List<Considered> considered = new ArrayList<>();
        for (LogFormat format : ALL) {
            if (format instanceof TextFormat) {
                break;
            }
            boolean taken = format.recognizes(head);
            considered.add(considered(format, format.marks().look(mark -> mark.look(head)), taken));
            if (taken) {
                break;
            }
        }
        return considered;
    }

    private static Considered considered(LogFormat format, List<Considered.Way> ways, boolean taken) {
        boolean read = !format.outcomes().isEmpty() && !(format instanceof OtherJsonFormat);
        List<String> ids = read ? format.outcomes() : List.of(format.id());
        return new Considered(ids, format.form(), read, taken, ways);
    }
}
