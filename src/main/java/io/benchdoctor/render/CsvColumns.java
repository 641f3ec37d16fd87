package io.benchdoctor.render;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.diagnose.Finding;
import io.benchdoctor.diagnose.Severity;
import io.benchdoctor.facts.FactSheet;
import io.benchdoctor.facts.Facts;
import io.benchdoctor.model.Quantity;
import io.benchdoctor.model.Run;
import io.benchdoctor.model.Setting;
import io.benchdoctor.model.SettingKey;
import io.benchdoctor.model.Unit;
import io.benchdoctor.report.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The columns of the table of runs, in their order. Their names are the same in every language and release; a new one comes
 * at the end. What they hold is described in {@code docs/output-csv.md}.
 */
final class CsvColumns {
    private static final List<String> LATENCIES = List.of("ttft", "tpot", "itl", "e2el");
    private static final List<String> STATISTICS = List.of("mean", "median", "p90", "p95", "p99", "max");

    private static final List<String> TOTALS = List.of(
            "requests.completed",
            "requests.failed",
            "duration",
            "tokens.input",
            "tokens.output",
            "throughput.requests",
            "throughput.output",
            "throughput.total",
            "throughput.goodput",
            "concurrency.peak");

    /** What is known by reckoning alone. */
    private static final List<String> FACTS = List.of(
            "decode.concurrency",
            "engine.running",
            "system.concurrency",
            "ttft.queueShare",
            "prefill.time",
            "decode.step",
            "capacity.requests",
            "slo.attainment",
            "server.preemptions");

    private static final List<SettingKey> SETTINGS = List.of(
            SettingKey.ENGINE,
            SettingKey.ENGINE_VERSION,
            SettingKey.MODEL,
            SettingKey.GPU,
            SettingKey.TENSOR_PARALLEL,
            SettingKey.DATA_PARALLEL,
            SettingKey.QUANTIZATION,
            SettingKey.KV_CACHE_TYPE,
            SettingKey.MAX_NUM_SEQS,
            SettingKey.MAX_NUM_BATCHED_TOKENS,
            SettingKey.REQUEST_RATE,
            SettingKey.MAX_CONCURRENCY,
            SettingKey.NUM_PROMPTS,
            SettingKey.DATASET,
            SettingKey.INPUT_LENGTH,
            SettingKey.OUTPUT_LENGTH,
            SettingKey.DATE);

    static final List<Column> ALL = Stream.of(told(), settings(), metrics("reported"), metrics("computed"), facts())
            .flatMap(List::stream)
            .toList();

    private CsvColumns() {}

    /**
     * One run.
     *
     * @param mark of its verdict
     * @param status the worst of its sources
     * @param sha256 of its first source
     */
    record Row(Diagnosis diagnosis, Mark mark, String trust, String status, String sha256) {
        Optional<Run.Source> source() {
            return diagnosis.run().sources().stream().findFirst();
        }

        Optional<Finding> first() {
            return diagnosis.findings().stream().findFirst();
        }

        Optional<Quantity> fact(String id) {
            return diagnosis.facts().get(id).known().filter(quantity -> Double.isFinite(quantity.value()));
        }

        long count(Severity severity) {
            return diagnosis.findings().stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
        }
    }

    /** @param value what stands in the cell; empty where it is unknown */
    record Column(String name, Function<Row, String> value) {}

    private static List<Column> told() {
        return List.of(
                text("run_id", row -> row.diagnosis().run().id()),
                text("label", row -> row.diagnosis().run().label()),
                text("source_path", row -> row.source().map(Run.Source::path).orElse("")),
                whole("source_first_line", row -> row.source().map(source -> (long) source.firstLine())),
                whole("source_last_line", row -> row.source().map(source -> (long) source.lastLine())),
                text(
                        "source_format",
                        row -> row.source().map(Run.Source::format).orElse("")),
                text("source_sha256", Row::sha256),
                whole(
                        "sources",
                        row -> Optional.of(
                                (long) row.diagnosis().run().sources().size())),
                text("status", Row::status),
                text("severity", row -> row.mark().id()),
                text("trust", Row::trust),
                text("first_finding", row -> row.first().map(Finding::id).orElse("")),
                text(
                        "first_finding_severity",
                        row -> row.first().map(first -> first.severity().id()).orElse("")),
                new Column("first_finding_confidence", row -> row.first()
                        .map(first -> CsvCell.number(first.confidence()))
                        .orElse("")),
                whole("findings_critical", row -> Optional.of(row.count(Severity.CRITICAL))),
                whole("findings_warning", row -> Optional.of(row.count(Severity.WARNING))));
    }

    private static List<Column> settings() {
        return SETTINGS.stream()
                .map(key -> text("setting_" + snake(key.id()), row -> row.diagnosis()
                        .run()
                        .setting(key)
                        .map(Setting::value)
                        .orElse("")))
                .toList();
    }

    private static List<Column> metrics(String kind) {
        List<String> ids = new ArrayList<>(TOTALS);
        LATENCIES.forEach(family -> STATISTICS.forEach(statistic -> ids.add(family + "." + statistic)));
        String prefix = kind.equals("computed") ? "recomputed." : "reported.";
        return ids.stream()
                .map(id -> new Column(kind + "_" + snake(id) + unit(id), row -> row.fact(prefix + id)
                        .or(() -> row.fact(prefix + id.replace(".median", ".p50")))
                        .map(quantity -> CsvCell.number(quantity.value()))
                        .orElse("")))
                .toList();
    }

    private static List<Column> facts() {
        return FACTS.stream()
                .map(id -> new Column("computed_" + snake(id) + unit(id), row -> row.fact(id)
                        .map(quantity -> CsvCell.number(quantity.value()))
                        .orElse("")))
                .toList();
    }

    private static Column text(String name, Function<Row, String> value) {
        return new Column(name, row -> CsvCell.text(value.apply(row)));
    }

    private static Column whole(String name, Function<Row, Optional<Long>> value) {
        return new Column(
                name,
                row -> value.apply(row).map(number -> Long.toString(number)).orElse(""));
    }

    /** {@code ttft.queueShare} as {@code ttft_queue_share}. */
    private static String snake(String id) {
        return id.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_').toLowerCase(Locale.ROOT);
    }

    /** What a number counts stands at the end of the name where it is not plain. */
    private static String unit(String id) {
        Unit unit = FactSheet.given(Map.of(), Facts.ALL).unit(id).orElseThrow();
        return switch (unit) {
            case MILLISECONDS -> "_ms";
            case SECONDS -> "_s";
            case REQUESTS_PER_SECOND -> "_req_per_s";
            case TOKENS_PER_SECOND -> "_tok_per_s";
            case RATIO, SHARE, REQUESTS, COUNT, TOKENS -> "";
            case BYTES, BYTES_PER_SECOND, OPERATIONS_PER_SECOND ->
                throw new IllegalStateException("no ending for " + unit);
        };
    }
}
