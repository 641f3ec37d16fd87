package io.benchdoctor.render;

import io.benchdoctor.diagnose.Diagnosis;
import io.benchdoctor.model.Input;
import io.benchdoctor.model.Run;
import io.benchdoctor.report.BatchReport;
import io.benchdoctor.report.BriefView;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;

/** Writes {@code report.csv}: a line per run, the same columns whatever the language; as RFC 4180 has it, in UTF-8. */
final class CsvRenderer implements Renderer {
    private static final String LINE_END = CSVFormat.RFC4180.getRecordSeparator();

    @Override
    public String format() {
        return "csv";
    }

    @Override
    public boolean isOneFile(int runs, int languages) {
        return true;
    }

    @Override
    public void render(BatchReport report, Destination out) throws IOException {
        Map<String, Input> inputs = new HashMap<>();
        report.batch().inputs().forEach(input -> inputs.put(input.path(), input));
        try (Writer csv = new OutputStreamWriter(out.open("report.csv"), StandardCharsets.UTF_8)) {
            csv.write(line(CsvColumns.ALL.stream().map(CsvColumns.Column::name)));
            Ahead.each(
                    report.diagnoses().size(),
                    run -> row(report, run, inputs),
                    (run, row) -> csv.write(line(
                            CsvColumns.ALL.stream().map(column -> column.value().apply(row)))));
        }
    }

    private static String line(Stream<String> cells) {
        return CSVFormat.RFC4180.format(cells.toArray()) + LINE_END;
    }

    private static CsvColumns.Row row(BatchReport report, int run, Map<String, Input> inputs) {
        Diagnosis diagnosis = report.diagnoses().get(run);
        BriefView view = report.brief(run, report.languages().get(0));
        List<Input> sources = diagnosis.run().sources().stream()
                .map(Run.Source::path)
                .map(inputs::get)
                .filter(Objects::nonNull)
                .toList();
        String status = sources.stream()
                .map(Input::status)
                .max(Comparator.naturalOrder())
                .map(Input.Status::id)
                .orElse("");
        String sha256 = sources.stream().findFirst().map(Input::sha256).orElse("");
        return new CsvColumns.Row(diagnosis, view.mark(), view.trust().verdict(), status, sha256);
    }
}
