package io.benchdoctor.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchdoctor.i18n.Messages;
import io.benchdoctor.model.Excerpts;
import io.benchdoctor.report.BatchReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvRendererTest {
    @TempDir
    private Path folder;

    @Test
    void every_run_is_a_line_under_the_same_columns() throws IOException {
        List<CSVRecord> lines = lines(SampleReport.of("samples"));

        assertThat(lines).hasSizeGreaterThan(10).allMatch(CSVRecord::isConsistent);
        CSVRecord burst = line(lines, "samples/burst-queue-ramp/bench.log");
        assertThat(burst.get("first_finding")).isEqualTo("burst-queue-ramp");
        assertThat(burst.get("severity")).isEqualTo("critical");
        assertThat(burst.get("reported_ttft_p99_ms")).isEqualTo("250975.72");
    }

    @Test
    void what_a_log_prints_and_what_raw_timings_give_stand_apart_and_the_unknown_is_empty() throws IOException {
        List<CSVRecord> lines =
                lines(SampleReport.of("samples/burst-queue-ramp", "samples/cold-start", "samples/token-timings"));

        CSVRecord printed = line(lines, "samples/burst-queue-ramp/bench.log");
        assertThat(printed.get("computed_ttft_mean_ms")).isEmpty();
        assertThat(printed.get("reported_requests_failed")).isEmpty();
        CSVRecord both = line(lines, "samples/cold-start/result.json");
        assertThat(both.get("reported_ttft_mean_ms")).isEqualTo("831.23541");
        assertThat(both.get("computed_ttft_mean_ms")).startsWith("831.23541").isNotEqualTo("831.23541");
        assertThat(lines)
                .anyMatch(line -> line.get("reported_ttft_mean_ms").isEmpty()
                        && !line.get("computed_ttft_mean_ms").isEmpty());
    }

    @Test
    void the_language_changes_nothing() throws IOException {
        BatchReport report = SampleReport.of("samples/healthy");
        BatchReport english =
                new BatchReport(report.batch(), report.diagnoses(), List.of(Messages.in("en")), Excerpts.NONE, "1.0");

        assertThat(text(report)).isEqualTo(text(english));
    }

    @Test
    void a_model_that_is_a_formula_is_text() throws IOException {
        String result = Files.readString(Path.of("samples/cold-start/result.json"));
        Path log = Files.writeString(
                folder.resolve("=run,\"1\".json"), result.replace("example/model-8b", "=cmd|' /C calc'!A0"));

        CSVRecord line = lines(SampleReport.of(log.toString())).get(0);

        assertThat(line.get("setting_model")).isEqualTo("'=cmd|' /C calc'!A0");
        assertThat(line.get("source_path")).isEqualTo(log.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {"=1+1;'=1+1", "+a;'+a", "-1+a;'-1+a", "@SUM(1);'@SUM(1)", "-1;-1", "+2.5;+2.5", "a=1;a=1", "＝1;'＝1"
            })
    void what_a_spreadsheet_would_run_is_text(String text, String cell) {
        assertThat(CsvCell.text(text)).isEqualTo(cell);
        assertThat(CsvCell.text("\t=1")).isEqualTo("' =1");
    }

    @Test
    void every_column_is_described() throws IOException {
        String doc = Files.readString(Path.of("docs/output-csv.md"));
        List<String> described = Pattern.compile("`([a-z0-9_]+)`(?=[^|]*\\|[^|]*\\|[^|]*\\|$)", Pattern.MULTILINE)
                .matcher(doc)
                .results()
                .map((MatchResult column) -> column.group(1))
                .toList();

        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(
                        CsvColumns.ALL.stream().map(CsvColumns.Column::name).toList());
    }

    private static CSVRecord line(List<CSVRecord> lines, String path) {
        return lines.stream()
                .filter(line -> line.get("source_path").equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static List<CSVRecord> lines(BatchReport report) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = format.parse(new StringReader(text(report)))) {
            return parser.getRecords();
        }
    }

    private static String text(BatchReport report) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new CsvRenderer().render(report, name -> {
            assertThat(name).isEqualTo("report.csv");
            return bytes;
        });
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
