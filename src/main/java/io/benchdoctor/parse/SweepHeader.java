package io.benchdoctor.parse;

import io.benchdoctor.model.SettingKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The first line of a table of runs: how its fields are parted, and what its columns hold. */
record SweepHeader(char delimiter, List<SweepColumn> columns) {
    private static final Set<String> METRIC_WORDS =
            Set.of("ttft", "tpot", "itl", "e2el", "latency", "throughput", "req/s", "tok/s", "tokens/s", "rps", "tps");

    /** No printed table is wider. */
    private static final int MAX_CHARS = 20_000;

    private static final int MIN_FIELDS = 3;

    /** Keys of vLLM's own results, whose units are known without being named. */
    private static final Set<String> OWN = Set.of("request_throughput", "output_throughput", "mean_ttft_ms");

    /** Empty when the line is no header of a table that holds some figure of a run. */
    static Optional<SweepHeader> of(String line) {
        char delimiter = delimiter(line);
        boolean wide = count(line, delimiter) + 1 >= MIN_FIELDS && line.length() < MAX_CHARS;
        if (!wide || line.contains("Namespace(") || !speaksOfFigures(line.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        List<String> fields = fields(line, delimiter);
        boolean own = fields.containsAll(OWN);
        List<SweepColumn> columns = fields.stream()
                .map(field -> own ? ownColumn(field) : SweepColumn.of(field))
                .toList();
        return fields.size() < MIN_FIELDS
                ? Optional.empty()
                : Optional.of(new SweepHeader(delimiter, settled(columns)));
    }

    private static boolean speaksOfFigures(String lower) {
        return METRIC_WORDS.stream().anyMatch(lower::contains);
    }

    private static SweepColumn ownColumn(String key) {
        Optional<ConsoleLabel> figure =
                VllmJsonKeys.metric(key).map(id -> new ConsoleLabel(id, VllmJsonKeys.scale(id)));
        Optional<SettingKey> setting = VllmJsonKeys.setting(key);
        return figure.isPresent() || setting.isPresent()
                ? new SweepColumn(key, figure, setting, false)
                : SweepColumn.of(key);
    }

    /** A latency of something is that of a request only in a table about serving; a context is no prompt beside a prompt. */
    private static List<SweepColumn> settled(List<SweepColumn> columns) {
        boolean serving = columns.stream()
                .flatMap(column -> column.figure().stream())
                .map(ConsoleLabel::metric)
                .anyMatch(id -> id.startsWith("ttft.") || id.startsWith("tpot.") || id.equals("concurrency.limit"));
        boolean prompts = columns.stream()
                .filter(column -> !column.namesContext())
                .anyMatch(column ->
                        column.setting().filter(SettingKey.INPUT_LENGTH::equals).isPresent());
        return columns.stream()
                .map(column -> !serving && column.namesLatencyOnly() ? column.asUnclear() : column)
                .map(column -> prompts && column.namesContext() ? column.withoutSetting() : column)
                .toList();
    }

    private static char delimiter(String line) {
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            best = count(line, candidate) > count(line, best) ? candidate : best;
        }
        return best;
    }

    private static int count(String line, char wanted) {
        int count = 0;
        for (int at = line.indexOf(wanted); at >= 0; at = line.indexOf(wanted, at + 1)) {
            count++;
        }
        return count;
    }

    /** The fields of a row; empty when its quotes do not close. */
    List<String> fields(String line) {
        return fields(line, delimiter);
    }

    private static List<String> fields(String line, char delimiter) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setTrim(true)
                .get();
        List<String> fields = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(line, format)) {
            for (CSVRecord row : parser) {
                row.forEach(fields::add);
            }
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
        return fields;
    }

    /** The number that a field spells, with the decimal comma where semicolons part the fields; empty for none. */
    Optional<Double> number(String field) {
        String plain = delimiter == ';' && field.matches("[+-]?\\d+,\\d+") ? field.replace(',', '.') : field;
        return ConsoleFigures.isNumber(plain) ? Optional.of(ConsoleFigures.number(plain)) : Optional.empty();
    }

    /** Whether some column can be read. */
    boolean hasFigures() {
        return columns.stream().anyMatch(SweepHeader::isMeasured);
    }

    /** A figure that was measured, not only asked for. */
    static boolean isMeasured(SweepColumn column) {
        return column.figure()
                .map(ConsoleLabel::metric)
                .filter(id -> !id.equals("concurrency.limit") && !id.equals("rate.offered"))
                .isPresent();
    }

    /** Names of the columns that seem to hold a figure and do not say it clearly. */
    List<String> unclear() {
        return columns.stream()
                .filter(column -> column.unclear() || !hasFigures() && namesMetric(column.name()))
                .map(SweepColumn::name)
                .toList();
    }

    private static boolean namesMetric(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return METRIC_WORDS.stream().anyMatch(lower::contains);
    }
}
